import { type Unmet } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { protocolOf } from '../world.js';
import { inFollowUp, streams, type ForParticipant } from './for-participant.js';
import { condition, refusalOf, unmet } from '../refusals.js';

export interface ConfirmEligibility extends ForParticipant {
  readonly criteria: readonly { readonly code: string; readonly met: boolean; readonly evidence: string }[];
}

/** Every criterion of the protocol, one by one, with evidence. An unmet one is a screen failure, not a note. */
export const confirmEligibility = define<ConfirmEligibility>({
  roles: ['investigator'],
  blind: 'AS_SEEN',
  streams,
  conditions: inFollowUp,
  decide: ({ criteria }, world) => {
    const protocol = protocolOf(world);
    const answers = new Map(criteria.map((criterion) => [criterion.code, criterion]));
    const asked = protocol.eligibility.filter(({ of }) => (of === 'DONOR') === world.participant.donor);
    const open = asked.flatMap(({ code, kind, text }): readonly Unmet[] => {
      const answer = answers.get(code);
      const wanted = kind === 'INCLUSION';
      if (answer === undefined) {
        return [unmet('criterion-unanswered', `${code} is not answered: ${text}`)];
      }
      return condition(
        answer.met === wanted,
        'criterion-unmet',
        `${code} ${wanted ? 'is not met' : 'excludes'}: ${text}`,
      );
    });
    const unknown = criteria.filter(({ code }) => !asked.some((criterion) => criterion.code === code));
    const refusal = refusalOf([
      ...open,
      ...unknown.map(({ code }) => unmet('unknown-criterion', `The protocol has no criterion ${code}.`)),
    ]);
    return refusal ?? [{ type: 'EligibilityConfirmed', data: { criteria, protocolVersion: protocol.version } }];
  },
});
