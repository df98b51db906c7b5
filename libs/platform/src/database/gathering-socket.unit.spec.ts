import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { gatheringSocket } from './gathering-socket.js';

describe('a gathering socket', () => {
  it('sends what is written in one turn together, in order, and goes on doing so', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const socket = gatheringSocket();
    socket.connect((server.address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    const [other] = await accepted;
    const sent = jest.spyOn(socket, '_writev' as never);
    const single = jest.spyOn(socket, '_write' as never);
    const arrived = async (text: string) => {
      let got = '';
      for await (const chunk of other.iterator({ destroyOnReturn: false })) {
        got += String(chunk);
        if (got.length >= text.length) break;
      }
      return got;
    };
    for (const text of ['BPE', 'bpe']) {
      for (const letter of text) {
        socket.write(letter);
        await Promise.resolve();
      }
      expect(await arrived(text)).toBe(text);
    }
    expect([sent.mock.calls.length, single.mock.calls.length]).toEqual([2, 0]);
    socket.destroy();
    other.destroy();
    server.close();
  });
});
