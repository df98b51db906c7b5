import { typesOf } from '@caseledger/domain';
import { factsProjection, studyFrame } from '../timeline/facts.projection.js';

/** The events from which something to do follows. */
export const workListProjection = factsProjection('work-list', 1, [
  ...studyFrame,
  ...typesOf('participant', 'product'),
]);
