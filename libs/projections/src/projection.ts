import type { RecordedEvent } from '@caseledger/kernel';

/** Of which version a projection or a build is: another number or other parts make another one. */
export interface Version {
  /** Goes up with every change of the tables or of what `apply` writes: it makes the projection be built anew. */
  readonly version: number;
  /** What the number was made of, where it is the sum of several: two changes may leave the sum as it was. */
  readonly parts?: string;
}

/** Whether both are of the same version. */
export function sameVersion(one: Version, other: Version): boolean {
  return one.version === other.version && (one.parts ?? '') === (other.parts ?? '');
}

/** A view of the ledger, kept in tables of its own. Given the same events it must always write the same rows. */
export interface Projection extends Version {
  /** Kebab-case and stable: part of the name of the PostgreSQL schemas. */
  readonly name: string;
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
