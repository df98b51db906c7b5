import createRouter, { type HTTPMethod } from 'find-my-way';
import type { FastifyInstance } from 'fastify';
import { unknownMethod } from './problem.js';

/** Methods by address: which ones a route has, when a request came with another. */
class KnownMethods {
  private readonly router = createRouter({ maxParamLength: 2_000 });
  private readonly methods = new Set<string>();

  /** @param template an address as Fastify has it: `/v1/studies/:study` */
  add(method: string, template: string): void {
    const known = method as HTTPMethod;
    if (this.router.hasRoute(known, template)) return;
    this.router.on(known, template, () => undefined);
    this.methods.add(method);
  }

  /** @param path without query; @returns none when there is no such route */
  of(path: string): readonly string[] {
    return [...this.methods].filter((method) => this.router.find(method as HTTPMethod, path) !== null);
  }
}

/** Answers what has no route with 404, or 405 when only the method is unknown, before anything of the body is read. */
export function refuseUnknownRoutes(server: FastifyInstance): void {
  const known = new KnownMethods();
  server.addHook('onRoute', ({ method, url }) => {
    // Its own answer to whatever has no route.
    if (url !== '*') for (const each of [method].flat()) known.add(each, url);
  });
  server.addHook('onRequest', (request, _reply, done) => {
    if (!request.is404) {
      done();
      return;
    }
    const allowed = known.of(request.url.split('?', 1)[0] ?? '');
    done(allowed.length > 0 ? unknownMethod(allowed) : Object.assign(new Error('no such route'), { statusCode: 404 }));
  });
}
