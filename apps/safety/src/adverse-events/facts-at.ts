import type { RecordedFact } from '@caseledger/domain';
import { refuse } from '@caseledger/kernel';
import { RefusedError } from '@caseledger/platform';
import { queryView, type ProjectionReader, type ReplyHeaders } from '@caseledger/projections';
import { safetyProjection } from './safety.projection.js';

/** Which past state is wanted. */
export interface FactsQuery {
  readonly study: string;
  /** Absent: as far as the view is. */
  readonly position?: number | undefined;
  readonly waitFor?: number | undefined;
  readonly reply?: ReplyHeaders;
}

/** A study's events that the safety views keep, up to a position. */
export interface FactsAt {
  readonly position: number;
  readonly facts: readonly RecordedFact[];
}

const noReply: ReplyHeaders = { header: () => undefined };

/** @throws RefusedError when the view has not reached the position yet */
export function factsAt(
  reader: ProjectionReader,
  { study, position: wanted, waitFor, reply = noReply }: FactsQuery,
): Promise<FactsAt> {
  return queryView(reader, { projection: safetyProjection.name, study, waitFor, reply }, async (tx, head) => {
    const position = wanted ?? head;
    if (position > head) {
      const message = `Position ${position} is not reached yet; the view is at ${head}.`;
      throw new RefusedError(refuse('not-found', 'position-not-reached', message, { pointer: '/position' }));
    }
    const rows = await tx.query<{ event: RecordedFact }>(
      'SELECT event FROM fact WHERE study = $1 AND position <= $2 ORDER BY position',
      [study, position],
    );
    return { position, facts: rows.map(({ event }) => event) };
  });
}
