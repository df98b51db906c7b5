import { inTransaction } from '@caseledger/projections';
import type { Pool, PoolClient } from 'pg';
import type { Message } from '../message.js';

/** Most deliveries of one endpoint that are under way at once, in all processes together. */
const inFlight = 8;

/** A delivery that this process has taken on, until the lease ends. */
export interface Claim {
  readonly endpoint: string;
  readonly position: number;
  /** Number of the attempt, from 1. */
  readonly number: number;
  readonly firstAttemptAt: Date;
}

/** What became of a claim. */
export interface Settlement {
  readonly claim: Claim;
  /** Absent when no attempt was made. */
  readonly attempt?: {
    readonly at: Date;
    readonly milliseconds: number;
    readonly status?: number;
    readonly error?: string;
  };
  /** When to try again. Absent: it was delivered. */
  readonly retryAt?: Date;
  /** Why the endpoint gets nothing more. */
  readonly disable?: string;
}

/** A message and how far its delivery is. */
export interface Delivery {
  readonly position: number;
  readonly subject: string;
  readonly state: 'pending' | 'delivered';
  readonly attempts: number;
  readonly deliveredAt?: Date;
  /** When the next attempt is due. Absent while it waits for an earlier message of its case. */
  readonly nextAt?: Date;
}

/** One attempt to deliver a message. */
export interface Attempt {
  readonly number: number;
  readonly at: Date;
  readonly milliseconds: number;
  readonly status?: number;
  readonly error?: string;
}

interface DeliveryRow {
  position: string;
  adverse_event: string;
  attempts: number;
  delivered_at: Date | null;
  next_at: Date | null;
}

/**
 * What has to be delivered and what was, in order within each case: the earliest message of a case that was not delivered
 * is the only one with a time for its next attempt. Every change that could break this holds the endpoint's row.
 */
export class Deliveries {
  constructor(private readonly pool: Pool) {}

  /**
   * Makes messages deliveries, all there are from one position up to another.
   * @returns false when the endpoint is not at `from` any more, or not active: another process did it.
   */
  async enqueue(endpoint: string, from: number, through: number, messages: readonly Message[], now: Date) {
    return inTransaction(this.pool, 'BEGIN', async (client) => {
      const { rowCount } = await client.query(
        `UPDATE safety.webhook_endpoint SET position = $3
          WHERE id = $1 AND position = $2 AND disabled_at IS NULL`,
        [endpoint, from, through],
      );
      if (rowCount === 1 && messages.length > 0) await this.insert(client, endpoint, messages, now);
      return rowCount === 1;
    });
  }

  /** Queues messages again, or for the first time those from before the endpoint was there. */
  async replay(endpoint: string, messages: readonly Message[], now: Date): Promise<void> {
    await inTransaction(this.pool, 'BEGIN', async (client) => {
      await lock(client, [endpoint]);
      await this.insert(client, endpoint, messages, now);
    });
  }

  /** Takes on what is due, as much as each endpoint may have under way. */
  async claim(now: Date, leaseSeconds: number): Promise<readonly Claim[]> {
    return inTransaction(this.pool, 'BEGIN', async (client) => {
      const due = await client.query<{ id: string }>(
        `SELECT id FROM safety.webhook_endpoint e
          WHERE disabled_at IS NULL AND EXISTS (
            SELECT FROM safety.webhook_delivery
             WHERE endpoint = e.id AND next_at <= $1 AND coalesce(claimed_until <= now(), true))
          ORDER BY id FOR NO KEY UPDATE`,
        [now],
      );
      if (due.rows.length === 0) return [];
      // A statement of its own: it sees what was claimed while this waited for the rows.
      const { rows } = await client.query<{ endpoint: string; position: string; number: number; first: Date }>(
        `UPDATE safety.webhook_delivery d
            SET attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, $2),
                claimed_until = clock_timestamp() + make_interval(secs => $3)
           FROM unnest($1::uuid[]) AS e (id) CROSS JOIN LATERAL (
             SELECT position FROM safety.webhook_delivery
              WHERE endpoint = e.id AND next_at <= $2 AND coalesce(claimed_until <= clock_timestamp(), true)
              ORDER BY next_at, position
              LIMIT greatest(0, $4 - (
                SELECT count(*) FROM safety.webhook_delivery
                 WHERE endpoint = e.id AND claimed_until > clock_timestamp()))) AS chosen
          WHERE d.endpoint = e.id AND d.position = chosen.position
          RETURNING d.endpoint, d.position, d.attempts AS number, d.first_attempt_at AS first`,
        [due.rows.map(({ id }) => id), now, leaseSeconds, inFlight],
      );
      return rows
        .map(({ endpoint, position, number, first }) => ({
          endpoint,
          position: Number(position),
          number,
          firstAttemptAt: first,
        }))
        .sort((a, b) => a.position - b.position);
    });
  }

