import { readFileSync } from 'node:fs';
import { factsOf, isPublished, type AdverseEventState } from '@caseledger/domain';
import { keepMessages, messageTable } from '@caseledger/outbound';
import { statementsOf } from '@caseledger/platform';
import type { Projection } from '@caseledger/projections';
import { messagesOf } from './message.js';

const sql = statementsOf<'known' | 'keep'>(new URL('./cases.queries.sql', import.meta.url));

/** The messages of the safety stream, in the order of the ledger. */
export const streamProjection: Projection = {
  name: 'safety-stream',
  version: 5,
  tables: `${messageTable}\n${readFileSync(new URL('./cases.sql', import.meta.url), 'utf8')}`,
  apply: async (batch, tx) => {
    const facts = factsOf(batch).filter(isPublished);
    const [first] = facts;
    if (first === undefined) return;
    const streams = [...new Set(facts.map(({ stream }) => stream))];
    const known = await tx.query<{ stream: string; state: AdverseEventState }>(sql.known, [first.study, streams]);
    const states = new Map(known.map(({ stream, state }) => [stream, state]));
    const messages = messagesOf(facts, states);
    await keepMessages(tx, messages);
    const kept = Array.from(states, ([stream, state]) => ({ stream, state }));
    await tx.query(sql.keep, [first.study, JSON.stringify(kept)]);
  },
};
