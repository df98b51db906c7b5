import { addToDate, dateOf, daysBetween, earliest, latest, type Unmet } from '@caseledger/kernel';
import type { ConsentScope } from '../protocol/protocol.js';
import { unmet } from '../refusals.js';
import { authorisationInForce, authorisationsOf, zoneOfSite, type StudyState } from '../study/study.state.js';
import { endsFollowUp } from '../vocabulary/event.js';
import { openAdministrations } from './open-administrations.js';
import { protocolFor } from './own-protocol.js';
import { consentInForce, wasTreated, type ParticipantState } from './participant.state.js';

/** What of its study a step for a participant rests on. */
export type StudyTerms = Pick<StudyState, 'protocol' | 'protocols' | 'sites' | 'authorisations' | 'halted'>;

/** What a step for a participant rests on. */
export interface Situation {
  readonly study: StudyTerms;
  readonly participant: ParticipantState;
}

/**
 * Something that must be so before a step is taken. It is declared once: the decision on the step refuses by it, and lists
 * of what is still to be done ask the same. It says in one sentence what is missing, and nothing when it is fulfilled.
 */
interface Precondition<Rule extends string = string> {
  readonly rule: Rule;
  /** @param moment of the step: an instant or a date */
  readonly missing: (situation: Situation, moment: string) => string | undefined;
  /** Instants (milliseconds since 1970) from which the answer may be another one although nothing was recorded. */
  readonly turns?: (situation: Situation) => readonly number[];
}

/** One that nothing fulfils any more: the step is over for this participant. */
interface FinalPrecondition<Rule extends string = string> {
  readonly rule: Rule;
  readonly over: (situation: Situation) => string | undefined;
}

const precondition = <const Rule extends string>(one: Precondition<Rule>): Precondition<Rule> => one;
const unless = <const Rule extends string>(rule: Rule, over: FinalPrecondition['over']): FinalPrecondition<Rule> => ({
  rule,
  over,
});

const zoneOf = ({ study, participant }: Situation): string => zoneOfSite(study, participant.site);

const consentTo = (scope: ConsentScope, what: string) =>
  precondition({
    rule: 'consent-missing',
    missing: (situation, moment) =>
      consentInForce(situation.participant, scope, latest(moment, zoneOf(situation)))
        ? undefined
        : `No consent to ${what} is in force.`,
    turns: ({ participant }) => participant.consents.map(({ signedAt }) => Date.parse(signedAt)),
  });

const eligibility = precondition({
  rule: 'eligibility-missing',
  missing: ({ participant }) => (participant.eligible ? undefined : 'Eligibility is not confirmed.'),
});

const assessedSerology = precondition({
  rule: 'serology-missing',
  missing: ({ participant }) =>
    participant.serologyVerdict === undefined ? 'Serology is neither cleared nor restricted.' : undefined,
});

const clearedSerology = precondition({
  rule: 'donor-serology',
  missing: ({ participant }) =>
    participant.serologyVerdict?.verdict === 'CLEARED' ? undefined : 'The serology of the donor is not cleared.',
});

/**
 * The last date, in the zone of the participant's site, on which the serology that was assessed allows a harvest
 * (R-CEL-04); nothing when none was assessed.
 */
export function serologyValidUntil(situation: Situation): string | undefined {
  const sampledAt = situation.participant.serologyVerdict?.sampledAt;
  const days = protocolFor(situation.study, situation.participant)?.serology.validityDays;
  if (sampledAt === undefined || days === undefined) return undefined;
  return addToDate(dateOf(sampledAt, zoneOf(situation)), { days });
}

const validSerology = precondition({
  rule: 'serology-expired',
  missing: (situation, moment) => {
    const last = serologyValidUntil(situation);
    return last === undefined || daysBetween(dateOf(moment, zoneOf(situation)), last) >= 0
      ? undefined
      : `The serology sample is older than ${String(protocolFor(situation.study, situation.participant)?.serology.validityDays)} days.`;
  },
  turns: (situation) => {
    const last = serologyValidUntil(situation);
    return last === undefined ? [] : [earliest(addToDate(last, { days: 1 }), zoneOf(situation))];
  },
});

const authorisedTreatment = precondition({
  rule: 'authorisation-missing',
  missing: (situation, moment) => {
    const { study, participant } = situation;
    const at = earliest(moment, zoneOf(situation));
    return participant.treatment !== undefined &&
      authorisationInForce(study, participant.treatment.legalBasis, participant.site ?? '', at) !== undefined
      ? undefined
      : 'The treatment has no authorisation in force.';
  },
  turns: ({ study, participant }) =>
    participant.treatment === undefined
      ? []
      : authorisationsOf(study, participant.treatment.legalBasis, participant.site ?? '').flatMap(
          ({ validFrom, validUntil }) => [validFrom, validUntil ?? []].flat().map(Date.parse),
        ),
});

