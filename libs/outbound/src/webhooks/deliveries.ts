import { statementsOf } from '@caseledger/platform';
import { inTransaction } from '@caseledger/projections';
import type { Seen } from '@caseledger/kernel';
import type { Pool, PoolClient } from 'pg';
import type { Message } from '../message.js';
import { probeDelay } from './backoff.js';

/** Most deliveries of one endpoint that are under way at once, in all processes together. */
const inFlight = 128;
/** An endpoint that failed so often in a row is held to be down. */
const failuresOfOneDown = 3;
/** A new message is worth a try within so long, however long an endpoint has been down. */
const newsMs = 60_000;
/** Rows that are removed at once. */
const expiredAtOnce = 5_000;

/** A delivery that this process has taken on, until the lease ends. */
export interface Claim {
  readonly endpoint: string;
  /** @asType integer */
  readonly position: number;
  /**
   * Number of the attempt, from 1.
   * @asType integer
   */
  readonly number: number;
  /** Since when nothing of it got through: the first attempt of the message, or since when the endpoint is down. */
  readonly failingSince: Date;
}

/** What became of a claim. */
export interface Settlement {
  readonly claim: Claim;
  /** Absent when no attempt was made. */
  readonly attempt?: {
    readonly at: Date;
    /** @asType integer */
    readonly milliseconds: number;
    /** @asType integer */
    readonly status?: number;
    readonly error?: string;
    /** Milliseconds that the receiver asks for. */
    readonly retryAfter?: number;
  };
  /** When to try again. Absent: it was delivered. */
  readonly retryAt?: Date;
  /** The endpoint may not get it: it is no delivery any more. */
  readonly withdrawn?: true;
  /** Why the endpoint gets nothing more. */
  readonly disable?: { readonly code: string; readonly text: string };
}

/** A message and how far its delivery is. */
export interface Delivery {
  /** @asType integer */
  readonly position: number;
  readonly subject: string;
  readonly state: 'pending' | 'delivered';
  /** @asType integer */
  readonly attempts: number;
  readonly deliveredAt?: Date;
  /** When the next attempt is due. Absent while it waits for an earlier message of its case. */
  readonly nextAt?: Date;
}

/** One attempt to deliver a message. */
export interface Attempt {
  /** @asType integer */
  readonly number: number;
  readonly at: Date;
  /** @asType integer */
  readonly milliseconds: number;
  /** @asType integer */
  readonly status?: number;
  readonly error?: string;
}

interface DeliveryRow {
  position: string;
  subject: string;
  attempts: number;
  delivered_at: Date | null;
  next_at: Date | null;
}

type Statement =
  | 'advance'
  | 'lock'
  | 'insert'
  | 'due'
  | 'claim'
  | 'renew'
  | 'settle'
  | 'withdraw'
  | 'schedule'
  | 'set-course'
  | 'bring-forward'
  | 'disable'
  | 'begin-anew'
  | 'until-next'
  | 'pending'
  | 'list'
  | 'attempts'
  | 'expire'
  | 'expire-deleted';

/** What an endpoint has been doing lately. */
interface Course {
  readonly id: string;
  readonly failures: number;
  readonly down_since: Date | null;
}

interface Subject {
  readonly endpoint: string;
  readonly subject: string;
}

/**
 * What has to be delivered and what was, in order within each subject: the earliest message of a subject that was not
 * delivered is the only one with a time for its next attempt. Every change that could break this holds the endpoint's row.
 */
export class Deliveries {
  private readonly sql: Readonly<Record<Statement, string>>;

  constructor(
    private readonly pool: Pool,
    schema: string,
  ) {
    this.sql = statementsOf<Statement>(new URL('./deliveries.sql', import.meta.url), { schema });
  }

  /**
   * Makes messages deliveries, all there are from one position up to another.
   * @returns false when the endpoint is not at `from` any more, or gets nothing: another process did it.
   */
  async enqueue(endpoint: string, from: number, through: Seen, messages: readonly Message[], now: Date) {
    return inTransaction(this.pool, 'BEGIN', async (client) => {
      const soon = new Date(now.getTime() + newsMs);
      const { rowCount } = await client.query(this.sql.advance, [
        ...[endpoint, from, through.position, through.hash, messages.length > 0, soon],
      ]);
      if (rowCount === 1 && messages.length > 0) await this.insert(client, endpoint, messages, now);
      return rowCount === 1;
    });
  }

