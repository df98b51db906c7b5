import type { Schemas } from '@caseledger/client';
import { claim, figure, type Figure } from '@caseledger/journey';
import type { Published } from './plan.js';

/** What the product says when both requests are decided. */
export interface Computed {
  readonly intact: Schemas['RequestFile'];
  readonly torn: Schemas['RequestFile'];
  readonly summary: Schemas['RequestSummary'];
  /** What a screening on the refused request was refused by. */
  readonly refusedScreening: string;
  /** Participants once the first request was refused, and before the second one. */
  readonly participantsThen: number;
  readonly participants: readonly Schemas['ParticipantLine'][];
  /** How often something was recorded of a person or product, by type of event. */
  readonly recorded: Readonly<Record<string, number>>;
}

const evidenceOf = ({ appraisals }: Schemas['RequestFile']): string =>
  appraisals.map(({ scale, edition, level }) => `${scale} ${edition}: ${level}`).join(', ');

const rulesOf = ({ decision }: Schemas['RequestFile']): string =>
  decision?.decision === 'REFUSED' ? decision.rules.map(({ code }) => code).join(', ') : 'none';

/** Compares what has to come out with what the product says. */
export function compare({ intact, torn, prevention }: Published, computed: Computed): readonly Figure[] {
  const { summary, participants } = computed;
  const [refused, accepted] = [computed.intact, computed.torn];
  return [
    figure('intact tendon', intact.status, refused.status),
    figure('intact tendon, rules', intact.rules.join(', '), rulesOf(refused)),
    figure('intact tendon, evidence', intact.evidence.join(', '), evidenceOf(refused)),
    figure('intact tendon, screening refused by', 'refused-request', computed.refusedScreening),
    figure('intact tendon, participants', 0, computed.participantsThen),
    ...Object.entries(computed.recorded).map(([type, count]) => figure(`refused person, ${type}`, 0, count)),
    figure('partial tear', torn.status, accepted.status),
    figure('partial tear, follows the request about', refused.request, accepted.follows),
    figure('partial tear, rules', 'none', rulesOf(accepted)),
    figure('partial tear, evidence', torn.evidence.join(', '), evidenceOf(accepted)),
    figure('partial tear, screened', accepted.participant, participants.map(({ participant }) => participant).join()),
    figure('requests', 2, summary.requests),
    ...intact.rules.map((rule) =>
      figure(`refused by ${rule}`, 1, summary.refusedBy.find((one) => one.rule === rule)?.requests ?? 0),
    ),
    claim('what both ask for', 'oneWord', prevention, `${refused.status}, ${accepted.status}`, 'REFUSED, SCREENED'),
  ];
}
