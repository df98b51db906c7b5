import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import helmet from '@fastify/helmet';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { ChildLoggerOptions, Logger } from 'pino';
import { NestLogger } from '../logging.js';
import { histogram } from '../metrics.js';
import { maximumBodyBytes, parseBody } from './body.js';
import { correlationOf } from './headers.js';
import { serveOpenApi } from './openapi.js';
import { malformed, problemDocument, problemMediaType, problemOf } from './problem.js';
import { ProblemFilter, sendProblem } from './problem.filter.js';
import { createValidationPipe } from './validation.js';

export interface HttpApplicationOptions {
  readonly logger: Logger;
  /** Title and version of the API document. */
  readonly title: string;
  readonly version: string;
}

/** What Node says when a request never becomes one: HTTP itself is broken. */
const connectionStatus: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

function createAdapter(logger: Logger): FastifyAdapter {
  return new FastifyAdapter({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    childLoggerFactory: (
      parent: FastifyBaseLogger,
      bindings: Record<string, unknown>,
      options: ChildLoggerOptions,
      { headers }: IncomingMessage,
    ) => {
      const correlationId = correlationOf({ id: String(bindings['requestId']), headers });
      return parent.child({ ...bindings, correlationId }, options);
    },
    bodyLimit: maximumBodyBytes,
    return503OnClosing: false,
    frameworkErrors: sendProblem,
    clientErrorHandler: (error, socket) => {
      if (!socket.writable) return;
      const status = connectionStatus[error.code] ?? 400;
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
  });
}

/** JSON objects are the only bodies there are. */
function readJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, parseBody(body as string));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** What the body may not hold, the address may not either. */
function checkAddress(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const bad = request.url.includes('%00') || Object.hasOwn(request.query as object, '__proto__');
    done(bad ? malformed('The address contains a NUL character or a forbidden name.') : undefined);
  });
}

/** One log line and one measurement a request: method, route template, status. Never addresses, headers or bodies. */
function observe(server: FastifyInstance): void {
  const duration = histogram('http_request_duration_seconds', 'Time from request to answer.', [
    'method',
    'route',
    'status',
  ]);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'unknown';
    const status = reply.statusCode;
    duration.observe({ method, route, status }, reply.elapsedTime / 1000);
    request.log.info({ method, route, status, milliseconds: Math.round(reply.elapsedTime) }, 'request');
    done();
  });
}

/**
 * An HTTP application with the rules that all our applications share: JSON only, at most 256 kB; declared members
 * only; every error a problem document (R-INT-01); `/openapi.json` and `/docs`. Whoever starts it ends it: `close` waits
 * for requests that are under way.
 * @throws what the root module throws while it starts.
 */
export async function createHttpApplication(
  rootModule: Type<unknown> | DynamicModule,
  options: HttpApplicationOptions,
): Promise<NestFastifyApplication> {
  const adapter = createAdapter(options.logger);
  const server = adapter.getInstance<FastifyInstance>();
  observe(server);
  await server.register(helmet, {
    // TLS ends before us: whether plain requests are upgraded is the proxy's decision.
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
  });
  checkAddress(server);
  readJsonOnly(server);
  // Nest declares its options as a class and takes a plain object.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  const app = await NestFactory.create<NestFastifyApplication>(rootModule, adapter, {
    logger: new NestLogger(options.logger),
    bodyParser: false,
    abortOnError: false,
  });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  serveOpenApi(app, options);
  return app;
}
