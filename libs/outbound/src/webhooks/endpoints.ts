import { inTransaction } from '@caseledger/projections';
import { migrate, statementsOf } from '@caseledger/platform';
import type { Scope, WebhookState } from '@caseledger/domain';
import type { Seen, SeenIn } from '@caseledger/kernel';
import type { Pool, PoolClient } from 'pg';
import type { Filter } from '../message.js';

/** Where messages of a study go. */
export interface Endpoint {
  readonly id: string;
  readonly study: string;
  /** Of the URL: what may be told of it. */
  readonly origin: string;
  /** Absent when it cannot be opened, or was forgotten with the endpoint. */
  readonly url?: string;
  readonly filter: Filter;
  readonly description?: string;
  /** By whose delegation it gets messages. */
  readonly person: string;
  /** Of which sites. Absent while the ledger does not say so. */
  readonly scope?: Scope;
  readonly createdAt: Date;
  readonly disabledAt?: Date;
  readonly disabledWhy?: string;
  /** Code of the reason why it is disabled, while the ledger has not been told. */
  readonly untold?: string;
  readonly deletedAt?: Date;
  /** How the ledger differs from what it has seen: it stands still. */
  readonly differs?: string;
  /** Messages up to here are deliveries. */
  readonly seen: Seen;
  /** Whether it was registered before the ledger was told of webhooks, and the ledger is yet to be. */
  readonly inherited: boolean;
  /** Of its stream in the ledger: up to there it is what the events say. */
  readonly version: number;
}

/** What is kept of a webhook before the ledger is told of it. */
export type PreparedEndpoint = Pick<
  Endpoint,
  'id' | 'study' | 'origin' | 'filter' | 'description' | 'person' | 'createdAt' | 'seen'
> & { readonly url: string };

/** Seals secrets at rest. */
export interface Sealer {
  seal(text: string, bound: string): Buffer;
  /** @throws when the bytes were altered, are bound to something else or were sealed under another key */
  open(sealed: Buffer, bound: string): string;
}

/** A key that signs. */
export interface Secret {
  readonly id: string;
  readonly secret: string;
  readonly createdAt: Date;
  /** Absent: it does not expire. */
  readonly expiresAt?: Date;
}

interface EndpointRow {
  id: string;
  study: string;
  origin: string;
  sealed_url: Buffer | null;
  filter: Filter;
  description: string | null;
  person: string;
  sites: Scope['sites'] | null;
  created_at: Date;
  disabled_at: Date | null;
  disabled_why: string | null;
  untold: string | null;
  deleted_at: Date | null;
  differs: string | null;
  position: string;
  seen: string | null;
  state: 'inherited' | 'prepared' | 'registered' | 'deleted';
  version: number;
}

interface SecretRow {
  endpoint: string;
  id: string;
  sealed: Buffer;
  created_at: Date;
  expires_at: Date | null;
}

type Statement =
  | 'create'
  | 'find'
  | 'prepared'
  | 'of-study'
  | 'active'
  | 'active-of'
  | 'all'
  | 'unsettled'
  | 'count'
  | 'seal'
  | 'follow'
  | 'follow-secrets'
  | 'drop-secrets'
  | 'differ'
  | 'adopt-hash'
  | 'insert-secret'
  | 'secret'
  | 'secrets'
  | 'expire-secrets'
  | 'expire-prepared';

/** Brings the tables of webhooks up to date. Safe from several processes. */
export function migrateWebhooks(pool: Pool, schema: string): Promise<void> {
  const folder = new URL('../../migrations', import.meta.url);
  return migrate(pool.options, { folder, schema, table: 'webhook_migrations' });
}

/** What the webhooks of a service have seen last of their ledgers: nothing where there are no tables of them yet. */
export async function webhookCursors(
  pool: Pool,
  schema: string,
): Promise<readonly (SeenIn & { readonly webhook: string })[]> {
  const sql = statementsOf<'is-there' | 'cursors'>(new URL('./endpoints.sql', import.meta.url), { schema });
  if ((await pool.query(sql['is-there'], [schema])).rowCount === 0) return [];
  const { rows } = await pool.query<{ webhook: string; study: string; position: string; hash: string }>(sql.cursors);
  return rows.map(({ position, ...row }) => ({ ...row, position: Number(position) }));
}

