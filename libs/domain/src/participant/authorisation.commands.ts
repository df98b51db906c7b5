import { earliest } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import type { LegalBasis } from '../protocol/protocol.js';
import { authorisationInForce } from '../study/study.state.js';
import { protocolOf, zoneOf } from '../world.js';
import { inFollowUp, streams, type ForParticipant } from './for-participant.js';
import { words } from '../vocabulary/words.js';
import { condition, refusalOf, unmet } from '../refusals.js';

/** Documents of an individual compassionate use (R-AUT-05), and the rules that refuse it without them. */
const ruleWithout = {
  CLINICAL_REPORT: 'missing-clinical-report',
  NO_ALTERNATIVE: 'missing-no-alternative',
  REASON_NO_TRIAL: 'missing-reason-no-trial',
  SPONSOR_AGREEMENT: 'missing-sponsor-agreement',
  HOSPITAL_APPROVAL: 'missing-hospital-approval',
  AUTHORITY_DECISION: 'missing-authority-decision',
} as const;

export const compassionateDocuments = Object.keys(ruleWithout) as (keyof typeof ruleWithout)[];

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
    const refusal = refusalOf([
      ...condition(
        protocolOf(world).legalBases.includes(legalBasis),
        'legal-basis-not-in-protocol',
        `The protocol does not provide for ${legalBasis}.`,
      ),
      ...condition(
        authorisationInForce(study, legalBasis, participant.site ?? '', at) !== undefined,
        'no-authorisation-in-force',
        `No authorisation for ${legalBasis} is in force at site ${String(participant.site)}.`,
      ),
      ...missing.map((item) => unmet(ruleWithout[item], `Individual compassionate use needs ${words(item)}.`)),
    ]);
    return refusal ?? [{ type: 'TreatmentAuthorised', data: { legalBasis, reference, documents } }];
  },
});
