import { createLogger } from '@caseledger/platform';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Gateway } from './gateway.js';
import { gatewaySettings } from './settings.js';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const logger = createLogger({ level: 'silent' });
const servers: Server[] = [];
const gateways: Gateway[] = [];

/** A process of a service: a document with these paths, and what it does with every other request. */
async function service(
  paths: Record<string, object>,
  answer: (seen: Seen, response: ServerResponse) => void,
  schemas: Record<string, object> = {},
) {
  const requests: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      if (url === '/health/live') response.end('{}');
      else if (url === '/openapi.json') {
        response.end(JSON.stringify({ openapi: '3.1.1', info: {}, paths, components: { schemas } }));
      } else {
        const seen = { method, url, headers, body: Buffer.concat(chunks).toString() };
        requests.push(seen);
        answer(seen, response);
      }
    });
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, requests, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function gateway(upstreams: Record<string, readonly string[]>): Promise<string> {
  const started = new Gateway({ upstreams: new Map(Object.entries(upstreams)), documentBytes: 1_000_000, logger });
  gateways.push(started);
  return `http://127.0.0.1:${await started.start(0)}`;
}

afterEach(async () => {
  await Promise.all(gateways.splice(0).map((started) => started.stop()));
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const studies = { '/v1/studies/{study}/sites': { post: {}, get: {} } };
const reports = { '/v1/studies/{study}/reports': { get: {} } };
const say =
  (text: string) =>
  (_seen: Seen, response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'application/json', 'x-from': text }).end(`"${text}"`);
  };
