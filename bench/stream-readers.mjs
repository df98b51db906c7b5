/** Many readers of a stream in a process of their own, on bare sockets, for stream.mjs: when each event came to each. */
import { connect } from 'node:net';

const now = () => performance.timeOrigin + performance.now();
let sockets = [];
let received = 0;
let expected = Infinity;
/** By position, when it came; empty unless asked for. */
let arrivals = new Map();

function reader({ port, path, token }, timed) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer ${token}\r\n\r\n`);
    let rest = '';
    let open = false;
    socket.on('data', (chunk) => {
      const at = timed ? now() : 0;
      const lines = (rest + chunk.toString('latin1')).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        // Caught up: what comes now is live.
        if (!open && /^: (through|open)/.test(line)) resolve((open = true));
        if (!open || !line.startsWith('id: ')) continue;
        received += 1;
        if (timed) {
          const position = Number.parseInt(line.slice(4));
          arrivals.set(position, [...(arrivals.get(position) ?? []), at]);
        }
      }
      if (received >= expected) {
        expected = Infinity;
        process.send({ received });
      }
    });
    sockets.push(socket);
  });
}

process.on('message', async ({ open, expect, arrived, close }) => {
  if (open !== undefined) {
    [received, arrivals] = [0, new Map()];
    await Promise.all(Array.from({ length: open.count }, () => reader(open, open.timed)));
    process.send({ open: true });
  }
  if (expect !== undefined) {
    expected = expect;
    if (received >= expected) process.send({ received });
  }
  if (arrived) process.send({ arrivals: [...arrivals] });
  if (close) {
    for (const socket of sockets) socket.destroy();
    sockets = [];
    process.send({ closed: true });
  }
});
process.once('disconnect', () => process.exit());
