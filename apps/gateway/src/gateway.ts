import {
  closeWhenIdle,
  ConstantDocument,
  correlationOf,
  counter,
  expose,
  gauge,
  malformed,
  metricsContentType,
  observe,
  passTrace,
  platformRefusals,
  ProblemError,
  problemPage,
  problemsPath,
  refuseRepeatedHeaders,
  rulesAnswer,
  type RuleAnswer,
  sendProblem,
  serverOptions,
  Unavailable,
  unknownMethod,
  unmet,
} from '@caseledger/platform';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { errors, type Dispatcher } from 'undici';
import { isOpenApiDocument, mergeDocuments, type OpenApiDocument } from './open-api.js';
import { Routes, type Route } from './routes.js';
import { failedBeforeAnswer, refused, Upstream, type UpstreamRequest } from './upstream.js';
import { UpstreamGroup } from './upstream-group.js';

const probeEveryMs = 1_000;
/** As long as processes that reset or hang are asked again. */
const patienceMs = 8_000;
const roundPauseMs = 100;
/** A service that was updated may have new routes. */
const documentEveryMs = 15_000;

/** They concern one connection (RFC 9110, section 7.6.1), or are set anew for the next one. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
const setAnew = new Set(['host', 'content-length', 'expect']);

const upstreamUp = gauge('caseledger_gateway_upstream_up', 'Whether a process of a service answers.', [
  'service',
  'upstream',
]);
const repeated = counter('caseledger_gateway_repeated_total', 'Requests that were sent to another process again.', [
  'service',
]);

/** Routes that take a document: a body is bounded before any service is asked what its routes take. */
const documentRoutes = ['/v1/protocols/imports'];

export interface GatewayOptions {
  /** The origins of each service. */
  readonly upstreams: ReadonlyMap<string, readonly string[]>;
  /** The largest body, in bytes, of a route that takes a document. */
  readonly documentBytes: number;
  readonly logger: Logger;
}

/**
 * One address for all services. It learns the routes from their OpenAPI documents, takes turns among the processes of a
 * service, and asks the next one when one refuses, resets or hangs before it answers. That is safe for commands, because
 * each has an `Idempotency-Key`: one that comes without gets its own here.
 */
export class Gateway {
  readonly app: FastifyInstance;
  private readonly groups: ReadonlyMap<string, UpstreamGroup>;
  private readonly documents = new Map<string, OpenApiDocument>();
  private readonly routeOf = new WeakMap<FastifyRequest, Route>();
  private readonly streams = new Set<AbortController>();
  private readonly stopping = new AbortController();
  private readonly loops: Promise<void>[] = [];
  private routes = new Routes(new Map());
  private document = new ConstantDocument({});

  constructor(private readonly options: GatewayOptions) {
    this.groups = new Map(
      Array.from(options.upstreams, ([service, origins]) => [
        service,
        new UpstreamGroup(
          service,
          origins.map((origin) => new Upstream(origin)),
        ),
      ]),
    );
    this.app = Fastify(serverOptions(options.logger)) as unknown as FastifyInstance;
    this.serve();
  }

  /** Looks at every upstream, then listens. Resolves to the port. */
  async start(port: number, host = '127.0.0.1'): Promise<number> {
    const groups = [...this.groups.values()];
    await Promise.all(groups.flatMap(({ upstreams }) => upstreams.map((upstream) => upstream.probe())));
    await Promise.all(groups.map((group) => this.learn(group)));
    for (const group of groups) {
      for (const upstream of group.upstreams) this.loops.push(this.watch(group, upstream));
      this.loops.push(this.keepLearning(group));
    }
    return Number(new URL(await this.app.listen({ port, host })).port);
  }

  /** Ends streams at once, and waits for the other requests. */
  async stop(): Promise<void> {
    this.stopping.abort();
    for (const stream of this.streams) stream.abort();
    await this.app.close();
    // Ends probes that are under way, too.
    for (const { upstreams } of this.groups.values()) await Promise.all(upstreams.map((upstream) => upstream.close()));
    await Promise.all(this.loops);
  }

