import createRouter, { type HTTPMethod } from 'find-my-way';
import type { OpenApiDocument } from './open-api.js';

/** Where a request goes. */
export interface Route {
  readonly service: string;
  /** As the service's document has it: `/v1/studies/{study}`. */
  readonly template: string;
}

const methods = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** The routes of all services, from their OpenAPI documents. */
export class Routes {
  private readonly router = createRouter({ maxParamLength: 2_000 });

  /** @throws Error when two services claim the same route */
  constructor(documents: ReadonlyMap<string, OpenApiDocument>) {
    for (const [service, { paths }] of documents) {
      for (const [template, item] of Object.entries(paths)) {
        for (const method of methods.filter((name) => name in item)) this.add(method, { service, template });
      }
    }
  }

  /** @param path without query; @returns undefined when no service has it */
  find(method: string, path: string): Route | undefined {
    // A HEAD is a GET without the body.
    const found = this.router.find((method === 'HEAD' ? 'GET' : method) as HTTPMethod, path);
    return found?.store as Route | undefined;
  }

  /** The methods that an address has, whatever the service; none when there is no such route. */
  methodsOf(path: string): readonly string[] {
    return ['HEAD', ...methods.map((method) => method.toUpperCase())].filter(
      (method) => this.find(method, path) !== undefined,
    );
  }

  private add(method: string, route: Route): void {
    const path = route.template.replace(/\{(\w+)\}/g, ':$1');
    this.router.on(method.toUpperCase() as HTTPMethod, path, () => undefined, route);
  }
}
