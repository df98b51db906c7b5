import helmet from '@fastify/helmet';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { NestLogger } from '../logging.js';
import { parseBody } from './body.js';
import { declaredRoutes } from './declared-route.js';
import { serveOpenApi, type AnswerSchemas } from './openapi.js';
import { boundDocuments, documentBytes } from './documents.js';
import { foreignCoding, malformed } from './problem.js';
import { ProblemFilter } from './problem.filter.js';
import { closeWhenIdle, observe, refuseRepeatedHeaders, serverOptions } from './server.js';
import { refuseUnknownRoutes } from './routes.js';
import { DeclaredFieldsPipe } from './validation.js';

export interface HttpApplicationOptions {
  readonly logger: Logger;
  /** Title and version of the API document. */
  readonly title: string;
  readonly version: string;
  /** Schemas that the answers of routes refer to. */
  readonly schemas?: AnswerSchemas;
}

/** Every charset that a media type names, which is one unless it contradicts itself. */
const charset = /;\s*charset\s*=\s*"?([^\s";]*)/gi;

/** JSON objects in UTF-8 are the only bodies there are (RFC 8259, section 8.1). */
function readJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      const charsets = (request.headers['content-type'] ?? '').matchAll(charset);
      for (const [, name = ''] of charsets) if (!/^utf-?8$/i.test(name)) throw foreignCoding();
      if (!/^(identity)?$/i.test(request.headers['content-encoding'] ?? '')) throw foreignCoding();
      done(null, parseBody(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** What the body may not hold, the address may not either. */
function checkAddress(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    done(request.url.includes('%00') ? malformed('The address contains a NUL character.') : undefined);
  });
}

/** Clinical data stay with whoever asked for them (R-SEC-08): no answer of the interface is kept on the way. */
function keepNothing(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/v1/')) void reply.header('cache-control', 'no-store');
    done();
  });
}

/**
 * An HTTP application with the rules that all our applications share: JSON only, at most 256 kB, or a document by its own
 * measure; declared members only; every error a problem document (R-INT-01); `/openapi.json` and `/docs`. Whoever starts it ends it: `close` waits
 * for requests that are under way.
 * @throws what the root module throws while it starts, TypeError for a route that declares nothing, ConfigurationError.
 */
export async function createHttpApplication(
  rootModule: Type<unknown> | DynamicModule,
  options: HttpApplicationOptions,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(serverOptions(options.logger));
  const server = adapter.getInstance<FastifyInstance>();
  observe(server);
  closeWhenIdle(server);
  refuseRepeatedHeaders(server);
  await server.register(helmet, {
    // TLS ends before us: whether plain requests are upgraded is the proxy's decision.
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
  });
  keepNothing(server);
  boundDocuments(server, documentBytes());
  refuseUnknownRoutes(server);
  checkAddress(server);
  readJsonOnly(server);
  // Nest declares its options as a class and takes a plain object.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  const app = await NestFactory.create<NestFastifyApplication>(rootModule, adapter, {
    logger: new NestLogger(options.logger),
    bodyParser: false,
    abortOnError: false,
  });
  const routes = declaredRoutes(app);
  app.useGlobalPipes(new DeclaredFieldsPipe());
  app.useGlobalFilters(new ProblemFilter());
  serveOpenApi(app, options, routes);
  return app;
}
