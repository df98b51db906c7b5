import { readFileSync } from 'node:fs';
import { factsOf, type CaseEvent, type RecordedFact } from '@caseledger/domain';
import type { Projection, ProjectionTx } from '@caseledger/projections';

/** What every view of a case needs to know of its study: protocol and sites. */
export const studyFrame: readonly CaseEvent['type'][] = [
  'StudyRegistered',
  'ProtocolApproved',
  'ProtocolAmended',
  'SiteActivated',
  'SiteClosed',
];

const tables = readFileSync(new URL('./facts.sql', import.meta.url), 'utf8');

interface Subject {
  readonly participant: string | null;
  readonly product: string | null;
}

/** A projection that keeps events by the participant and the product that they are about. */
export function factsProjection(name: string, version: number, types: readonly CaseEvent['type'][]): Projection {
  const kept = new Set(types);
  return {
    name,
    version,
    tables,
    apply: async (batch, tx) => {
      const facts = factsOf(batch).filter(({ type }) => kept.has(type));
      const study = facts[0]?.study;
      if (study !== undefined) await store(study, facts, tx);
    },
  };
}

async function store(study: string, facts: readonly RecordedFact[], tx: ProjectionTx): Promise<void> {
  const streams = facts.flatMap((fact) => [fact.stream, ...productStream(fact)]);
  const known = await tx.query<{ stream: string; participant: string }>(
    'SELECT stream, participant FROM subject WHERE study = $1 AND stream = ANY ($2)',
    [study, [...new Set(streams)]],
  );
  const participants = new Map(known.map(({ stream, participant }) => [stream, participant]));
  const before = new Set(participants.keys());
  const rows = facts.map((fact) => {
    const subject = subjectOf(fact, participants);
    if (subject.participant !== null) participants.set(fact.stream, subject.participant);
    return { position: fact.position, ...subject, event: fact };
  });
  await tx.query(
    `INSERT INTO fact SELECT $1, position, participant, product, event FROM jsonb_to_recordset($2)
       AS row (position bigint, participant text, product text, event jsonb)`,
    [study, JSON.stringify(rows)],
  );
  const subjects = [...participants].filter(([stream]) => !before.has(stream));
  await tx.query(
    'INSERT INTO subject SELECT $1, stream, participant FROM unnest($2::text[], $3::text[]) AS row (stream, participant)',
    [study, subjects.map(([stream]) => stream), subjects.map(([, participant]) => participant)],
  );
}

function productOf({ stream, data }: RecordedFact): string | null {
  if (stream.startsWith('product/')) return stream.slice('product/'.length);
  return 'product' in data && typeof data.product === 'string' ? data.product : null;
}

function productStream(fact: RecordedFact): readonly string[] {
  const product = productOf(fact);
  return product === null ? [] : [`product/${product}`];
}

function subjectOf(fact: RecordedFact, participants: ReadonlyMap<string, string>): Subject {
  const product = productOf(fact);
  if (fact.stream === 'study') return { participant: null, product };
  if (fact.stream.startsWith('participant/')) return { participant: fact.stream.slice('participant/'.length), product };
  const named = 'participant' in fact.data && typeof fact.data.participant === 'string' ? fact.data.participant : null;
  const participant = participants.get(fact.stream) ?? named ?? participants.get(`product/${product ?? ''}`) ?? null;
  return { participant, product };
}
