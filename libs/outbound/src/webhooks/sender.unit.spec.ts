import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { AddressRules } from './addresses.js';
import { WebhookSender, type SenderOptions } from './sender.js';
import { newSecret } from './signature.js';

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
  const made = new WebhookSender({ addresses, timeoutSeconds: 1, now: () => new Date(), ...options });
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
    const addresses = new AddressRules();
    const rebinding = sender([], {
      addresses,
      resolve: (_, callback) => {
        callback(null, [{ address: answers.at(-1)!, family: 4 }]);
      },
    });
    const url = `https://rebound.example:${port}/`;
    addresses.require({ protocol: 'https:', host: 'rebound.example', port }, answers[0]!);
    expect(await rebinding.send(url, message, [newSecret()])).toMatchObject({
      error: 'The name rebound.example does not lead to the public Internet.',
    });
    const mixed = sender([], {
      resolve: (_, callback) => {
        callback(null, [
          { address: '93.184.215.14', family: 4 },
          { address: '::1', family: 6 },
        ]);
      },
    });
    expect((await mixed.send(url, message, [newSecret()])).error).toContain('does not lead to the public Internet');
    expect((await sender([]).send(`https://localhost:${port}/`, message, [newSecret()])).error).toContain('localhost');
    expect(requests()).toBe(0);
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
    const one = sender(['127.0.0.1']);
    const endless = await one.send(`http://127.0.0.1:${port}/endless`, message, [newSecret()]);
    expect(endless).toMatchObject({ status: 200, answer: 'x'.repeat(16_384) });
    for (const path of ['dripping', 'silent']) {
      const sent = await one.send(`http://127.0.0.1:${port}/${path}`, message, [newSecret()]);
      expect(sent).toMatchObject({ error: 'no answer within 1 s' });
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
    expect((await one.send('http://127.0.0.1:1/', message, [newSecret()])).error).toBe(
      'the connection failed: ECONNREFUSED',
    );
    expect((await one.send('http://10.0.0.1/', message, [newSecret()])).error).toContain('https');
  });
});
