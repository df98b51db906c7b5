import { LocalIssuer, writeTokens } from '@caseledger/access';
import { migrateLedger, openRoles, serviceNames, type ServiceName } from '@caseledger/ledger';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../supply/free-port.js';
import { startLocalKafka } from '../supply/local-kafka.js';
import { startLocalPostgres } from '../supply/local-postgres.js';
import type { KafkaSupply, PostgresSupply } from '../supply/server.js';
import { ClusterProcess, type ProcessKind } from './cluster-process.js';

export interface ClusterOptions {
  /** Of every process of the product; 1 when not given. */
  readonly replicas?: 1 | 2;
  /** 1 when not given. */
  readonly brokers?: 1 | 3;
  /** Port of the first gateway; a free one when not given. */
  readonly port?: number | undefined;
}

/** The product as it is deployed, in local processes that can be broken one by one. */
export interface Cluster {
  /** Entrances: one a gateway. */
  readonly urls: readonly string[];
  /** Tokens by role, and the file that has them. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly tokensPath: string;
  readonly processes: readonly ClusterProcess[];
  readonly postgres: PostgresSupply;
  readonly kafka: KafkaSupply;
  /** Processes of one kind. */
  of(kind: ProcessKind): readonly ClusterProcess[];
  /** Ends everything, running or not, and removes all data. */
  remove(): Promise<void>;
}

const roles = [
  'sponsor',
  'coordinator',
  'investigator',
  'manufacturing',
  'qualified-person',
  'imaging-reader',
  'safety-monitor',
  'inspector',
];
const issuer = 'caseledger-cluster';
const audience = 'caseledger';
const tokenSeconds = 30 * 24 * 3600;
const services = ['coordination', 'safety', 'oversight'] as const;

/** Starts a cluster on the built product; resolves when everything is ready. */
export async function startCluster({ replicas = 1, brokers = 1, port }: ClusterOptions = {}): Promise<Cluster> {
  const removals: (() => Promise<void>)[] = [];
  const remove = async (): Promise<void> => {
    await Promise.all(removals.splice(0).map((one) => one()));
  };
  const kept = async <Supply extends { remove(): Promise<void> }>(starting: Promise<Supply>): Promise<Supply> => {
    const supply = await starting;
    removals.push(() => supply.remove());
    return supply;
  };
  try {
    const [postgres, kafka] = await allOrNone([
      kept(startLocalPostgres()),
      kept(startLocalKafka({ brokers })),
    ] as const);
    const passwords = passwordsOf();
    await migrateLedger(postgres.url);
    await openRoles(postgres.url, passwords);

    const ports = new Map<string, number>();
    const numbers = Array.from({ length: replicas }, (_, i) => i + 1);
    for (const kind of ['relay', ...services, 'gateway'] as const) {
      for (const replica of numbers) ports.set(`${kind}-${replica}`, await freePort());
    }
    if (port !== undefined) ports.set('gateway-1', port);
    const database = new URL(postgres.url);
    const common = {
      CASELEDGER_DATABASE_URL: `postgres://${database.host}${database.pathname}`,
      CASELEDGER_KAFKA_BROKERS: kafka.brokers.join(),
      CASELEDGER_TOPIC_REPLICATION: String(brokers),
      CASELEDGER_MASTER_KEY: randomBytes(32).toString('hex'),
      CASELEDGER_OIDC_ISSUER: issuer,
      CASELEDGER_OIDC_AUDIENCE: audience,
      CASELEDGER_OIDC_JWKS_FILE: 'jwks.json',
      CASELEDGER_UPSTREAMS: services
        .map((kind) => `${kind}=${numbers.map((n) => `http://127.0.0.1:${ports.get(`${kind}-${n}`) ?? 0}`).join()}`)
        .join(';'),
    };
    const processes = [...ports].map(([name, at]) => {
      const [kind, replica] = name.split('-') as [ProcessKind, string];
      const password = kind === 'gateway' ? '' : passwords[kind];
      const settings = { ...common, CASELEDGER_DATABASE_PASSWORD: password };
      const started = new ClusterProcess(kind, Number(replica), at, settings);
      removals.push(() => started.remove());
      return started;
    });
    const of = (kind: ProcessKind): readonly ClusterProcess[] => processes.filter((one) => one.kind === kind);

    // Its guard removes the keys with the folder, however this process ends.
    const home = of('gateway')[0]?.folder ?? '';
    const local = await LocalIssuer.open({ dataDir: home, issuer, audience });
    for (const { folder } of processes) writeFileSync(join(folder, 'jwks.json'), JSON.stringify(local.keys));
    const tokens: Record<string, string> = {};
    for (const role of roles) {
      tokens[role] = await local.issue({ sub: `person-${role}`, name: role, organisation: 'Reference' }, tokenSeconds);
    }
    const tokensPath = join(home, 'tokens.json');
    await writeTokens(tokensPath, tokens);

    // The relay makes the topic, and the gateway asks the services for their routes.
    await start(of('relay'));
    await start(services.flatMap((kind) => of(kind)));
    await start(of('gateway'));
    return { urls: of('gateway').map(({ url }) => url), tokens, tokensPath, processes, postgres, kafka, of, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function start(processes: readonly ClusterProcess[]): Promise<void> {
  await allOrNone(processes.map((one) => one.start()));
}

/** Like `Promise.all`, but a failure is told when the others are settled, too. */
async function allOrNone<T extends readonly Promise<unknown>[]>(
  promises: T,
): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

function passwordsOf(): Record<ServiceName, string> {
  const entries = serviceNames.map((service) => [service, randomBytes(16).toString('hex')]);
  return Object.fromEntries(entries) as Record<ServiceName, string>;
}