/** Endpoints with their secrets and URLs, which are sealed at rest: what the ledger does not say of a webhook. */
export class Endpoints {
  private readonly sql: Readonly<Record<Statement, string>>;

  constructor(
    private readonly pool: Pool,
    schema: string,
    private readonly sealer: Sealer,
  ) {
    this.sql = statementsOf<Statement>(new URL('./endpoints.sql', import.meta.url), { schema });
  }

  /** Keeps an endpoint with its first secret, before the ledger is told. False when there is one of that id. */
  async prepare(endpoint: PreparedEndpoint, secret: Secret): Promise<boolean> {
    const { id, study, origin, url, filter, description, person, createdAt, seen } = endpoint;
    return inTransaction(this.pool, 'BEGIN', async (client) => {
      const sealed = this.sealer.seal(url, boundToUrl(id));
      const { rowCount } = await client.query(this.sql.create, [
        ...[
          id,
          study,
          origin,
          sealed,
          JSON.stringify(filter),
          description,
          person,
          createdAt,
          seen.position,
          seen.hash,
        ],
      ]);
      if (rowCount === 1) await this.insertSecret(client, id, secret);
      return rowCount === 1;
    });
  }

  async find(study: string, id: string): Promise<Endpoint | undefined> {
    return (await this.select('find', [study, id]))[0];
  }

  /** As `find`, also one that the ledger may not know. */
  async findPrepared(study: string, id: string): Promise<Endpoint | undefined> {
    return (await this.select('prepared', [study, id]))[0];
  }

  /** Those of a study that were not deleted, the oldest first. */
  ofStudy(study: string): Promise<Endpoint[]> {
    return this.select('of-study', [study]);
  }

  /** Those that messages go to, of all studies. */
  active(): Promise<Endpoint[]> {
    return this.select('active');
  }

  /** Those of these ids that messages go to. */
  activeOf(ids: readonly string[]): Promise<Endpoint[]> {
    return this.select('active-of', [ids]);
  }

  /** All that were not deleted, also those that the ledger may not know. */
  all(): Promise<Endpoint[]> {
    return this.select('all');
  }

  /** Those that the ledger is yet to be told something of. */
  unsettled(): Promise<Endpoint[]> {
    return this.select('unsettled');
  }

  /** How many are disabled, and how many others stand still because the ledger differs, of all studies. */
  async count(): Promise<{ readonly disabled: number; readonly differs: number }> {
    const { rows } = await this.pool.query<{ disabled: number; differs: number }>(this.sql.count);
    return rows[0] ?? { disabled: 0, differs: 0 };
  }

  /** Seals the URL of an endpoint whose row holds all of it in the open. */
  async seal(id: string, url: string, origin: string): Promise<void> {
    await this.pool.query(this.sql.seal, [id, origin, this.sealer.seal(url, boundToUrl(id))]);
  }

  /** Takes over what its stream says, up to a version; nothing when it is there already. */
  async follow(id: string, state: WebhookState, version: number): Promise<void> {
    const { registration, disabled, deletedAt, rotations = [] } = state;
    if (registration === undefined) return;
    await inTransaction(this.pool, 'BEGIN', async (client) => {
      const { rowCount } = await client.query(this.sql.follow, [
        ...[id, version, registration.person, JSON.stringify(registration.sites)],
        ...[disabled === undefined ? null : JSON.stringify(disabled), deletedAt],
      ]);
      if (rowCount === 0) return;
      if (deletedAt !== undefined) await client.query(this.sql['drop-secrets'], [id]);
      const secrets = rotations.map(({ secret }) => secret);
      await client.query(this.sql['follow-secrets'], [id, secrets, rotations.map(({ othersUntil }) => othersUntil)]);
    });
  }

  /** Says how the ledger differs from what an endpoint has seen, or that it does not. */
  async differ(id: string, how: string | undefined): Promise<void> {
    await this.pool.query(this.sql.differ, [id, how ?? null]);
  }