const runningStudy = precondition({
  rule: 'study-halted',
  missing: ({ study }) => (study.halted ? 'The study is halted.' : undefined),
});

const openParticipation = unless('participation-ended', ({ participant: { ended, screenFailed } }) =>
  ended.length === 0 && !screenFailed
    ? undefined
    : `Participation has ended (${ended.join(', ') || 'screen failure'}).`,
);

/** There are several arms, and it is not known yet in which one the participant is, so that nothing is planned to be given. */
const awaitsArm = ({ study, participant }: Situation): boolean =>
  participant.arm === undefined && (protocolFor(study, participant)?.arms.length ?? 0) > 1;

const untreated = unless('already-treated', ({ participant }) =>
  wasTreated(participant) ? 'The participant was treated already.' : undefined,
);

const openTreatment = unless('already-treated', (situation) => {
  const { study, participant } = situation;
  if (awaitsArm(situation) || openAdministrations(study, participant).length > 0) return undefined;
  return wasTreated(participant)
    ? 'The participant was treated already.'
    : 'The protocol plans no administration for the participant.';
});

const allocated = precondition({
  rule: 'allocation-missing',
  missing: (situation) =>
    awaitsArm(situation) ? 'The protocol has several arms, and the participant is in none of them yet.' : undefined,
});

const openFollowUp = unless('follow-up-ended', ({ participant: { ended } }) =>
  ended.some((end) => endsFollowUp[end]) ? `Follow-up of the participant has ended (${ended.join(', ')}).` : undefined,
);

const signedConsent = precondition({
  rule: 'consent-missing',
  missing: ({ participant }) => (participant.consents.length > 0 ? undefined : 'No consent is signed.'),
});

const consentToFollowUp = unless('follow-up-consent-withdrawn', ({ participant }) =>
  participant.withdrawn.includes('FOLLOW_UP')
    ? 'Consent to follow-up is withdrawn: only safety information may still be recorded.'
    : undefined,
);

const treatmentConsent = consentTo('TREATMENT', 'treatment');

/** What each step needs of study and participant. */
const preconditions = {
  /** Marrow is taken only after consent, eligibility and serology (R-AUD-14, R-CEL-01, R-CEL-06). */
  HarvestMarrow: [treatmentConsent, eligibility, assessedSerology, validSerology, openParticipation],
  /** From a donor nothing is taken for others that is not cleared (R-CEL-01, R-CEL-06). */
  CollectFromDonor: [consentTo('DONATION', 'donation'), eligibility, clearedSerology, validSerology, openParticipation],
  InjectCells: [
    treatmentConsent,
    eligibility,
    assessedSerology,
    authorisedTreatment,
    runningStudy,
    openParticipation,
    openTreatment,
    allocated,
  ],
  /** The same of what nobody gave material for. */
  AdministerIntervention: [
    treatmentConsent,
    eligibility,
    authorisedTreatment,
    runningStudy,
    openParticipation,
    openTreatment,
    allocated,
  ],
  AllocateParticipant: [treatmentConsent, eligibility, runningStudy, openParticipation, untreated],
  CryopreserveSurplus: [consentTo('SURPLUS_CELLS', 'keeping surplus cells')],
  RecordVisit: [openFollowUp, signedConsent, consentToFollowUp],
  /** What else is learnt of a participant by following them; safety information may always be recorded (R-AUT-08). */
  RecordFollowUp: [openFollowUp, consentToFollowUp],
  /** Every other act on a living, followed participant. */
  FollowUp: [openFollowUp],
} as const satisfies Record<string, readonly (Precondition | FinalPrecondition)[]>;

/** A step that preconditions are declared for. */
export type GatedStep = keyof typeof preconditions;
type Declared<S extends GatedStep = GatedStep> = (typeof preconditions)[S][number];
/** A rule that somebody can still fulfil: what it asks for is to be done. */
export type OpenRule<S extends GatedStep = GatedStep> = Exclude<Declared<S>, FinalPrecondition>['rule'];

const declaredFor = (step: GatedStep): readonly Declared[] => preconditions[step];

/** What a step is refused for at a moment, as far as study and participant go. */
export function unfulfilled(step: GatedStep, situation: Situation, moment: string): readonly Unmet[] {
  return declaredFor(step).flatMap((one) => {
    const message = 'over' in one ? one.over(situation) : one.missing(situation, moment);
    return message === undefined ? [] : [unmet(one.rule, message)];
  });
}

/** Whether a step will not be taken any more, whatever is still recorded. */
export function isOver(step: GatedStep, situation: Situation): boolean {
  return declaredFor(step).some((one) => 'over' in one && one.over(situation) !== undefined);
}

/** The instants (milliseconds since 1970) from which a step may be refused for other reasons by time alone. */
export function turnsOf(step: GatedStep, situation: Situation): readonly number[] {
  return declaredFor(step).flatMap((one) => ('turns' in one ? (one.turns?.(situation) ?? []) : []));
}
