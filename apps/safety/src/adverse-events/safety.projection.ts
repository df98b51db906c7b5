import { readFileSync } from 'node:fs';
import { factsOf, typesOf, type CaseEvent, type RecordedFact } from '@caseledger/domain';
import type { Projection } from '@caseledger/projections';

const kept: ReadonlySet<CaseEvent['type']> = new Set([
  'ParticipantScreened',
  'CellsInjected',
  'VisitRecorded',
  'WithdrawnFromTreatment',
  'WithdrawnFromFollowUp',
  'LostToFollowUp',
  'Died',
  'FollowUpCompleted',
  ...typesOf('study', 'product', 'adverse-event', 'near-miss'),
]);

/** Adverse events, near misses, and what says that there were none. */
export const safetyProjection: Projection = {
  name: 'safety',
  version: 3,
  tables: readFileSync(new URL('./facts.sql', import.meta.url), 'utf8'),
  apply: async (batch, tx) => {
    const facts = factsOf(batch).filter(({ type }) => kept.has(type));
    const rows = facts.map((event) => ({
      study: event.study,
      position: event.position,
      stream: event.stream,
      type: event.type,
      event,
    }));
    await tx.query(
      `INSERT INTO fact SELECT study, position, stream, type, event
         FROM jsonb_to_recordset($1) AS row (study text, position bigint, stream text, type text, event jsonb)`,
      [JSON.stringify(rows)],
    );
    await tx.query(
      `INSERT INTO adverse_event SELECT study, id, serious
         FROM jsonb_to_recordset($1) AS row (study text, id text, serious boolean)
         ON CONFLICT (study, id) DO UPDATE SET serious = excluded.serious`,
      [JSON.stringify(seriousness(facts))],
    );
  },
};

/** The last word of the events on the seriousness of each case. */
function seriousness(facts: readonly RecordedFact[]) {
  const cases = new Map<string, { study: string; id: string; serious: boolean }>();
  for (const { type, study, stream, data } of facts) {
    if (type !== 'AdverseEventReported' && type !== 'SeriousnessAssessed') continue;
    const id = stream.slice('adverse-event/'.length);
    cases.set(id, { study, id, serious: data.serious });
  }
  return [...cases.values()];
}