const post = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/v1/studies/S/sites`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"a":1, "a":1}',
  });

describe('the gateway', () => {
  it('finds the service of a route in the documents, and answers with a problem where there is none', async () => {
    const one = await service(studies, say('one'));
    const two = await service(reports, say('two'));
    const url = await gateway({ one: [one.origin], two: [two.origin] });
    expect(await (await fetch(`${url}/v1/studies/S%2F1/reports?limit=5`)).json()).toBe('two');
    expect(two.requests[0]?.url).toBe('/v1/studies/S%2F1/reports?limit=5');
    expect((await fetch(`${url}/v1/studies/S/sites`)).headers.get('x-from')).toBe('one');
    for (const path of ['/v1/nothing', '/v1/studies/S/reports/7']) {
      const answer = await fetch(`${url}${path}`);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    }
    const wrong = await fetch(`${url}/v1/studies/S/reports`, { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'HEAD, GET']);
  });

  it('passes bodies on byte for byte, with a correlation id, and a key for a command that has none', async () => {
    const one = await service(studies, say('one'));
    const url = await gateway({ one: [one.origin] });
    await post(url);
    await post(url, { 'idempotency-key': 'mine', 'x-correlation-id': 'visit-7' });
    const [first, second] = one.requests;
    expect(first?.body).toBe('{"a":1, "a":1}');
    expect(first?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(first?.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(second?.headers).toMatchObject({ 'idempotency-key': 'mine', 'x-correlation-id': 'visit-7' });
  });

  it('passes a document on whole, as large as it may be, and no other body beyond 256 kB', async () => {
    const one = await service({ '/v1/protocols/imports': { post: {} }, '/v1/other': { post: {} } }, say('one'));
    const url = await gateway({ one: [one.origin] });
    const send = (path: string, bytes: number) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        body: `{"a":"${'x'.repeat(bytes)}"}`,
        headers: { 'content-type': 'application/json' },
      });
    expect((await send('/v1/protocols/imports', 900_000)).status).toBe(200);
    expect(one.requests.at(-1)?.body).toHaveLength(900_008);
    for (const [path, bytes] of [
      ['/v1/protocols/imports', 1_000_000],
      ['/v1/other', 300_000],
    ] as const) {
      expect([path, (await send(path, bytes)).status]).toEqual([path, 413]);
    }
  });

  it('takes turns, and asks another process when one resets or refuses, with the same key', async () => {
    const dying = await service(studies, (_seen, response) => response.socket?.destroy());
    const sound = await service(studies, say('sound'));
    const url = await gateway({ one: [dying.origin, sound.origin] });
    for (let i = 0; i < 4; i += 1) expect(await (await post(url)).json()).toBe('sound');
    const keys = new Set(sound.requests.map(({ headers }) => headers['idempotency-key']));
    expect(keys.size).toBe(4);
    expect(dying.requests.length).toBeGreaterThan(0);
    for (const { headers } of dying.requests) expect(keys).toContain(headers['idempotency-key']);
    dying.server.closeAllConnections();
    dying.server.close();
    expect(await (await post(url)).json()).toBe('sound');
    expect(await (await post(url)).json()).toBe('sound');
  });

  it('says that a service is unavailable when none of its processes answers, and is not ready', async () => {
    const gone = await service(studies, say('gone'));
    const url = await gateway({ one: [gone.origin] });
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    gone.server.closeAllConnections();
    gone.server.close();
    const answer = await post(url);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    const ready = await fetch(`${url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ unmet: [{ message: 'one is not ready.' }] });
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });

  it('starts without a service, and learns its routes when it comes', async () => {
    const late = await service(studies, say('late'));
    const { port } = new URL(late.origin);
    late.server.closeAllConnections();
    late.server.close();
    const url = await gateway({ one: [late.origin] });
    expect((await post(url)).status).toBe(503);
    const again = createServer((request, response) => {
      response.end(request.url === '/openapi.json' ? JSON.stringify({ openapi: '3.1.1', paths: studies }) : '"back"');
    });
    servers.push(again);
    again.listen(Number(port), '127.0.0.1');
    let answer = await post(url);
    while (answer.status === 503) answer = await post(url);
    expect(await answer.json()).toBe('back');
  });

  it('lets streams through as they come, leaves to the service how long they may lie, and ends them when the caller goes', async () => {
    let ended = (): void => undefined;
    const closed = new Promise<void>((resolve) => (ended = resolve));
    const streaming = await service(reports, (_seen, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('id: 1\ndata: first\n\n');
      response.once('close', ended);
    });
    const url = await gateway({ two: [streaming.origin] });
    const connections: Socket[] = [];
    gateways.at(-1)!.app.server.on('connection', (socket) => connections.push(socket));
    const caller = new AbortController();
    const answer = await fetch(`${url}/v1/studies/S/reports`, { signal: caller.signal });
    const reader = answer.body!.getReader();
    const chunk = (await reader.read()) as { value: Uint8Array };
    expect(Buffer.from(chunk.value).toString()).toContain('first');
    const [connection] = connections;
    expect(connection?.timeout).toBe(0);
    caller.abort();
    await closed;
  });

  it('serves the page that the type of a problem leads to, whichever service refuses by the rule', async () => {
    const known = (rules: object) =>
      service({}, ({ url }, response) => response.end(JSON.stringify(url === '/problems' ? rules : {})));
    const one = await known({ 'term-mismatch': { status: 422, means: 'One <thing>.', remedy: 'Look.' } });
    const other = await known({ 'icsr-*': { status: 409, means: 'A rule of the message.', remedy: 'Mend it.' } });
    const origin = await gateway({ one: [one.origin], other: [other.origin] });
    const refused = (await (await fetch(`${origin}/nowhere`)).json()) as { type: string };

    for (const [path, words] of [
      ['/problems/term-mismatch', 'One &#60;thing&#62;.'],
      ['/problems/icsr-d-1', 'A rule of the message.'],
      [refused.type, 'There is nothing at this address.'],
    ] as const) {
      const page = await fetch(new URL(path, origin));
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(await page.text()).toContain(words);
    }
    expect((await fetch(`${origin}/problems/made-up`)).status).toBe(404);
  });

  it('says that it does not know every rule while a service is away, and serves the pages that it knows', async () => {
    const rules = { 'term-mismatch': { status: 422, means: 'One thing.', remedy: 'Look.' } };
    const there = await service({}, ({ url }, response) =>
      response.end(JSON.stringify(url === '/problems' ? rules : {})),
    );
    const origin = await gateway({ there: [there.origin], away: ['http://127.0.0.1:1'] });
    const statusOf = async (path: string) => (await fetch(`${origin}${path}`)).status;
    expect(await statusOf('/problems/term-mismatch')).toBe(200);
    expect(await statusOf('/problems/of-the-other')).toBe(503);
    expect(await statusOf('/problems')).toBe(503);
  });

  it('merges the documents, and keeps schemas of the same name apart when they differ', async () => {
    const schema = (type: string) => ({ type });
    const withBody = (path: string) => ({
      [path]: { post: { body: { $ref: '#/components/schemas/Body' } } },
    });
    const one = await service(withBody('/one'), say('one'), { Body: schema('object'), Problem: schema('object') });
    const two = await service(withBody('/two'), say('two'), { Body: schema('string'), Problem: schema('object') });
    const url = await gateway({ one: [one.origin], two: [two.origin] });
    expect(await (await fetch(`${url}/openapi.json`)).json()).toMatchObject({
      openapi: '3.1.1',
      info: { title: 'Caseledger' },
      paths: {
        '/one': { post: { body: { $ref: '#/components/schemas/Body' } } },
        '/two': { post: { body: { $ref: '#/components/schemas/two-Body' } } },
      },
      components: { schemas: { Body: schema('object'), 'two-Body': schema('string'), Problem: schema('object') } },
    });
  });
});

describe('the settings of the gateway', () => {
  it('list the origins of each service', () => {
    const text = 'coordination=http://a:1,http://b:2/; safety=https://c';
    expect([...gatewaySettings({ CASELEDGER_UPSTREAMS: text }).upstreams]).toEqual([
      ['coordination', ['http://a:1', 'http://b:2']],
      ['safety', ['https://c']],
    ]);
  });

  it.each(['', 'a', 'a=', 'a=b:1', 'a=http://x/path', '=http://x', 'a=http://x;a=http://y', 'a=http://x;'])(
    'name CASELEDGER_UPSTREAMS when it is %j',
    (text) => {
      expect(() => gatewaySettings({ CASELEDGER_UPSTREAMS: text })).toThrow('Setting CASELEDGER_UPSTREAMS: ');
    },
  );

  it('say how large a document may be, and never less than any other body', () => {
    const read = (bytes?: string) =>
      gatewaySettings({ CASELEDGER_UPSTREAMS: 'one=http://a:1', ...(bytes && { CASELEDGER_DOCUMENT_BYTES: bytes }) });
    expect([read().documentBytes, read('1000000').documentBytes]).toEqual([5_242_880, 1_000_000]);
    for (const bytes of ['1000', '5 MB', '99999999999']) expect(() => read(bytes)).toThrow('CASELEDGER_DOCUMENT_BYTES');
  });
});
