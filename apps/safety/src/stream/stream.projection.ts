import { readFileSync } from 'node:fs';
import { factsOf, kindOf, type AdverseEventState } from '@caseledger/domain';
import { keepMessages, messageTable } from '@caseledger/outbound';
import type { Projection } from '@caseledger/projections';
import { messagesOf } from './message.js';

/** The messages of the safety stream, in the order of the ledger. */
export const streamProjection: Projection = {
  name: 'safety-stream',
  version: 3,
  tables: `${messageTable}\n${readFileSync(new URL('./cases.sql', import.meta.url), 'utf8')}`,
  apply: async (batch, tx) => {
    const facts = factsOf(batch).filter(({ type }) => kindOf(type) === 'adverse-event');
    const [first] = facts;
    if (first === undefined) return;
    const streams = [...new Set(facts.map(({ stream }) => stream))];
    const known = await tx.query<{ stream: string; state: AdverseEventState }>(
      'SELECT stream, state FROM case_state WHERE study = $1 AND stream = ANY ($2)',
      [first.study, streams],
    );
    const states = new Map(known.map(({ stream, state }) => [stream, state]));
    const messages = messagesOf(facts, states);
    await keepMessages(tx, messages);
    await tx.query(
      `INSERT INTO case_state SELECT $1, stream, state FROM jsonb_to_recordset($2) AS row (stream text, state jsonb)
         ON CONFLICT (study, stream) DO UPDATE SET state = excluded.state`,
      [first.study, JSON.stringify(Array.from(states, ([stream, state]) => ({ stream, state })))],
    );
  },
};
