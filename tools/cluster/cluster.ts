import { serviceNames, type ServiceName } from '@caseledger/ledger';
import {
  freePort,
  type KafkaSupply,
  type PostgresSupply,
  startLocalKafka,
  startLocalPostgres,
} from '@caseledger/testkit';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClusterProcess, type ProcessKind } from './cluster-process.js';
import { caseledger } from './product.js';

export interface ClusterOptions {
  /** Of every process of the product; 1 when not given. */
  readonly replicas?: 1 | 2;
  /** 1 when not given. */
  readonly brokers?: 1 | 3;
  /** Port of the first gateway; a free one when not given. */
  readonly port?: number | undefined;
  /** Of every process, beside what the cluster gives it. */
  readonly settings?: Readonly<Record<string, string>>;
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
  /** What a service is started with. */
  settingsOf(service: ServiceName): Readonly<Record<string, string>>;
  /** Brings the schemas and roles up to date, as an operator does before a release starts. */
  migrate(): Promise<void>;
  /** Records the reference study and issues the tokens, unless that has happened. */
  prepareDemo(): Promise<void>;
  /** Ends everything, running or not, and removes all data. */
  remove(): Promise<void>;
}

const services = ['coordination', 'safety', 'oversight'] as const;

/** Starts a cluster on the built product; resolves when everything is ready. */
export async function startCluster({
  replicas = 1,
  brokers = 1,
  port,
  settings: also = {},
}: ClusterOptions = {}): Promise<Cluster> {
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
    const migrate = async (): Promise<void> => {
      await caseledger(['migrate'], {
        CASELEDGER_DATABASE_URL: postgres.url,
        ...Object.fromEntries(
          serviceNames.map((name) => [`CASELEDGER_${name.toUpperCase()}_PASSWORD`, passwords[name]]),
        ),
      });
    };
    await migrate();

    const numbers = Array.from({ length: replicas }, (_, i) => i + 1);
    const processes: ClusterProcess[] = [];
    const add = async (kind: ProcessKind, settings: Readonly<Record<string, string>>, at?: number): Promise<void> => {
      for (const replica of numbers) {
        const added = new ClusterProcess(kind, replica, (replica === 1 ? at : undefined) ?? (await freePort()), {
          ...settings,
          ...also,
        });
        removals.push(() => added.remove());
        processes.push(added);
      }
    };
    const of = (kind: ProcessKind): readonly ClusterProcess[] => processes.filter((one) => one.kind === kind);

    const { host, pathname } = new URL(postgres.url);
    const asService = (name: ServiceName) => ({
      CASELEDGER_DATABASE_URL: `postgres://${host}${pathname}`,
      CASELEDGER_DATABASE_PASSWORD: passwords[name],
      CASELEDGER_KAFKA_BROKERS: kafka.brokers.join(),
    });
    await add('relay', { ...asService('relay'), CASELEDGER_TOPIC_REPLICATION: String(brokers) });
    // A folder that is removed however this process ends.
    const home = of('relay')[0]?.folder ?? '';
    const common = {
      CASELEDGER_MASTER_KEY: randomBytes(32).toString('hex'),
      CASELEDGER_OIDC_ISSUER: 'caseledger-cluster',
      CASELEDGER_OIDC_AUDIENCE: 'caseledger',
      CASELEDGER_OIDC_JWKS_FILE: join(home, 'jwks.json'),
    };
    const settingsOf = (name: ServiceName) => ({ ...asService(name), ...common, ...also });
    for (const name of services) await add(name, settingsOf(name));
    const upstreams = services.map(
      (name) =>
        `${name}=${of(name)
          .map(({ url }) => url)
          .join()}`,
    );
    await add('gateway', { CASELEDGER_UPSTREAMS: upstreams.join(';') }, port);
    const prepareDemo = async (): Promise<void> => {
      await caseledger(['prepare-demo', '--data', home], settingsOf('coordination'));
    };
    await prepareDemo();
    const tokensPath = join(home, 'tokens.json');

    // The relay makes the topic, and the gateway asks the services for their routes.
    await start(of('relay'));
    await start(services.flatMap((kind) => of(kind)));
    await start(of('gateway'));
    const tokens = JSON.parse(readFileSync(tokensPath, 'utf8')) as Record<string, string>;
    const urls = of('gateway').map(({ url }) => url);
    return { urls, tokens, tokensPath, processes, postgres, kafka, of, settingsOf, migrate, prepareDemo, remove };
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