  /**
   * Records what became of claims, and lets what waited for them go on. Success counts even after the lease has ended; a
   * failure then changes nothing, because the delivery is another process' now.
   * @returns the endpoints that were disabled by it.
   */
  async settle(settlements: readonly Settlement[], now: Date): Promise<readonly { id: string; why: string }[]> {
    const rows = settlements.map(({ claim, attempt, retryAt }) => ({
      endpoint: claim.endpoint,
      position: claim.position,
      number: claim.number,
      retry_at: retryAt ?? null,
      ...attempt,
    }));
    const disable = settlements.filter((one) => one.disable !== undefined);
    return inTransaction(this.pool, 'BEGIN', async (client) => {
      const endpoints = [...new Set(rows.map(({ endpoint }) => endpoint))];
      await lock(client, endpoints);
      const changed = await client.query<{ endpoint: string; adverse_event: string }>(
        `WITH settled AS (
           SELECT * FROM jsonb_to_recordset($1) AS s (endpoint uuid, position bigint, number integer,
             retry_at timestamptz, at timestamptz, milliseconds integer, status integer, error text)
         ), changed AS (
           UPDATE safety.webhook_delivery d
              SET delivered_at = CASE WHEN s.retry_at IS NULL THEN $2::timestamptz END,
                  next_at = s.retry_at, claimed_until = NULL
             FROM settled s
            WHERE d.endpoint = s.endpoint AND d.position = s.position AND d.delivered_at IS NULL
              AND (s.retry_at IS NULL OR d.attempts = s.number)
            RETURNING d.endpoint, d.adverse_event
         ), logged AS (
           INSERT INTO safety.webhook_attempt (endpoint, position, number, at, milliseconds, status, error)
           SELECT s.endpoint, s.position, s.number, s.at, s.milliseconds, s.status, s.error
             FROM settled s JOIN safety.webhook_delivery USING (endpoint, position) WHERE s.at IS NOT NULL
           ON CONFLICT DO NOTHING
         )
         SELECT DISTINCT endpoint, adverse_event FROM changed`,
        [JSON.stringify(rows), now],
      );
      await schedule(client, changed.rows, now);
      if (disable.length === 0) return [];
      const disabled = await client.query<{ id: string; why: string }>(
        `UPDATE safety.webhook_endpoint e SET disabled_at = $3, disabled_why = d.why
           FROM (SELECT DISTINCT ON (id) id, why FROM unnest($1::uuid[], $2::text[]) AS d (id, why)) AS d
          WHERE e.id = d.id AND e.disabled_at IS NULL RETURNING e.id, d.why`,
        [disable.map(({ claim }) => claim.endpoint), disable.map((one) => one.disable), now],
      );
      return disabled.rows;
    });
  }

  /** Lets an endpoint go on where it stopped, by the delegation of this person. */
  async enable(endpoint: string, person: string, now: Date): Promise<void> {
    await inTransaction(this.pool, 'BEGIN', async (client) => {
      await client.query(
        `UPDATE safety.webhook_endpoint SET disabled_at = NULL, disabled_why = NULL, person = $2 WHERE id = $1`,
        [endpoint, person],
      );
      await client.query(
        `UPDATE safety.webhook_delivery SET next_at = CASE WHEN next_at IS NOT NULL THEN $2::timestamptz END,
                first_attempt_at = NULL
          WHERE endpoint = $1 AND delivered_at IS NULL`,
        [endpoint, now],
      );
    });
  }

  /**
   * Milliseconds until a delivery will be due that is not due yet, at most as many as given. What is due and was not
   * claimed waits for an attempt of its endpoint to end.
   */
  async untilNext(now: Date, most: number): Promise<number> {
    const { rows } = await this.pool.query<{ next: Date | null }>(
      `SELECT min(next_at) AS next FROM safety.webhook_endpoint e JOIN safety.webhook_delivery d ON d.endpoint = e.id
        WHERE e.disabled_at IS NULL AND d.next_at > $1`,
      [now],
    );
    const next = rows[0]?.next?.getTime() ?? Infinity;
    return Math.min(most, next - now.getTime());
  }

