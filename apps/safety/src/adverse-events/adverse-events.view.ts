import { clinicalReaders, productReaders } from '@caseledger/casebook';
import { streamOf, typesOf } from '@caseledger/domain';
import {
  decodeCursor,
  pageOf,
  PositionPlace,
  RefusedError,
  Text,
  type PageQuestion,
  pageSize,
} from '@caseledger/platform';
import { safetyView } from '../views.js';
import { nearMissOf } from './near-miss.js';
import { safetyCase, safetyCaseFile } from './safety-case.js';
import { safetySummary, summarisedTypes } from './safety-summary.js';
import { refuse } from '../refusals.js';

/** A place in the list of adverse events. */
class IdPlace {
  @Text({ description: 'Id of the last one.', max: 100 })
  readonly id!: string;
}

/** Adverse events as they stand. */
export const adverseEventsView = safetyView({
  name: 'adverse-events',
  answer: 'AdverseEventPage',
  readers: clinicalReaders,
  show: async (book, { serious, cursor, limit = pageSize }: PageQuestion & { readonly serious?: boolean }) => {
    const after = cursor === undefined ? '' : decodeCursor(cursor, IdPlace).id;
    const found = await book.list('adverse-event', {
      after,
      limit: limit + 1,
      ...(serious === true && { flag: 'SERIOUS' }),
      ...(serious === false && { withoutFlag: 'SERIOUS' }),
    });
    const page = pageOf(found, limit, ({ id }) => ({ id }));
    const origins = await book.origins(page.items);
    return {
      ...page,
      items: page.items.flatMap((subject) => {
        const first = origins.get(streamOf('adverse-event', subject.id));
        return first === undefined ? [] : [safetyCase(subject, first)];
      }),
    };
  },
});

/** One adverse event with everything that was added to it. */
export const adverseEventView = safetyView({
  name: 'adverse-event',
  answer: 'SafetyCaseFile',
  readers: clinicalReaders,
  versionOf: ({ version }) => version,
  show: async (book, { adverseEvent }: { readonly adverseEvent: string }) => {
    const subject = await book.one('adverse-event', adverseEvent);
    const [first, ...added] = subject === undefined ? [] : await book.histories([subject]);
    if (subject === undefined || first === undefined) throw unknownAdverseEvent(adverseEvent);
    return safetyCaseFile(subject, [first, ...added]);
  },
});

/** Administrations and releases that were refused. */
export const nearMissesView = safetyView({
  name: 'near-misses',
  answer: 'NearMissPage',
  readers: productReaders,
  show: async (book, { cursor, limit = pageSize }: PageQuestion) => {
    const beyond = cursor === undefined ? 0 : decodeCursor(cursor, PositionPlace).position;
    const facts = await book.facts({ types: typesOf('near-miss') }, { beyond, limit: limit + 1 });
    const page = pageOf(facts, limit, ({ position }) => ({ position }));
    return { ...page, items: page.items.map(nearMissOf) };
  },
});

/** Counts of a study's safety. */
export const safetySummaryView = safetyView({
  name: 'safety-summary',
  answer: 'SafetySummary',
  readers: clinicalReaders,
  show: async (book) =>
    safetySummary({
      study: book.study,
      position: book.reach.position,
      participants: await book.every('participant'),
      cases: await book.every('adverse-event'),
      facts: await book.facts({ types: summarisedTypes }),
    }),
});

/** There is none, or none that the reader may see: the same answer for both. */
export function unknownAdverseEvent(adverseEvent: string): RefusedError {
  return new RefusedError(refuse('unknown-adverse-event', `There is no adverse event ${adverseEvent}.`));
}