  /** Queues messages again, or for the first time those from before the endpoint was there. */
  async replay(endpoint: string, messages: readonly Message[], now: Date): Promise<void> {
    await inTransaction(this.pool, 'BEGIN', async (client) => {
      await this.lock(client, [endpoint]);
      await this.insert(client, endpoint, messages, now);
    });
  }

  /** Takes on what is due, as much as each endpoint may have under way. */
  async claim(now: Date, leaseSeconds: number): Promise<readonly Claim[]> {
    return inTransaction(this.pool, 'BEGIN', async (client) => {
      const due = await client.query<{ id: string }>(this.sql.due, [now]);
      if (due.rows.length === 0) return [];
      const { rows } = await client.query<{
        endpoint: string;
        position: string;
        number: number;
        first: Date;
        down: Date | null;
      }>(this.sql.claim, [due.rows.map(({ id }) => id), now, leaseSeconds, inFlight]);
      return rows
        .map(({ endpoint, position, number, first, down }) => ({
          endpoint,
          position: Number(position),
          number,
          failingSince: down !== null && down < first ? down : first,
        }))
        .sort((a, b) => a.position - b.position);
    });
  }

  /** Keeps claims, as far as nobody else has taken them on. */
  async renew(claims: readonly Claim[], leaseSeconds: number): Promise<void> {
    await this.pool.query(this.sql.renew, [
      claims.map(({ endpoint }) => endpoint),
      claims.map(({ position }) => position),
      claims.map(({ number }) => number),
      leaseSeconds,
    ]);
  }

  /**
   * Records what became of claims, and lets what waited for them go on: the messages behind them, and everything of an
   * endpoint that was down when something got through to it. Success counts even after the lease has ended; a failure then
   * changes nothing, because the delivery is another process' now.
   * @returns the endpoints that were disabled by it.
   */
  async settle(settlements: readonly Settlement[], now: Date): Promise<readonly { id: string; why: string }[]> {
    const endpoints = [...new Set(settlements.map(({ claim }) => claim.endpoint))];
    const settled = settlements.filter(({ withdrawn }) => withdrawn === undefined);
    const withdrawn = settlements.filter((one) => one.withdrawn).map(({ claim }) => claim);
    return inTransaction(this.pool, 'BEGIN', async (client) => {
      const courses = await this.lock(client, endpoints);
      const changed = await client.query<Subject>(this.sql.settle, [
        JSON.stringify(
          settled.map(({ claim: { endpoint, position, number }, attempt, retryAt }) => ({
            ...{ endpoint, position, number, retry_at: retryAt ?? null },
            ...attempt,
          })),
        ),
        now,
      ]);
      const gone =
        withdrawn.length === 0
          ? []
          : (
              await client.query<Subject>(this.sql.withdraw, [
                withdrawn.map(({ endpoint }) => endpoint),
                withdrawn.map(({ position }) => position),
              ])
            ).rows;
      await this.schedule(client, [...changed.rows, ...gone], now);
      await this.steer(client, courses, settled, now);
      return this.disable(client, settled, now);
    });
  }

  /** Lets an endpoint that was enabled go on where it stopped. */
  async beginAnew(endpoint: string, now: Date): Promise<void> {
    await this.pool.query(this.sql['begin-anew'], [endpoint, now]);
  }

  /** Milliseconds until there will be something to claim that is not there yet. */
  async untilNext(now: Date): Promise<number> {
    const { rows } = await this.pool.query<{ next: Date | null }>(this.sql['until-next'], [now]);
    return (rows[0]?.next?.getTime() ?? Infinity) - now.getTime();
  }

  /** How many deliveries of each endpoint are pending. */
  async pending(endpoints: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.pool.query<{ endpoint: string; count: string }>(this.sql.pending, [endpoints]);
    return new Map(rows.map(({ endpoint, count }) => [endpoint, Number(count)]));
  }

