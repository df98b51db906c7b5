import { earliest, refusalOf } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { condition } from '../vocabulary/conditions.js';
import type { LegalBasis } from '../protocol/protocol.js';
import { authorisationInForce } from '../study/study.state.js';
import { protocolOf, zoneOf } from '../world.js';
import { inFollowUp, streams, type ForParticipant } from './for-participant.js';
import { words } from '../vocabulary/words.js';

/** Documents of an individual compassionate use, besides the authority's decision (R-AUT-05). */
export const compassionateDocuments = [
  'CLINICAL_REPORT',
  'NO_ALTERNATIVE',
  'REASON_NO_TRIAL',
  'SPONSOR_AGREEMENT',
  'HOSPITAL_APPROVAL',
  'AUTHORITY_DECISION',
] as const;

export interface AuthoriseTreatment extends ForParticipant {
  readonly legalBasis: LegalBasis;
  readonly reference: string;
  readonly documents: readonly string[];
}

export const authoriseTreatment = define<AuthoriseTreatment>({
  roles: ['investigator', 'sponsor'],
  streams,
  conditions: inFollowUp,
  decide: ({ legalBasis, reference, documents, occurredAt }, world) => {
    const { study, participant } = world;
    const at = earliest(occurredAt, zoneOf(world));
    const missing =
      legalBasis === 'COMPASSIONATE_INDIVIDUAL'
        ? compassionateDocuments.filter((item) => !documents.includes(item))
        : [];
    const refusal = refusalOf('conflict', [
      ...condition(protocolOf(world).legalBases.includes(legalBasis), {
        rule: 'legal-basis-not-in-protocol',
        message: `The protocol does not provide for ${legalBasis}.`,
        requirement: 'R-AUT-01',
      }),
      ...condition(authorisationInForce(study, legalBasis, participant.site ?? '', at) !== undefined, {
        rule: 'no-authorisation-in-force',
        message: `No authorisation for ${legalBasis} is in force at site ${String(participant.site)}.`,
        requirement: 'R-AUT-02',
      }),
      ...missing.map((item) => ({
        rule: `missing-${item.toLowerCase().replaceAll('_', '-')}`,
        message: `Individual compassionate use needs ${words(item)}.`,
        requirement: 'R-AUT-05',
      })),
    ]);
    return refusal ?? [{ type: 'TreatmentAuthorised', data: { legalBasis, reference, documents } }];
  },
});
