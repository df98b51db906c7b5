import type { RecordedEvent } from '@caseledger/kernel';

/** A view of the ledger, kept in tables of its own. Given the same events it must always write the same rows. */
export interface Projection {
  /** Kebab-case and stable: part of the name of the PostgreSQL schemas. */
  readonly name: string;
  /** Goes up with every change of the tables or of what `apply` writes: it makes the projection be built anew. */
  readonly version: number;
  /** The tables' DDL, with unqualified names. It has no migrations: another one is another version, and so another build. */
  readonly tables: string;
  /**
   * The one of its tables that keeps each event it took in, by `study`, `position` and leaf hash (`hash`, bytea): the
   * ledger is compared with it again and again. Without it, only the last event of each study is.
   */
  readonly seen?: string;
  /**
   * Writes what the events mean. They are of one study, in order and without a hole. Whatever it throws stands the
   * study still: an event it does not understand must be refused, never passed over.
   */
  apply(batch: readonly RecordedEvent[], tx: ProjectionTx, memory: Memory): Promise<void>;
}

/**
 * What a projection remembers of its own rows of a study from batch to batch, so that it need not ask for them. Entries
 * go without notice, and all of them whenever the rows may be others: without any, `apply` must write the same.
 */
export interface Memory {
  get(key: string): object | undefined;
  set(key: string, value: object): void;
}

/** A transaction in which unqualified table names are those of one build of a projection. */
export interface ProjectionTx {
  query<Row extends object = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}
