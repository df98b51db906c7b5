import type { Personal } from '@caseledger/kernel';
import type { ProjectionTx } from '@caseledger/projections';
import type { EntryRow } from './trail-entry.js';

/** The filters of the audit trail. */
export interface EntryFilter {
  readonly participant?: string;
  readonly product?: string;
  readonly person?: string;
  readonly type?: string;
  /** Recorded at or after this instant. */
  readonly from?: string;
  /** Recorded before this instant. */
  readonly to?: string;
}

const conditions: Readonly<Record<keyof EntryFilter, string>> = {
  participant: 'participant =',
  product: 'product =',
  person: 'person =',
  type: 'type =',
  from: 'recorded_at >=',
  to: 'recorded_at <',
};

/** Entries after a position that pass the filters, in order. */
export function selectEntries(
  tx: ProjectionTx,
  study: string,
  filter: EntryFilter,
  after: number,
  limit: number,
): Promise<EntryRow[]> {
  const parameters: unknown[] = [study, after, limit];
  const wanted = (Object.keys(conditions) as (keyof EntryFilter)[]).filter((key) => filter[key] !== undefined);
  const where = wanted.map((key) => ` AND ${conditions[key]} $${parameters.push(filter[key])}`).join('');
  return tx.query<EntryRow>(
    `SELECT event, changes FROM entry WHERE study = $1 AND position > $2${where} ORDER BY position LIMIT $3`,
    parameters,
  );
}

/** A person's printed name as the delegation log keeps it. */
export interface SealedName {
  readonly person: string;
  /** Id of the event whose bytes hold the name. */
  readonly event: string;
  readonly sealed: Personal<string>;
}

/** The sealed names of those who made the entries. */
export function printedNames(tx: ProjectionTx, study: string, rows: readonly EntryRow[]): Promise<SealedName[]> {
  return tx.query<SealedName>('SELECT person, event, sealed FROM printed_name WHERE study = $1 AND person = ANY ($2)', [
    study,
    [...new Set(rows.map(({ event }) => event.actor.id))],
  ]);
}
