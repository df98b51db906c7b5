import { refuse } from '@caseledger/domain';
import { clinicalReaders } from '@caseledger/casebook';
import { ParticipantCode } from '@caseledger/study';
import { decodeCursor, pageOf, PositionPlace, RefusedError, type PageQuestion, pageSize } from '@caseledger/platform';
import { coordinationView } from '../views.js';
import { participantFile, participantLine } from './participant.js';
import { timelineEvent } from './timeline.js';

/** Where a page of participants ended. */
class CodePlace {
  @ParticipantCode({ description: 'Code of the last participant.' })
  readonly code!: string;
}

/** Participants with their status. */
export const participantsView = coordinationView({
  name: 'participants',
  answer: 'ParticipantPage',
  readers: clinicalReaders,
  masked: true,
  show: async (book, { cursor, limit = pageSize, status }: PageQuestion & { readonly status?: string }) => {
    const after = cursor === undefined ? '' : decodeCursor(cursor, CodePlace).code;
    const found = await book.lines('participant', { after, limit: limit + 1, ...(status !== undefined && { status }) });
    const page = pageOf(found, limit, ({ id }) => ({ code: id }));
    return { ...page, items: page.items.map(participantLine) };
  },
});

interface ParticipantQuestion {
  readonly participant: string;
}

/** One participant with everything that the study knows of their course. */
export const participantView = coordinationView({
  name: 'participant',
  answer: 'ParticipantFile',
  readers: clinicalReaders,
  masked: true,
  versionOf: ({ version }) => version,
  show: async (book, { participant }: ParticipantQuestion) => {
    const course = await book.course(participant);
    if (course === undefined) throw unknownParticipant(participant);
    return participantFile(course, book.state, book.reach.at);
  },
});

/** Every event about a participant. */
export const timelineView = coordinationView({
  name: 'timeline',
  answer: 'TimelinePage',
  readers: clinicalReaders,
  masked: true,
  show: async (book, { participant, cursor, limit = pageSize }: ParticipantQuestion & PageQuestion) => {
    const beyond = cursor === undefined ? 0 : decodeCursor(cursor, PositionPlace).position;
    const facts = await book.facts({ participant }, { beyond, limit: limit + 1 });
    if (facts.length === 0 && cursor === undefined) throw unknownParticipant(participant);
    const page = pageOf(facts, limit, ({ position }) => ({ position }));
    return { ...page, items: page.items.map(timelineEvent) };
  },
});

/** There is none, or none that the reader may see: the same answer for both. */
export function unknownParticipant(participant: string): RefusedError {
  return new RefusedError(refuse('unknown-participant', `There is no participant ${participant}.`));
}
