import { upcasters } from '@caseledger/domain';
import { LedgerReader, roleOf, type ServiceName } from '@caseledger/ledger';
import {
  DataFolder,
  FolderInUse,
  hasDatabase,
  openSecrets,
  runningDatabaseUrl,
  startEmbeddedDatabase,
} from '@caseledger/embedded';
import { createLogger, setting } from '@caseledger/platform';
import { Registry } from '@caseledger/projections';
import { databaseUrl, masterKey as masterKeyOf } from '@caseledger/service';
import { join, resolve } from 'node:path';
import { Client, Pool } from 'pg';
import { Failure } from '../commands/command.js';
import { projectingServices, type ProjectingService } from './services.js';

/** Enough for a rebuild: its lock, its snapshot, its writer and what it looks up. */
const connections = 5;
/** Longest wait for the first connection. */
const patienceMs = 10_000;

/** The database as an operator reaches it, who may act as each of the services. */
export class OperatorDatabase {
  private readonly pools = new Map<ServiceName, Pool>();
  private readonly ledgers = new Map<ServiceName, LedgerReader>();

  /**
   * @param connectionString of a superuser, or of a member of the services' roles.
   * @param together whether one process runs all services on it, and keeps one set of read models for them.
   * @param masterKey what wraps the keys of subjects, where the operator has it
   */
  constructor(
    private readonly connectionString: string,
    private readonly together = false,
    readonly masterKey: () => Promise<Buffer | undefined> = () => Promise.resolve(undefined),
  ) {}

  /** The services that have read models in this database. */
  get services(): readonly ProjectingService[] {
    return projectingServices(this.ledger('coordination'), this.together);
  }

  /** Acts as a service: what is made belongs to the service. */
  as(service: ServiceName): Pool {
    let pool = this.pools.get(service);
    if (pool === undefined) {
      pool = new Pool({ connectionString: this.urlAs(service), max: connections });
      // A connection that breaks fails the query that it is lent to.
      pool.on('error', () => undefined);
      this.pools.set(service, pool);
    }
    return pool;
  }

  registry(service: ServiceName): Registry {
    return new Registry(this.as(service), service);
  }

  /** The ledger as a service sees it. */
  ledger(service: ServiceName): LedgerReader {
    let ledger = this.ledgers.get(service);
    if (ledger === undefined) {
      ledger = new LedgerReader({ upcasters, connectionString: this.urlAs(service), readers: 1 });
      this.ledgers.set(service, ledger);
    }
    return ledger;
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.ledgers.values(), (ledger) => ledger.close()));
    await Promise.all(Array.from(this.pools.values(), (pool) => pool.end()));
  }

  private urlAs(service: ServiceName): string {
    const url = new URL(this.connectionString);
    const options = `${url.searchParams.get('options') ?? ''} -c role=${roleOf(service)}`;
    url.searchParams.set('options', options.trim());
    url.searchParams.set('application_name', 'caseledger-cli');
    return url.href;
  }
}

/**
 * Works with the database of `CASELEDGER_DATABASE_URL`, else with the one in the data folder, which is started for the
 * time being when it does not run.
 * @throws ConfigurationError, Failure
 */
export async function withOperatorDatabase<T>(work: (database: OperatorDatabase) => Promise<T>): Promise<T> {
  const { url, stop, together, masterKey } = await findDatabase();
  const database = new OperatorDatabase(url, together, masterKey);
  try {
    await reach(url);
    return await work(database);
  } catch (error) {
    throw explained(error, new URL(url), together ? 'start it once: npm start' : 'run caseledger migrate') ?? error;
  } finally {
    await database.close();
    await stop();
  }
}

/** Printed by `--help` of every command that needs it. */
export const databaseHelp = `The database is that of CASELEDGER_DATABASE_URL (or …_FILE, with CASELEDGER_DATABASE_PASSWORD and …_CA_FILE as for the
services), as a superuser or a member of the services' roles; without it, the one of npm start in CASELEDGER_DATA_DIR
(./data), running or not.`;

interface FoundDatabase {
  readonly url: string;
  readonly together: boolean;
  readonly masterKey: () => Promise<Buffer | undefined>;
  readonly stop: () => Promise<void>;
}

async function findDatabase(): Promise<FoundDatabase> {
  const { env } = process;
  if (env.CASELEDGER_DATABASE_URL || env.CASELEDGER_DATABASE_URL_FILE) {
    const isGiven = Boolean(env.CASELEDGER_MASTER_KEY || env.CASELEDGER_MASTER_KEY_FILE);
    return {
      url: databaseUrl(undefined, env),
      together: false,
      masterKey: () => Promise.resolve(isGiven ? masterKeyOf(env) : undefined),
      stop: () => Promise.resolve(),
    };
  }
  const dataDir = resolve(setting('CASELEDGER_DATA_DIR').text('./data'));
  if (!hasDatabase(dataDir)) {
    throw new Failure(`There is no database in ${dataDir}: set CASELEDGER_DATABASE_URL or CASELEDGER_DATA_DIR.`);
  }
  const masterKey = async () => (await openSecrets(dataDir)).masterKey;
  try {
    const folder = await DataFolder.claim(dataDir, `caseledger ${process.argv[2] ?? ''}`);
    process.stderr.write(`PostgreSQL does not run on ${dataDir}: it is started for this command.\n`);
    const onLost = ({ message }: Error): void => {
      process.stderr.write(`${message}\n`);
    };
    const started = await startEmbeddedDatabase(folder, { logger: createLogger({ level: 'silent' }), onLost });
    return { url: started.adminUrl, together: true, masterKey, stop: () => started.stop() };
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    // Whoever owns the folder runs its database, and others are guests there.
    const running = await runningDatabaseUrl(dataDir).catch((unreadable: unknown) => {
      const { code } = unreadable as NodeJS.ErrnoException;
      throw new Failure(`The keys in ${join(dataDir, 'keys')} cannot be read (${String(code)}): run as their owner.`);
    });
    if (running === undefined) throw error;
    return { url: running, together: true, masterKey, stop: () => Promise.resolve() };
  }
}

/** A monitor must get its answer, also when nothing comes back from the database's address. */
async function reach(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: patienceMs });
  client.on('error', () => undefined);
  await client.connect();
  await client.end();
}

/**
 * What can be wrong with a database, in words that say what to do.
 * @param upgrade what brings it up to date
 */
function explained(error: unknown, { username, host }: URL, upgrade: string): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const because = { cause: error };
  if (/^E[A-Z]+$/.test(code) || /timeout|terminated/.test(error.message)) {
    return new Failure(`The database at ${host} does not answer (${code || error.message}).`, because);
  }
  if (code.startsWith('28') || code === '3D000')
    return new Failure(`The database refuses ${username}: ${error.message}.`, because);
  if (code === '22023' && error.message.includes('"role"')) {
    return new Failure(`The database does not know the services: ${upgrade}.`, because);
  }
  if (code === '42501') {
    return new Failure(`${username} may not act for the services (${error.message}): grant it their roles.`, because);
  }
  if (['3F000', '42883'].includes(code)) {
    return new Failure(`The database has no ledger, or an older one: ${upgrade}.`, because);
  }
  return undefined;
}
