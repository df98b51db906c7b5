import { own } from '@caseledger/kernel';
import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import {
  LogController,
  type FastifyBaseLogger,
  type FastifyHttpOptions,
  type FastifyInstance,
  type FastifyRequest,
} from 'fastify';
import type { ChildLoggerOptions, Logger } from 'pino';
import { histogram } from '../metrics.js';
import { maximumBodyBytes } from './body.js';
import { boundedServer } from './bounded-server.js';
import { endRequest, inRequest, traceparentOf } from '../tracing.js';
import { correlationOf } from './headers.js';
import { malformed, problemDocument, problemMediaType, problemOf } from './problem.js';
import { sendProblem } from './problem.filter.js';

/**
 * In milliseconds: how long a request may take to arrive, its head and all of it (our bodies are 256 kB at most), and how
 * long a connection may wait for the next one.
 */
const times = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 72_000,
} as const;
/** After this long a stop no longer waits for a request that has not arrived: nothing was done for it. */
const arrivalGraceMs = 1_000;

/** What Node says when a request never becomes one: HTTP itself is broken. */
const connectionStatus: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/**
 * How all our HTTP servers treat a request before a handler sees it: an id, a log with the correlation id on every line, a
 * bound on the body, a problem document for what is no HTTP.
 */
export function serverOptions(logger: Logger) {
  return {
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    childLoggerFactory: (
      parent: FastifyBaseLogger,
      bindings: Record<string, unknown>,
      options: ChildLoggerOptions,
      raw: IncomingMessage,
    ) => {
      const correlationId = correlationOf({ id: String(bindings['requestId']), raw });
      return parent.child({ ...bindings, correlationId }, options);
    },
    bodyLimit: maximumBodyBytes,
    serverFactory: (listener) => boundedServer(times, listener),
    return503OnClosing: false,
    frameworkErrors: sendProblem,
    clientErrorHandler: (error, socket) => {
      if (!socket.writable) return;
      const status = own(connectionStatus, error.code) ?? 400;
      const body = JSON.stringify(problemDocument(problemOf({ statusCode: status }), randomUUID()));
      socket.end(
        [
          `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
          `Content-Type: ${problemMediaType}`,
          `Content-Length: ${Buffer.byteLength(body)}`,
          'Connection: close',
          '',
          body,
        ].join('\r\n'),
      );
    },
  } satisfies FastifyHttpOptions<Server>;
}

/** One log line, one measurement and, while traces are exported, one span a request: method, route template, status. Never addresses, headers or bodies. */
export function observe(
  server: FastifyInstance,
  routeOf = (request: FastifyRequest): string | undefined => request.routeOptions.url,
): void {
  const duration = histogram('http_request_duration_seconds', 'Time from request to answer.', [
    'method',
    'route',
    'status',
  ]);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    const traceparent = traceparentOf(request.raw);
    if (traceparent !== undefined) void reply.header('traceresponse', traceparent);
    inRequest(request.raw, done);
  });
  // Bodies arrive, and answers leave, in the context of the connection.
  server.addHook('preValidation', (request, _reply, done) => {
    inRequest(request.raw, done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = routeOf(request) ?? 'unknown';
    const status = reply.statusCode;
    duration.observe({ method, route, status }, reply.elapsedTime / 1000);
    inRequest(request.raw, () => {
      request.log.info({ method, route, status, milliseconds: Math.round(reply.elapsedTime) }, 'request');
    });
    endRequest(request.raw, { route, status, correlation: correlationOf(request) });
    done();
  });
}

/** Headers that can only be one (RFC 9112, section 3.2): of two, another reader on the way may take the other one. */
const single: ReadonlySet<string> = new Set(['host', 'authorization', 'content-type', 'content-length']);

/** Refuses a request that has one of them twice. */
export function refuseRepeatedHeaders(server: FastifyInstance): void {
  server.addHook('onRequest', ({ raw: { rawHeaders } }, _reply, done) => {
    const seen = new Set<string>();
    for (let index = 0; index < rawHeaders.length; index += 2) {
      const name = rawHeaders[index]?.toLowerCase() ?? '';
      if (single.has(name) && seen.has(name)) {
        done(malformed(`The request has the header ${name} twice.`));
        return;
      }
      seen.add(name);
    }
    done();
  });
}

/**
 * Lets `close` end as soon as no request is under way. Node's own waits for connections on which nothing was ever asked,
 * as clients open them in advance, and for requests of which the rest never comes.
 */
export function closeWhenIdle(server: FastifyInstance): void {
  const underWay = new Set<IncomingMessage>();
  server.addHook('onRequest', ({ raw }, reply, done) => {
    underWay.add(raw);
    reply.raw.once('close', () => underWay.delete(raw));
    done();
  });
  let closing: NodeJS.Timeout | undefined;
  server.addHook('preClose', (done) => {
    const began = performance.now();
    closing = setInterval(() => {
      if (performance.now() - began > arrivalGraceMs) {
        for (const request of underWay) if (!request.complete) request.destroy();
      }
      if (underWay.size === 0) server.server.closeAllConnections();
    }, 50);
    done();
  });
  server.addHook('onClose', (_server, done) => {
    clearInterval(closing);
    done();
  });
}
