import { readFileSync } from 'node:fs';
import { factsOf, type CaseEvent } from '@caseledger/domain';
import type { Projection } from '@caseledger/projections';

const kept: ReadonlySet<CaseEvent['type']> = new Set([
  'ProtocolApproved',
  'ProtocolAmended',
  'ParticipantScreened',
  'CellsInjected',
  'VisitRecorded',
  'VisitMissed',
  'VisitCorrected',
  'ImagingScored',
  'ReturnedToSport',
]);

/** The protocol, who was treated, and every value that was recorded. */
export const outcomesProjection: Projection = {
  name: 'outcomes',
  version: 1,
  tables: readFileSync(new URL('./facts.sql', import.meta.url), 'utf8'),
  apply: async (batch, tx) => {
    const facts = factsOf(batch).filter(({ type }) => kept.has(type));
    await tx.query(
      `INSERT INTO fact SELECT study, position, event
         FROM jsonb_to_recordset($1) AS row (study text, position bigint, event jsonb)`,
      [JSON.stringify(facts.map((event) => ({ study: event.study, position: event.position, event })))],
    );
  },
};