  /** Deliveries after a position, in order, at most `limit`. */
  async list(endpoint: string, after: number, state: Delivery['state'] | undefined, limit: number) {
    const isPending = state === undefined ? null : state === 'pending';
    const { rows } = await this.pool.query<DeliveryRow>(this.sql.list, [endpoint, after, isPending, limit]);
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
    }>(this.sql.attempts, [endpoint, position]);
    const log = rows.map(({ status, error, ...row }) => ({
      ...row,
      ...(status !== null && { status }),
      ...(error !== null && { error }),
    }));
    return { ...found, log };
  }

  /** Removes what was delivered before an instant, and all of endpoints that were deleted before it. */
  async expire(before: Date): Promise<void> {
    for (let removed = expiredAtOnce; removed === expiredAtOnce;) {
      removed = (await this.pool.query(this.sql.expire, [before, expiredAtOnce])).rowCount ?? 0;
    }
    await this.pool.query(this.sql['expire-deleted'], [before]);
  }

  private async lock(client: PoolClient, endpoints: readonly string[]): Promise<readonly Course[]> {
    return (await client.query<Course>(this.sql.lock, [endpoints])).rows;
  }

  private async insert(client: PoolClient, endpoint: string, messages: readonly Message[], now: Date) {
    const subjects = messages.map(({ subject }) => subject);
    await client.query(this.sql.insert, [endpoint, messages.map(({ position }) => position), subjects]);
    await this.schedule(
      client,
      [...new Set(subjects)].map((subject) => ({ endpoint, subject })),
      now,
    );
  }

  private async schedule(client: PoolClient, subjects: readonly Subject[], now: Date): Promise<void> {
    if (subjects.length === 0) return;
    await client.query(this.sql.schedule, [
      subjects.map(({ endpoint }) => endpoint),
      subjects.map(({ subject }) => subject),
      now,
    ]);
  }

  /** Takes note of which endpoints are down, and which are up again. */
  private async steer(client: PoolClient, courses: readonly Course[], settled: readonly Settlement[], now: Date) {
    const next = courses.flatMap((course) => courseAfter(course, settled, now));
    if (next.length === 0) return;
    await client.query(this.sql['set-course'], [JSON.stringify(next)]);
    const up = next.filter(({ failures }) => failures === 0).map(({ id }) => id);
    if (up.length > 0) await client.query(this.sql['bring-forward'], [up, now]);
  }

  private async disable(client: PoolClient, settled: readonly Settlement[], now: Date) {
    const wanted = settled.flatMap(({ claim, disable }) => (disable === undefined ? [] : [{ claim, ...disable }]));
    if (wanted.length === 0) return [];
    const { rows } = await client.query<{ id: string; why: string }>(this.sql.disable, [
      wanted.map(({ claim }) => claim.endpoint),
      wanted.map(({ code }) => code),
      wanted.map(({ text }) => text),
      now,
    ]);
    return rows;
  }
}

/** What attempts make of the course of an endpoint; nothing when it does not change. */
function courseAfter(
  { id, failures, down_since }: Course,
  settled: readonly Settlement[],
  now: Date,
): readonly (Course & { readonly probe_at: Date | null })[] {
  const tried = settled.flatMap(({ claim, attempt, retryAt }) =>
    claim.endpoint === id && attempt !== undefined ? [{ attempt, failed: retryAt !== undefined }] : [],
  );
  if (tried.some(({ failed }) => !failed)) {
    return down_since === null && failures === 0 ? [] : [{ id, failures: 0, down_since: null, probe_at: null }];
  }
  if (tried.length === 0) return [];
  const count = failures + tried.length;
  if (count < failuresOfOneDown) return [{ id, failures: count, down_since: null, probe_at: null }];
  const since = down_since ?? new Date(Math.min(...tried.map(({ attempt }) => attempt.at.getTime())));
  const asked = Math.max(...tried.map(({ attempt }) => attempt.retryAfter ?? 0));
  const probeAt = new Date(now.getTime() + probeDelay(now.getTime() - since.getTime(), asked));
  return [{ id, failures: count, down_since: since, probe_at: probeAt }];
}

const deliveryOf = ({ position, subject, attempts, delivered_at, next_at }: DeliveryRow): Delivery => ({
  position: Number(position),
  subject,
  state: delivered_at === null ? 'pending' : 'delivered',
  attempts,
  ...(delivered_at !== null && { deliveredAt: delivered_at }),
  ...(next_at !== null && { nextAt: next_at }),
});
