import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { AddressRules } from './addresses.js';
import { WebhookSender, type SenderOptions } from './sender.js';
import { newSecret } from './signature.js';

/** What whoever chose an address is told of every attempt without an answer. */
const unansweredWithin = (seconds: number) => `no connection, or no answer within ${seconds} s`;
const unanswered = unansweredWithin(60);
const message = { id: 'S1_1', body: '{}' };
const servers: Server[] = [];
const senders: WebhookSender[] = [];

async function listening(listener: RequestListener): Promise<{ port: number; requests: () => number }> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    listener(request, response);
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { port: (server.address() as AddressInfo).port, requests: () => requests };
}

function sender(allowed: readonly string[], options: Partial<SenderOptions> = {}): WebhookSender {
  const addresses = new AddressRules(allowed);
  const made = new WebhookSender({ addresses, timeoutSeconds: 60, now: () => new Date(), ...options });
  senders.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(senders.splice(0).map((one) => one.close()));
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('sending a webhook', () => {
  it('makes no connection to what a name resolves to inside, also when it was judged well before', async () => {
    const { port, requests } = await listening((_, response) => response.end());
    const answers = ['93.184.215.14', '127.0.0.1'];
    const addresses = new AddressRules([], [port]);
    const rebinding = sender([], {
      addresses,
      resolve: (_, callback) => {
        callback(null, [{ address: answers.at(-1)!, family: 4 }]);
      },
    });
    const url = `https://rebound.example:${port}/`;
    addresses.require({ protocol: 'https:', host: 'rebound.example', port }, answers[0]!);
    expect(await rebinding.send(url, message, [newSecret()])).toMatchObject({ error: unanswered });
    const mixed = sender([], {
      addresses,
      resolve: (_, callback) => {
        callback(null, [
          { address: '93.184.215.14', family: 4 },
          { address: '::1', family: 6 },
        ]);
      },
    });
    expect((await mixed.send(url, message, [newSecret()])).error).toBe(unanswered);
    expect(requests()).toBe(0);
  });

  it('R-SEC-08 (part) tells nobody what a name leads to, or what listens there', async () => {
    const { port } = await listening((_, response) => response.end());
    const notFound = Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    const knows = (name: string): string | undefined => (name === 'inside.example' ? '127.0.0.1' : undefined);
    const one = sender(['127.0.0.1'], {
      addresses: new AddressRules(['127.0.0.1'], [port]),
      resolve: (name, callback) => {
        const address = knows(name);
        callback(address === undefined ? notFound : null, address === undefined ? [] : [{ address, family: 4 }]);
      },
    });
    const addresses = [
      `https://nowhere.example:${port}/`,
      `https://inside.example:${port}/`,
      // Nothing listens, no TLS, and no HTTP.
      'http://127.0.0.1:1/',
      `https://127.0.0.1:${port}/`,
    ];
    for (const url of addresses) {
      expect([url, (await one.send(url, message, [newSecret()])).error]).toEqual([url, unanswered]);
    }
  });

  it('does not follow redirects', async () => {
    const inside = await listening((_, response) => response.end());
    const { port } = await listening((_, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${inside.port}/` }).end();
    });
    const sent = await sender([`127.0.0.1:${port}`]).send(`http://127.0.0.1:${port}/`, message, [newSecret()]);
    expect(sent).toMatchObject({ status: 307, error: 'redirects are not followed' });
    expect(inside.requests()).toBe(0);
  });

  it('reads an answer only as far as it counts, and not for ever', async () => {
    const { port } = await listening(({ url }, response) => {
      if (url === '/endless') {
        const more = (): void => {
          while (response.write('x'.repeat(10_000)));
          response.once('drain', more);
        };
        more();
      } else if (url === '/dripping') response.write('x');
    });
    const endless = await sender(['127.0.0.1']).send(`http://127.0.0.1:${port}/endless`, message, [newSecret()]);
    expect(endless).toMatchObject({ status: 200, answer: 'x'.repeat(16_384) });
    const impatient = sender(['127.0.0.1'], { timeoutSeconds: 1 });
    for (const path of ['dripping', 'silent']) {
      const sent = await impatient.send(`http://127.0.0.1:${port}/${path}`, message, [newSecret()]);
      expect(sent).toMatchObject({ error: unansweredWithin(1) });
    }
  });

  it('tells what came: the status, what Retry-After asks for, or why there was no answer', async () => {
    const { port } = await listening((_, response) => {
      response.writeHead(503, { 'retry-after': '120' }).end('internal words');
    });
    const one = sender(['127.0.0.1']);
    const sent = await one.send(`http://127.0.0.1:${port}/`, message, [newSecret()]);
    expect(sent).toMatchObject({ status: 503, error: 'answered 503', retryAfter: 120_000 });
    expect(sent).not.toHaveProperty('answer');
    expect((await one.send('http://10.0.0.1/', message, [newSecret()])).error).toContain('https');
  });
});
