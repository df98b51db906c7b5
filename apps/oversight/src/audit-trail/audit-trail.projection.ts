import { readFileSync } from 'node:fs';
import { factsOf, type RecordedFact } from '@caseledger/domain';
import type { Projection, ProjectionTx } from '@caseledger/projections';
import { changesOf, recordOf, type Fields } from '@caseledger/casebook';

/** Every event, with the old and the new value of every field that it changed (R-AUD-02). */
export const auditTrail: Projection = {
  name: 'audit-trail',
  version: 1,
  tables: readFileSync(new URL('./trail.sql', import.meta.url), 'utf8'),
  apply: async (batch, tx) => {
    const facts = factsOf(batch);
    const study = facts[0]?.study;
    if (study === undefined) return;
    await writeNames(study, facts, tx);
    const changes = await writeRecords(study, facts, tx);
    await writeEntries(study, facts, changes, tx);
  },
};

async function writeNames(study: string, facts: readonly RecordedFact[], tx: ProjectionTx): Promise<void> {
  // The last name of a person counts, and a statement may touch a row only once.
  const names = new Map(
    facts.flatMap((fact) =>
      fact.type === 'DelegationGranted'
        ? [[fact.data.person, { person: fact.data.person, event: fact.id, sealed: fact.data.name }] as const]
        : [],
    ),
  );
  if (names.size === 0) return;
  await tx.query(
    `INSERT INTO printed_name SELECT $1, person, event, sealed
       FROM jsonb_to_recordset($2) AS row (person text, event text, sealed jsonb)
       ON CONFLICT (study, person) DO UPDATE SET event = excluded.event, sealed = excluded.sealed`,
    [study, JSON.stringify([...names.values()])],
  );
}

const keyOf = (stream: string, name: string): string => `${stream}\n${name}`;

/** Moves the records on, and returns the changes of each event as JSON. */
async function writeRecords(
  study: string,
  facts: readonly RecordedFact[],
  tx: ProjectionTx,
): Promise<readonly unknown[]> {
  const touched = facts.map((fact) => ({ stream: fact.stream, name: recordOf(fact) }));
  const stored = await tx.query<{ stream: string; name: string; fields: Fields }>(
    `SELECT stream, name, fields FROM record JOIN (
       SELECT DISTINCT stream, name FROM unnest($2::text[], $3::text[]) AS row (stream, name)
     ) AS touched USING (stream, name) WHERE study = $1`,
    [study, touched.map(({ stream }) => stream), touched.map(({ name }) => name)],
  );
  const records = new Map(stored.map((record) => [keyOf(record.stream, record.name), record]));
  const changes = facts.map((fact) => {
    const name = recordOf(fact);
    const key = keyOf(fact.stream, name);
    const { changes, after } = changesOf(fact, records.get(key)?.fields);
    records.set(key, { stream: fact.stream, name, fields: after });
    return changes;
  });
  await tx.query(
    `INSERT INTO record SELECT $1, stream, name, fields
       FROM jsonb_to_recordset($2) AS row (stream text, name text, fields jsonb)
       ON CONFLICT (study, stream, name) DO UPDATE SET fields = excluded.fields`,
    [study, JSON.stringify([...records.values()])],
  );
  return changes;
}

async function writeEntries(
  study: string,
  facts: readonly RecordedFact[],
  changes: readonly unknown[],
  tx: ProjectionTx,
): Promise<void> {
  const streams = facts.flatMap((fact) => [fact.stream, `product/${productOf(fact) ?? ''}`]);
  const known = await tx.query<{ stream: string; participant: string }>(
    'SELECT stream, participant FROM subject WHERE study = $1 AND stream = ANY ($2)',
    [study, [...new Set(streams)]],
  );
  const participants = new Map(known.map(({ stream, participant }) => [stream, participant]));
  const rows = facts.map((fact, index) => {
    const product = productOf(fact);
    const participant =
      participants.get(fact.stream) ?? participantOf(fact) ?? participants.get(`product/${product ?? ''}`);
    if (participant !== undefined) participants.set(fact.stream, participant);
    return {
      position: fact.position,
      participant,
      product,
      person: fact.actor.id,
      type: fact.type,
      recorded_at: fact.recordedAt,
      event: fact,
      changes: changes[index],
    };
  });
  await tx.query(
    `INSERT INTO subject SELECT $1, stream, participant FROM unnest($2::text[], $3::text[]) AS row (stream, participant)
       ON CONFLICT DO NOTHING`,
    [study, [...participants.keys()], [...participants.values()]],
  );
  await tx.query(
    `INSERT INTO entry SELECT $1, position, participant, product, person, type, recorded_at, event, changes
       FROM jsonb_to_recordset($2) AS row (position bigint, participant text, product text, person text, type text,
         recorded_at timestamptz, event jsonb, changes jsonb)`,
    [study, JSON.stringify(rows)],
  );
}

function productOf({ stream, data }: RecordedFact): string | undefined {
  if (stream.startsWith('product/')) return stream.slice('product/'.length);
  return 'product' in data && typeof data.product === 'string' ? data.product : undefined;
}

function participantOf({ stream, data }: RecordedFact): string | undefined {
  if (stream.startsWith('participant/')) return stream.slice('participant/'.length);
  return 'participant' in data && typeof data.participant === 'string' ? data.participant : undefined;
}
