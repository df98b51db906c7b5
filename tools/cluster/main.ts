import { parseArgs } from 'node:util';
import { startCluster } from './cluster.js';

const usage = 'Usage: npm run cluster -- [--replicas 1|2] [--brokers 1|3] [--port 3000]';

function readArguments(): { replicas: 1 | 2; brokers: 1 | 3; port: number } | undefined {
  try {
    const { values } = parseArgs({
      options: {
        replicas: { type: 'string', default: '1' },
        brokers: { type: 'string', default: '1' },
        port: { type: 'string', default: '3000' },
      },
    });
    const [replicas, brokers, port] = [Number(values.replicas), Number(values.brokers), Number(values.port)];
    if ((replicas !== 1 && replicas !== 2) || (brokers !== 1 && brokers !== 3) || !(port > 0)) return undefined;
    return { replicas, brokers, port };
  } catch {
    return undefined;
  }
}

const options = readArguments();
if (options === undefined) {
  process.stderr.write(`${usage}\n`);
  process.exit(2);
}
const began = performance.now();
const cluster = await startCluster(options);
process.stdout.write(
  [
    `The cluster is ready after ${((performance.now() - began) / 1_000).toFixed(0)} s.`,
    ...cluster.urls.map((url) => `  API              ${url} (OpenAPI: ${url}/openapi.json)`),
    `  Persona tokens   ${cluster.tokensPath}`,
    `  Brokers          ${cluster.kafka.brokers.join()}`,
    `  Database         ${cluster.postgres.url}`,
    ...cluster.processes.map(
      ({ kind, replica, url, folder }) => `  ${`${kind} ${replica}`.padEnd(16)} ${url}, ${folder}/log`,
    ),
    'Ctrl-C ends it and removes its data. The published case series:',
    `  npm run demo -- --url ${cluster.urls[0] ?? ''} --tokens ${cluster.tokensPath}`,
    '',
  ].join('\n'),
);

let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (ending) return;
    ending = true;
    cluster.remove().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  });
}
