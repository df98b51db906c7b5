import helmet from '@fastify/helmet';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { NestLogger } from '../logging.js';
import { parseBody } from './body.js';
import { serveOpenApi } from './openapi.js';
import { malformed } from './problem.js';
import { ProblemFilter } from './problem.filter.js';
import { closeWhenIdle, observe, serverOptions } from './server.js';
import { createValidationPipe } from './validation.js';

export interface HttpApplicationOptions {
  readonly logger: Logger;
  /** Title and version of the API document. */
  readonly title: string;
  readonly version: string;
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
  const adapter = new FastifyAdapter(serverOptions(options.logger));
  const server = adapter.getInstance<FastifyInstance>();
  observe(server);
  closeWhenIdle(server);
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
