/**
 * A server in a process of its own, started by stream.mjs, to which it tells its port and what it used. `caseledger` is the
 * safety service; `bare` is Fastify that writes what it is sent to every open stream.
 */
import 'reflect-metadata';
import Fastify from 'fastify';
import { safety } from '../dist/apps/safety/src/service.js';
import { createLogger } from '../dist/libs/platform/src/index.js';
import { runServices } from '../dist/libs/service/src/index.js';

const open = new Set();
const servers = {
  caseledger: async ({ url, masterKey, access }) => {
    const { app } = await runServices({
      name: 'safety',
      title: 'Bench',
      services: [{ service: safety, databaseUrl: url }],
      databaseUrl: url,
      shared: true,
      masterKey: Buffer.from(masterKey, 'hex'),
      access,
      readyLagSeconds: 60,
      logger: createLogger({ level: 'warn' }),
    });
    await app.listen(0, '127.0.0.1');
    return app.getHttpServer();
  },
  bare: async () => {
    const app = Fastify();
    app.get('/*', (_request, reply) => {
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, { 'content-type': 'text/event-stream' });
      raw.write(': open\n\n');
      open.add(raw);
      raw.once('close', () => open.delete(raw));
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    return app.server;
  },
};

process.on('message', async ({ kind, frame, ...options }) => {
  if (frame !== undefined) for (const raw of open) raw.write(frame);
  else if (kind === 'usage') {
    globalThis.gc();
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed, external } = process.memoryUsage();
    process.send({ cpu: (user + system) / 1000, rss, heap: heapUsed + external });
  } else process.send({ port: (await servers[kind](options)).address().port });
});
// Nothing is kept: it may end as it stands.
process.once('disconnect', () => process.exit());
