import { typesOf } from '@caseledger/domain';
import { factsProjection, studyFrame } from './facts.projection.js';

/** Every event about a participant: their own, their products, their adverse events and near misses. */
export const participantTimeline = factsProjection('participant-timeline', 1, [
  ...studyFrame,
  ...typesOf('participant', 'product', 'adverse-event', 'near-miss'),
]);
