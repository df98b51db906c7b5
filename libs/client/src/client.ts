import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './api.js';

/** What bodies and answers hold, by the name of its schema. */
export type Schemas = components['schemas'];

/** The interface over HTTP. Answers and refusals have the types of the API description. */
export type ApiClient = Client<paths>;

export interface Connection {
  /** Where the interface is, without a path. */
  readonly url: string;
  /** Says who asks. */
  readonly token: string;
  /** Instead of the global one. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** A client that asks as one person. */
export function connect({ url, token, fetch }: Connection): ApiClient {
  return createClient<paths>({
    baseUrl: url.replace(/\/+$/, ''),
    headers: { authorization: `Bearer ${token}` },
    ...(fetch && { fetch }),
  });
}
