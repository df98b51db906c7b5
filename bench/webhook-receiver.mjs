/**
 * Receivers of webhooks in a process of their own, started by webhooks.mjs: one for each path, all on one port, which it
 * tells its parent. Those under /dead never answer a message. Told `expect`, it says when so many different messages have
 * come, how many of them twice, and how many before an earlier one of their case; told `awayMs`, it is away for so long.
 */
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

let expected = Infinity;
let announce = Infinity;
let seen = new Set();
let last = new Map();
let twice = 0;
let outOfOrder = 0;

function take(path, id, { position, adverseEvent }) {
  if (seen.has(`${path} ${id}`)) {
    twice += 1;
    return;
  }
  seen.add(`${path} ${id}`);
  const of = `${path} ${adverseEvent}`;
  if ((last.get(of) ?? 0) > position) outOfOrder += 1;
  last.set(of, position);
  if (seen.size === announce) process.send({ some: seen.size });
  if (seen.size === expected) process.send({ arrived: expected, twice, outOfOrder });
}

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const message = JSON.parse(Buffer.concat(chunks));
    if (message.type === 'WebhookVerification') {
      response.end(JSON.stringify({ challenge: message.data.challenge }));
      return;
    }
    if (request.url.startsWith('/dead')) return;
    response.writeHead(204).end();
    take(request.url, request.headers['webhook-id'], message);
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', async ({ expect, some, awayMs }) => {
  if (expect !== undefined) {
    expected = expect;
    announce = some ?? Infinity;
    seen = new Set();
    last = new Map();
    twice = 0;
    outOfOrder = 0;
  }
  if (awayMs !== undefined) {
    const { port } = server.address();
    server.close();
    server.closeAllConnections();
    await pause(awayMs);
    server.listen(port, '127.0.0.1', () => process.send({ back: true }));
  }
});
process.once('disconnect', () => process.exit());
