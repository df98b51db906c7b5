import { streamOf, type TreatedSite, type World } from '@caseledger/domain';
import { type Records, type Subject, type SubjectKind, type SubjectLine } from './subject.js';

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
  readonly treated_sites: readonly TreatedSite[] | null;
  readonly flags: readonly string[];
  /** JSON. */
  readonly state: string | null;
  readonly records: Records | null;
}

/** The state that a row has as JSON. */
export function stateOf(state: string | null): World[SubjectKind] {
  return JSON.parse(state ?? 'null') as World[SubjectKind];
}

/** The rows of subjects as the statement wants them, and the bytes of all their states. */
export function subjectRows(subjects: readonly Subject[]): {
  readonly rows: readonly object[];
  readonly states: Buffer;
} {
  const states: Buffer[] = [];
  let from = 1;
  const rows = subjects.map(({ state, treatedSites, ...subject }) => {
    const row = { ...subject, treated_sites: treatedSites, stream: streamOf(subject.kind, subject.id) };
    if (state === null) return row;
    const bytes = Buffer.from(JSON.stringify(state));
    states.push(bytes);
    from += bytes.length;
    return { ...row, state_from: from - bytes.length, state_bytes: bytes.length };
  });
  return { rows, states: Buffer.concat(states) };
}

/** The columns of a row without its state. */
export type LineRow = Omit<SubjectRow, 'state' | 'records'>;

/** The subject of a row. */
export function subjectOf({ state, records, ...row }: SubjectRow): Subject {
  return { ...lineOf(row), state: stateOf(state), ...(records !== null && { records }) };
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
  treated_sites: treatedSites,
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
    ...(treatedSites !== null && { treatedSites }),
    flags,
  };
}
