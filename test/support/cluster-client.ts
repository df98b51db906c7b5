import type { Cluster } from '../../tools/cluster/index.js';

/** Sends a request through the first gateway. */
export async function request(
  { urls, tokens }: Cluster,
  persona: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${urls[0] ?? ''}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${tokens[persona] ?? persona}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}
