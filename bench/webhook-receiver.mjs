/**
 * Receivers of webhooks in a process of their own, started by webhooks.mjs: one for each path, all on one port, which it
 * tells its parent. Those under /dead never answer a message. Told a number, it says when that many more have come.
 */
import { createServer } from 'node:http';

let expected = Infinity;

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { type, data } = JSON.parse(Buffer.concat(chunks));
    if (type === 'WebhookVerification') {
      response.end(JSON.stringify({ challenge: data.challenge }));
      return;
    }
    if (request.url.startsWith('/dead')) return;
    response.writeHead(204).end();
    expected -= 1;
    if (expected === 0) process.send('arrived');
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', (more) => {
  expected = more;
});
process.once('disconnect', () => process.exit());
