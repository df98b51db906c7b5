import { refusalOf, type Unmet } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { condition } from '../vocabulary/conditions.js';
import { protocolOf } from '../world.js';
import { inFollowUp, streams, type ForParticipant } from './for-participant.js';

export interface ConfirmEligibility extends ForParticipant {
  readonly criteria: readonly { readonly code: string; readonly met: boolean; readonly evidence: string }[];
}

/** Every criterion of the protocol, one by one, with evidence. An unmet one is a screen failure, not a note. */
export const confirmEligibility = define<ConfirmEligibility>({
  roles: ['investigator'],
  streams,
  conditions: inFollowUp,
  decide: ({ criteria }, world) => {
    const protocol = protocolOf(world);
    const answers = new Map(criteria.map((criterion) => [criterion.code, criterion]));
    const unmet = protocol.eligibility.flatMap(({ code, kind, text }): readonly Unmet[] => {
      const answer = answers.get(code);
      const wanted = kind === 'INCLUSION';
      if (answer === undefined) {
        return [{ rule: 'criterion-unanswered', message: `${code} is not answered: ${text}`, requirement: 'R-AUD-19' }];
      }
      return condition(answer.met === wanted, {
        rule: 'criterion-unmet',
        message: `${code} ${wanted ? 'is not met' : 'excludes'}: ${text}`,
        remedy: 'Record a screen failure, or correct the answer.',
      });
    });
    const unknown = criteria.filter(({ code }) => !protocol.eligibility.some((criterion) => criterion.code === code));
    const refusal = refusalOf('conflict', [
      ...unmet,
      ...unknown.map(({ code }) => ({
        rule: 'unknown-criterion' as const,
        message: `The protocol has no criterion ${code}.`,
      })),
    ]);
    return refusal ?? [{ type: 'EligibilityConfirmed', data: { criteria, protocolVersion: protocol.version } }];
  },
});
