import type { Projection } from '@caseledger/projections';

/** A projection that would show every event that is applied twice, out of order or not at all. */
export interface EntriesProjection extends Projection {
  /** While on, events of type `poison` fail. */
  broken: boolean;
  /** Awaited after the rows are written and before the transaction is committed. */
  beforeCommit: (backend: number) => Promise<void>;
  /** Told of the transaction that the rows are written in. */
  transaction?: (id: string) => Promise<void>;
}

export function entriesProjection(name = 'entries', version = 1): EntriesProjection {
  return {
    name,
    version,
    seen: 'entry',
    broken: true,
    beforeCommit: () => Promise.resolve(),
    tables: `
      CREATE TABLE entry (study text, position bigint, type text, version integer, hash bytea,
        PRIMARY KEY (study, position));
      CREATE TABLE tally (study text PRIMARY KEY, entries bigint NOT NULL);`,
    async apply(batch, tx) {
      if (this.broken && batch.some(({ type }) => type === 'poison')) throw new Error('poison\0ous');
      await tx.query(
        `INSERT INTO entry SELECT study, position, type, $2, decode(hash, 'hex') FROM jsonb_to_recordset($1)
           AS event (study text, position bigint, type text, hash text)`,
        [JSON.stringify(batch), version],
      );
      await tx.query(
        `INSERT INTO tally VALUES ($1, $2) ON CONFLICT (study) DO UPDATE SET entries = tally.entries + excluded.entries`,
        [batch[0]?.study, batch.length],
      );
      const [row] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const [current] = await tx.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
      await this.transaction?.(current?.id ?? '');
      await this.beforeCommit(row?.pid ?? 0);
    },
  };
}
