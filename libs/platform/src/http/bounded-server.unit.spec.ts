import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { boundedServer, maximumUnderWay } from './bounded-server.js';

/** More than the kernel takes of an answer that nobody reads. */
const large = Buffer.alloc(16 * 1024 * 1024);
const request = 'GET / HTTP/1.1\r\nhost: a\r\n\r\n';

describe('a server whose answers are kept until they are taken', () => {
  const ends: (() => void)[] = [];
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });

  /**
   * A server with one caller that has sent a text and reads nothing yet.
   * @param untaken how long an answer may lie, in milliseconds
   */
  const asked = async (text: string, listener: RequestListener, untaken?: number) => {
    const server: Server = boundedServer({}, listener);
    if (untaken !== undefined) server.timeout = untaken;
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const caller = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
    caller.on('error', () => undefined).write(text);
    ends.push(() => {
      caller.destroy();
      server.close();
    });
    const [connection] = (await once(server, 'connection')) as [Socket];
    return { server, caller, connection };
  };

  it('ends a connection that asks on and on, and makes a few answers only', async () => {
    let made = 0;
    const { connection } = await asked(request.repeat(400), (_request, response) => {
      made += 1;
      response.end(large);
    });
    await once(connection, 'close');
    expect(made).toBe(maximumUnderWay);
  });

  it('tells each answer that is under way when its connection has ended', async () => {
    let ended = 0;
    const { connection } = await asked(request.repeat(maximumUnderWay + 1), (_request, response) => {
      response.once('close', () => (ended += 1)).end(large);
    });
    await once(connection, 'close');
    expect(ended).toBe(maximumUnderWay);
  });

  it('serves a caller that sends a few requests ahead', async () => {
    const { caller } = await asked(request.repeat(maximumUnderWay), (_request, response) => response.end('taken'));
    let text = '';
    for await (const chunk of caller) {
      text += String(chunk);
      if (text.split('taken').length > maximumUnderWay) break;
    }
    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(maximumUnderWay);
  });

  it('cuts an answer of which nothing is taken', async () => {
    const { connection } = await asked(request, (_request, response) => response.end(large), 20);
    await once(connection, 'close');
    expect(connection.bytesRead).toBe(request.length);
  });

  it('gives the time that an answer takes to make', async () => {
    const { server, caller } = await asked(
      request,
      (_request, response) => server.once('timeout', () => response.end('late')),
      20,
    );
    const [answer] = (await once(caller.resume(), 'data')) as [Buffer];
    expect(String(answer)).toContain('late');
  });
});
