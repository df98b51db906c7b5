import type { Side, World } from '@caseledger/domain';
import type { Records, Subject, SubjectKind, SubjectLine } from './subject.js';

/** A subject as its row says it. */
export interface SubjectRow {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly participant: string | null;
  readonly product: string | null;
  readonly site: string | null;
  readonly version: number;
  readonly since: string | number;
  readonly position: string | number;
  readonly status: string | null;
  readonly side: Side | null;
  readonly flags: readonly string[];
  readonly state: World[SubjectKind];
  readonly records: Records | null;
}

/** The columns of a row without its state. */
export type LineRow = Omit<SubjectRow, 'state' | 'records'>;

/** The subject of a row. */
export function subjectOf({ state, records, ...row }: SubjectRow): Subject {
  return { ...lineOf(row), state, ...(records !== null && { records }) };
}

/** The line of a row. */
export function lineOf({
  kind,
  id,
  participant,
  product,
  site,
  version,
  status,
  side,
  flags,
  ...row
}: LineRow): SubjectLine {
  return {
    kind,
    id,
    ...(participant !== null && { participant }),
    ...(product !== null && { product }),
    ...(site !== null && { site }),
    version,
    since: Number(row.since),
    position: Number(row.position),
    ...(status !== null && { status }),
    ...(side !== null && { side }),
    flags,
  };
}
