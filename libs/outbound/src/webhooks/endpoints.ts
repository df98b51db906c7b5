import { inTransaction } from '@caseledger/projections';
import type { Pool, PoolClient } from 'pg';
import type { Filter } from '../message.js';

/** Where messages of a study go. */
export interface Endpoint {
  readonly id: string;
  readonly study: string;
  readonly url: string;
  readonly filter: Filter;
  readonly description?: string;
  /** By whose delegation it gets messages. */
  readonly person: string;
  readonly createdAt: Date;
  readonly disabledAt?: Date;
  readonly disabledWhy?: string;
  /** Messages up to here are deliveries. */
  readonly position: number;
}

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
  url: string;
  filter: Filter;
  description: string | null;
  person: string;
  created_at: Date;
  disabled_at: Date | null;
  disabled_why: string | null;
  position: string;
}

/** Endpoints and their secrets, which are sealed at rest. */
export class Endpoints {
  constructor(
    private readonly pool: Pool,
    private readonly sealer: Sealer,
  ) {}

  /** Registers an endpoint with its first secret. False when there is one of that id. */
  async create(endpoint: Endpoint, secret: Secret): Promise<boolean> {
    const { id, study, url, filter, description, person, createdAt, position } = endpoint;
    return inTransaction(this.pool, 'BEGIN', async (client) => {
      const { rowCount } = await client.query(
        `INSERT INTO safety.webhook_endpoint (id, study, url, filter, description, person, created_at, position)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
        [id, study, url, JSON.stringify(filter), description, person, createdAt, position],
      );
      if (rowCount === 1) await this.insertSecret(client, id, secret);
      return rowCount === 1;
    });
  }

  async find(study: string, id: string): Promise<Endpoint | undefined> {
    const [found] = await this.select('study = $1 AND id = $2', [study, id]);
    return found;
  }

  /** Those of a study, the oldest first. */
  ofStudy(study: string): Promise<Endpoint[]> {
    return this.select('study = $1', [study]);
  }

  /** Those that messages go to, of all studies. */
  active(): Promise<Endpoint[]> {
    return this.select('disabled_at IS NULL', []);
  }

  /** How many are disabled, of all studies. */
  async countDisabled(): Promise<number> {
    const { rows } = await this.pool.query<{ count: string }>(
      'SELECT count(*) FROM safety.webhook_endpoint WHERE disabled_at IS NOT NULL',
    );
    return Number(rows[0]?.count);
  }

  /** Removes an endpoint with its deliveries, attempts and secrets. */
  async remove(id: string): Promise<void> {
    await this.pool.query('DELETE FROM safety.webhook_endpoint WHERE id = $1', [id]);
  }

  /** Gives an endpoint another secret and lets the others expire. Nothing changes when it has the secret already. */
  async rotate(id: string, secret: Secret, othersExpireAt: Date): Promise<void> {
    await inTransaction(this.pool, 'BEGIN', async (client) => {
      if (!(await this.insertSecret(client, id, secret))) return;
      await client.query(
        `UPDATE safety.webhook_secret SET expires_at = $3
          WHERE endpoint = $1 AND id <> $2 AND coalesce(expires_at > $3, true)`,
        [id, secret.id, othersExpireAt],
      );
      await client.query('DELETE FROM safety.webhook_secret WHERE endpoint = $1 AND expires_at <= $2', [
        id,
        secret.createdAt,
      ]);
    });
  }

  /** The secrets of endpoints that are valid at an instant and can be opened, the newest first. */
  async secrets(ids: readonly string[], at: Date): Promise<ReadonlyMap<string, readonly Secret[]>> {
    const { rows } = await this.pool.query<{
      endpoint: string;
      id: string;
      sealed: Buffer;
      created_at: Date;
      expires_at: Date | null;
    }>(
      `SELECT endpoint, id, sealed, created_at, expires_at FROM safety.webhook_secret
        WHERE endpoint = ANY ($1) AND coalesce(expires_at > $2, true) ORDER BY created_at DESC, id`,
      [ids, at],
    );
    const found = new Map<string, Secret[]>(ids.map((id) => [id, []]));
    for (const { endpoint, id, sealed, created_at, expires_at } of rows) {
      const secret = this.open(sealed, boundTo(endpoint, id));
      if (secret === undefined) continue;
      found.get(endpoint)?.push({
        id,
        secret,
        createdAt: created_at,
        ...(expires_at !== null && { expiresAt: expires_at }),
      });
    }
    return found;
  }

  /** Nothing for what was altered, or sealed under another master key: that must not keep other endpoints waiting. */
  private open(sealed: Buffer, bound: string): string | undefined {
    try {
      return this.sealer.open(sealed, bound);
    } catch {
      return undefined;
    }
  }

  private async insertSecret(client: PoolClient, endpoint: string, one: Secret): Promise<boolean> {
    const { id, secret, createdAt, expiresAt } = one;
    const { rowCount } = await client.query(
      `INSERT INTO safety.webhook_secret (endpoint, id, sealed, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING`,
      [endpoint, id, this.sealer.seal(secret, boundTo(endpoint, id)), createdAt, expiresAt],
    );
    return rowCount === 1;
  }

  private async select(condition: string, parameters: readonly unknown[]): Promise<Endpoint[]> {
    const { rows } = await this.pool.query<EndpointRow>(
      `SELECT id, study, url, filter, description, person, created_at, disabled_at, disabled_why, position
         FROM safety.webhook_endpoint WHERE ${condition} ORDER BY created_at, id`,
      [...parameters],
    );
    return rows.map(({ description, created_at, disabled_at, disabled_why, position, ...row }) => ({
      ...row,
      ...(description !== null && { description }),
      createdAt: created_at,
      ...(disabled_at !== null && { disabledAt: disabled_at }),
      ...(disabled_why !== null && { disabledWhy: disabled_why }),
      position: Number(position),
    }));
  }
}

const boundTo = (endpoint: string, secret: string): string => `${endpoint}\n${secret}`;
