import type { World } from '@caseledger/domain';
import type { Records, Subject, SubjectKind } from './subject.js';

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
  readonly flags: readonly string[];
  readonly state: World[SubjectKind];
  readonly records: Records | null;
}

/** The subject of a row. */
export function subjectOf({
  kind,
  id,
  participant,
  product,
  site,
  version,
  status,
  flags,
  state,
  records,
  ...row
}: SubjectRow): Subject {
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
    flags,
    state,
    ...(records !== null && { records }),
  };
}
