import type { LedgerAltered, RecordedEvent } from '@caseledger/kernel';
import { ledgerAltered } from '@caseledger/platform';
import type { DeadLetter } from './dead-letters.js';
import { messageOf, storable } from './failure.js';
import type { Build, Registry } from './registry.js';
import { inTransaction } from './transaction.js';

/** How often an event is tried before its study is parked. */
export const attemptsPerEvent = 3;

/** A study that stands still in a projection, and why. */
export interface ParkedStudy {
  readonly projection: string;
  readonly build: number;
  readonly study: string;
  /** Of the event that cannot be applied, or that comes next. */
  readonly position: number;
  readonly error: string;
  /** Set when no event failed: the ledger is not what it was. */
  readonly reason?: 'ledger-differs';
}

type Stop = Pick<DeadLetter, 'study' | 'event' | 'error' | 'altered'> & { readonly position?: number };

/** Has studies of a build stand still: nothing is ever skipped. What stopped them is kept as a dead letter. */
export class Parking {
  constructor(
    private readonly registry: Registry,
    private readonly build: Build,
    private readonly told: (study: ParkedStudy) => void = () => undefined,
  ) {}

  /** Stands still before an event that cannot be applied. */
  park(study: string, event: RecordedEvent, failure: unknown): Promise<void> {
    return this.stop({ study, position: event.position, event, error: storable(messageOf(failure)) });
  }

  /** Stands still wherever it is, in a study whose ledger is not what it was. */
  parkAltered({ study, message, position, expected, found }: LedgerAltered): Promise<void> {
    const altered = { position, expected, found: found ?? null };
    return this.stop({ study, event: null, error: message, altered });
  }

  /** @param stop without a position: behind the last event that is applied */
  private async stop(stop: Stop): Promise<void> {
    const { study, event, error, altered } = stop;
    const { name, build } = this.build;
    const { pool, sql } = this.registry;
    const differs = altered !== undefined;
    const position = await inTransaction(pool, 'BEGIN', async (client) => {
      const { rows } = await client.query<{ position: string }>(sql.park, [
        name,
        build,
        study,
        stop.position === undefined ? null : stop.position - 1,
        differs,
      ]);
      if (rows[0] === undefined) return undefined;
      const next = Number(rows[0].position) + 1;
      await client.query(sql['add-dead-letter'], [
        name,
        build,
        study,
        next,
        event && jsonOf(event),
        error,
        differs ? 1 : attemptsPerEvent,
        altered?.position ?? null,
        altered?.expected ?? null,
        altered?.found ?? null,
      ]);
      return next;
    });
    if (position === undefined) return;
    if (differs) ledgerAltered.inc({ reader: name });
    this.told({ projection: name, build, study, position, error, ...(differs && { reason: 'ledger-differs' }) });
  }
}

function jsonOf(event: RecordedEvent): string {
  return JSON.stringify(event, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value));
}
