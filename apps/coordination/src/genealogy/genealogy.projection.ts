import { typesOf } from '@caseledger/domain';
import { factsProjection, studyFrame } from '../timeline/facts.projection.js';

/** From participant to donation, materials, containers and back to the participant (R-CEL-14). */
export const genealogy = factsProjection('genealogy', 1, [
  ...studyFrame,
  'ParticipantScreened',
  'CellsInjected',
  ...typesOf('product'),
]);