  private serve(): void {
    const { app } = this;
    observe(app, (request) => this.routeOf.get(request)?.template ?? request.routeOptions.url);
    closeWhenIdle(app);
    refuseRepeatedHeaders(app);
    app.setErrorHandler(sendProblem);
    app.setNotFoundHandler((request, reply) => {
      sendProblem({ statusCode: 404 }, request, reply);
    });
    // Bodies go on byte for byte: the services judge them.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
      done(null, body);
    });
    app.get('/health/live', () => ({ status: 'live' }));
    app.get('/health/ready', () => this.readiness());
    app.get('/openapi.json', (request, reply) => this.document.send(request, reply));
    app.get(problemsPath, async () => {
      const { rules, complete } = await this.rules();
      if (!complete) throw rulesUnknown();
      return rules;
    });
    app.get<{ Params: { rule: string } }>(`${problemsPath}/:rule`, async (request, reply) => {
      const { rules, complete } = await this.rules();
      const page = problemPage(rules, request.params.rule);
      if (page === undefined)
        throw complete ? Object.assign(new Error('no such rule'), { statusCode: 404 }) : rulesUnknown();
      return reply.type('text/html; charset=utf-8').send(page);
    });
    app.get('/metrics', async (_request, reply) => {
      await reply.header('content-type', metricsContentType).send(await expose());
    });
    const { documentBytes: bodyLimit } = this.options;
    for (const path of documentRoutes) app.post(path, { bodyLimit }, (request, reply) => this.forward(request, reply));
    app.all('/*', (request, reply) => this.forward(request, reply));
  }

  /** Ready when every service has a process that answers, and its routes are known. */
  private readiness(): object {
    const services = Array.from(this.groups.values(), ({ service, upstreams }) => ({
      service,
      known: this.documents.has(service),
      upstreams: upstreams.length,
      up: upstreams.filter(({ up }) => up).length,
    }));
    const notReady = services
      .filter(({ known, up }) => !known || up === 0)
      .map(({ service }) => unmet('not-ready', `${service} is not ready.`));
    if (notReady.length > 0) {
      throw new ProblemError({ status: 503, rule: 'not-ready', detail: 'The gateway is not ready.', unmet: notReady });
    }
    return { status: 'ready', services: services.map(({ service, upstreams, up }) => ({ service, upstreams, up })) };
  }

  /** The rules that the services refuse by, and whether all of them have said theirs. */
  private async rules(): Promise<{ readonly rules: Readonly<Record<string, RuleAnswer>>; readonly complete: boolean }> {
    const known = await Promise.allSettled(
      Array.from(this.groups.values(), async (group) => group.order()[0]?.document(problemsPath)),
    );
    const told = known.map((answer) => (answer.status === 'fulfilled' ? answer.value : undefined));
    const rules = Object.assign({}, ...told, rulesAnswer(platformRefusals)) as Readonly<Record<string, RuleAnswer>>;
    return { rules, complete: !told.includes(undefined) };
  }

  private async forward(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const [path = '/'] = request.url.split('?', 1);
    const route = this.routes.find(request.method, path);
    const group = route && this.groups.get(route.service);
    if (route === undefined || group === undefined) {
      const complete = this.documents.size === this.groups.size;
      const allowed = this.routes.methodsOf(path);
      if (allowed.length > 0) throw unknownMethod(allowed);
      if (complete) throw Object.assign(new Error('no such route'), { statusCode: 404 });
      throw new Unavailable('the routes of a service are not known yet', 1);
    }
    this.routeOf.set(request, route);
    const response = await this.ask(group, request, reply);
    if (response === undefined) return reply.hijack();
    const kept = Object.entries(response.headers).filter(([name]) => !hopByHop.has(name));
    return reply.code(response.statusCode).headers(Object.fromEntries(kept)).send(response.body);
  }

  /**
   * The first answer that a process of the service gives; undefined when the caller has gone meanwhile. All are asked
   * again while one might answer: a reset may be no more than an idle connection that was closed, a hang a busy moment.
   */
  private async ask(
    group: UpstreamGroup,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Dispatcher.ResponseData | undefined> {
    const message = messageOf(request);
    const deadline = performance.now() + patienceMs;
    let attempts = 0;
    for (;;) {
      const failures: unknown[] = [];
      for (const upstream of group.order()) {
        if ((attempts += 1) > 1) repeated.inc({ service: group.service });
        const attempt = new AbortController();
        reply.raw.once('close', () => {
          attempt.abort();
        });
        try {
          const response = await upstream.send(message, attempt);
          this.track(response, attempt, reply);
          return response;
        } catch (error) {
          if (reply.raw.destroyed) return undefined;
          if (error instanceof errors.InvalidArgumentError) throw malformed('The request cannot be sent on.');
          if (!failedBeforeAnswer(error)) throw new Unavailable('a service gave no answer', 2, { cause: error });
          request.log.warn({ err: error, service: group.service, upstream: upstream.origin }, 'no answer');
          failures.push(error);
        }
      }
      if (failures.every(refused) || performance.now() > deadline) {
        throw new Unavailable(`no process of ${group.service} answers`, 1, { cause: failures[0] });
      }
      await pause(roundPauseMs);
    }
  }

  /** Streams have no end of their own: a stop has to end them. What is not taken of one, its service limits. */
  private track({ headers, body }: Dispatcher.ResponseData, attempt: AbortController, reply: FastifyReply): void {
    if (!String(headers['content-type']).startsWith('text/event-stream')) return;
    reply.raw.setTimeout(0);
    this.streams.add(attempt);
    body.once('close', () => this.streams.delete(attempt));
  }

  private async watch({ service }: UpstreamGroup, upstream: Upstream): Promise<void> {
    while (await this.rest(probeEveryMs)) {
      const before = upstream.up;
      await upstream.probe();
      if (this.stopping.signal.aborted) return;
      const { up, origin } = upstream;
      upstreamUp.set({ service, upstream: origin }, up ? 1 : 0);
      if (up !== before) this.options.logger.warn({ service, upstream: origin, up }, 'an upstream changed');
    }
  }

  private async keepLearning(group: UpstreamGroup): Promise<void> {
    const known = (): boolean => this.documents.has(group.service);
    while (await this.rest(known() ? documentEveryMs : probeEveryMs)) await this.learn(group);
  }

  /** Reads the service's document; without an answer what was known stays. */
  private async learn({ service, upstreams }: UpstreamGroup): Promise<void> {
    for (const upstream of upstreams.filter(({ up }) => up)) {
      try {
        const document = await upstream.document('/openapi.json');
        if (!isOpenApiDocument(document)) throw new Error('not an OpenAPI document');
        const documents = new Map([...this.documents, [service, document]]);
        this.routes = new Routes(documents);
        this.documents.set(service, document);
        // In the order of the setting, whoever answered first.
        const ordered = [...this.groups.keys()].flatMap((name) => {
          const own = documents.get(name);
          return own === undefined ? [] : [[name, own] as const];
        });
        this.document = new ConstantDocument(mergeDocuments(new Map(ordered)));
        return;
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        this.options.logger.warn({ err: error, service, upstream: upstream.origin }, 'the routes cannot be read');
      }
    }
  }

  /** Resolves to false when the gateway stops meanwhile. */
  private async rest(milliseconds: number): Promise<boolean> {
    const { signal } = this.stopping;
    await pause(milliseconds, undefined, { signal }).catch(() => undefined);
    return !signal.aborted;
  }
}

/** The request as it goes on. */
const rulesUnknown = (): Unavailable => new Unavailable('the rules of a service are not known', 1);

function messageOf(request: FastifyRequest): UpstreamRequest {
  const { method, url, body } = request;
  const connection = new Set(request.headers.connection?.toLowerCase().split(/ *, */));
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(
      ([name]) => !hopByHop.has(name) && !setAnew.has(name) && !connection.has(name),
    ),
  );
  headers['x-correlation-id'] = correlationOf(request);
  passTrace(request.raw, headers);
  if (method !== 'GET' && method !== 'HEAD') headers['idempotency-key'] ??= randomUUID();
  return {
    method: method,
    path: url,
    headers,
    body: Buffer.isBuffer(body) ? body : null,
  };
}