  /** Takes over what an endpoint has seen where it did not know it. */
  async adopt(id: string, { position, hash }: Seen): Promise<void> {
    await this.pool.query(this.sql['adopt-hash'], [id, position, hash]);
  }

  /**
   * Keeps a secret until the ledger tells of it; before that it signs nothing.
   * @returns what is kept under this id, also when it was there before. Nothing when it cannot be opened.
   */
  async keepSecret(id: string, secret: Secret): Promise<Secret | undefined> {
    await this.insertSecret(this.pool, id, secret);
    return this.opened((await this.pool.query<SecretRow>(this.sql.secret, [id, secret.id])).rows)[0]?.secret;
  }

  /** The secrets of endpoints that are valid at an instant and can be opened, the newest first. */
  async secrets(ids: readonly string[], at: Date): Promise<ReadonlyMap<string, readonly Secret[]>> {
    const { rows } = await this.pool.query<SecretRow>(this.sql.secrets, [ids, at]);
    const found = new Map<string, Secret[]>(ids.map((id) => [id, []]));
    for (const { endpoint, secret } of this.opened(rows)) found.get(endpoint)?.push(secret);
    return found;
  }

  /** Forgets secrets that have expired, and what was prepared before an instant and the ledger does not tell of. */
  async expire(now: Date, before: Date): Promise<void> {
    await this.pool.query(this.sql['expire-secrets'], [now, before]);
    await this.pool.query(this.sql['expire-prepared'], [before]);
  }

  private opened(rows: readonly SecretRow[]): readonly { readonly endpoint: string; readonly secret: Secret }[] {
    return rows.flatMap(({ endpoint, id, sealed, created_at: createdAt, expires_at: expiresAt }) => {
      const secret = this.open(sealed, boundTo(endpoint, id));
      if (secret === undefined) return [];
      return [{ endpoint, secret: { id, secret, createdAt, ...(expiresAt !== null && { expiresAt }) } }];
    });
  }

  /** Nothing for what was altered, or sealed under another master key: that must not keep other endpoints waiting. */
  private open(sealed: Buffer, bound: string): string | undefined {
    try {
      return this.sealer.open(sealed, bound);
    } catch {
      return undefined;
    }
  }

  private async insertSecret(client: Pool | PoolClient, endpoint: string, one: Secret): Promise<void> {
    const { id, secret, createdAt } = one;
    const sealed = this.sealer.seal(secret, boundTo(endpoint, id));
    await client.query(this.sql['insert-secret'], [endpoint, id, sealed, createdAt]);
  }

  private async select(statement: Statement, parameters: readonly unknown[] = []): Promise<Endpoint[]> {
    const { rows } = await this.pool.query<EndpointRow>(this.sql[statement], [...parameters]);
    return rows.map((row) => this.endpointOf(row));
  }

  private endpointOf(row: EndpointRow): Endpoint {
    const { id, study, origin, filter, person, version, state } = row;
    const inherited = state === 'inherited';
    const sealed = row.sealed_url;
    const url = sealed === null ? (inherited ? origin : undefined) : this.open(sealed, boundToUrl(id));
    return {
      ...{ id, study, origin, filter, person, version, inherited },
      createdAt: row.created_at,
      seen: { position: Number(row.position), hash: row.seen ?? '' },
      ...(url !== undefined && { url }),
      ...(row.description !== null && { description: row.description }),
      ...(row.sites !== null && { scope: { sites: row.sites } }),
      ...(row.disabled_at !== null && { disabledAt: row.disabled_at }),
      ...(row.disabled_why !== null && { disabledWhy: row.disabled_why }),
      ...(row.untold !== null && { untold: row.untold }),
      ...(row.deleted_at !== null && { deletedAt: row.deleted_at }),
      ...(row.differs !== null && { differs: row.differs }),
    };
  }
}

const boundTo = (endpoint: string, secret: string): string => `${endpoint}\n${secret}`;
const boundToUrl = (endpoint: string): string => `${endpoint}\nurl`;