  /** How many deliveries of each endpoint are pending. */
  async pending(endpoints: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.pool.query<{ endpoint: string; count: string }>(
      `SELECT endpoint, count(*) FROM safety.webhook_delivery
        WHERE endpoint = ANY ($1) AND delivered_at IS NULL GROUP BY endpoint`,
      [endpoints],
    );
    return new Map(rows.map(({ endpoint, count }) => [endpoint, Number(count)]));
  }

  /** Deliveries after a position, in order, at most `limit`. */
  async list(endpoint: string, after: number, state: Delivery['state'] | undefined, limit: number) {
    const { rows } = await this.pool.query<DeliveryRow>(
      `SELECT position, adverse_event, attempts, delivered_at, next_at FROM safety.webhook_delivery
        WHERE endpoint = $1 AND position > $2 AND ($3::boolean IS NULL OR (delivered_at IS NULL) = $3)
        ORDER BY position LIMIT $4`,
      [endpoint, after, state === undefined ? null : state === 'pending', limit],
    );
    return rows.map(deliveryOf);
  }

  /** One delivery with its attempts, the first one first. */
  async find(
    endpoint: string,
    position: number,
  ): Promise<(Delivery & { readonly log: readonly Attempt[] }) | undefined> {
    const [found] = await this.list(endpoint, position - 1, undefined, 1);
    if (found?.position !== position) return undefined;
    const { rows } = await this.pool.query<{
      number: number;
      at: Date;
      milliseconds: number;
      status: number | null;
      error: string | null;
    }>(
      `SELECT number, at, milliseconds, status, error FROM safety.webhook_attempt
        WHERE endpoint = $1 AND position = $2 ORDER BY number`,
      [endpoint, position],
    );
    const log = rows.map(({ status, error, ...row }) => ({
      ...row,
      ...(status !== null && { status }),
      ...(error !== null && { error }),
    }));
    return { ...found, log };
  }

  /** The caller holds the endpoint's row. What is pending already stays as it is. */
  private async insert(client: PoolClient, endpoint: string, messages: readonly Message[], now: Date) {
    const rows = messages.map(({ position, subject }) => ({ position, adverse_event: subject }));
    await client.query(
      `INSERT INTO safety.webhook_delivery AS d (endpoint, position, adverse_event)
       SELECT $1, position, adverse_event FROM jsonb_to_recordset($2) AS row (position bigint, adverse_event text)
       ON CONFLICT (endpoint, position) DO UPDATE
          SET delivered_at = NULL, first_attempt_at = NULL WHERE d.delivered_at IS NOT NULL`,
      [endpoint, JSON.stringify(rows)],
    );
    const cases = [...new Set(rows.map(({ adverse_event }) => adverse_event))];
    await schedule(
      client,
      cases.map((adverse_event) => ({ endpoint, adverse_event })),
      now,
    );
  }
}

/** In one order everywhere, so that nobody waits for each other. */
async function lock(client: PoolClient, endpoints: readonly string[]): Promise<void> {
  await client.query('SELECT FROM safety.webhook_endpoint WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [
    endpoints,
  ]);
}

/** Gives the earliest pending delivery of each case a time, and takes it from those behind. */
async function schedule(
  client: PoolClient,
  cases: readonly { readonly endpoint: string; readonly adverse_event: string }[],
  now: Date,
): Promise<void> {
  await client.query(
    `WITH first AS (
       SELECT c.endpoint, c.adverse_event, earliest.position
         FROM unnest($1::uuid[], $2::text[]) AS c (endpoint, adverse_event) CROSS JOIN LATERAL (
           SELECT position FROM safety.webhook_delivery d
            WHERE d.endpoint = c.endpoint AND d.adverse_event = c.adverse_event AND delivered_at IS NULL
            ORDER BY position LIMIT 1) AS earliest
     ), behind AS (
       UPDATE safety.webhook_delivery d SET next_at = NULL FROM first f
        WHERE d.endpoint = f.endpoint AND d.adverse_event = f.adverse_event AND d.delivered_at IS NULL
          AND d.position > f.position AND d.next_at IS NOT NULL
     )
     UPDATE safety.webhook_delivery d SET next_at = $3 FROM first f
      WHERE d.endpoint = f.endpoint AND d.position = f.position AND d.next_at IS NULL`,
    [cases.map(({ endpoint }) => endpoint), cases.map(({ adverse_event }) => adverse_event), now],
  );
}

const deliveryOf = ({ position, adverse_event, attempts, delivered_at, next_at }: DeliveryRow): Delivery => ({
  position: Number(position),
  subject: adverse_event,
  state: delivered_at === null ? 'pending' : 'delivered',
  attempts,
  ...(delivered_at !== null && { deliveredAt: delivered_at }),
  ...(next_at !== null && { nextAt: next_at }),
});
