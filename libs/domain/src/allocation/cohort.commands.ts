import { addToDate, dateOf, latest, type Reason, type Unmet } from '@caseledger/kernel';
import { define, type CommandData } from '../command-definition.js';
import { exists, streams as ofParticipant, type ForParticipant } from '../participant/for-participant.js';
import type { ToxicityOutcome } from '../participant/participant.model.js';
import type { Escalation, EscalationStep } from '../protocol/allocation-plan.js';
import { condition, refuse } from '../refusals.js';
import type { StudyState } from '../study/study.state.js';
import { protocolOf, zoneOf, type World } from '../world.js';
import type { CohortDecision } from './allocation.events.js';
import { cohortOf, type Cohort } from './allocation.state.js';

const streams = () => ({ study: 'study' }) as const;

interface ForLevel extends CommandData {
  /** Code of the arm that is the dose level. */
  readonly level: string;
  readonly reason: Reason;
}

const escalationOf = ({ protocol }: StudyState): Escalation | undefined => protocol?.allocation?.escalation;

/** The protocol knows the dose level. */
function known({ level }: ForLevel, { study }: World): readonly Unmet[] {
  const levels = escalationOf(study)?.levels;
  return levels === undefined
    ? condition(false, 'not-by-cohorts')
    : condition(levels.includes(level), 'unknown-dose-level', `${level} is no dose level of the protocol.`, '/level');
}

/** How many participants a dose level has when it is opened next; nothing when no decision leads to it. */
function placesOf(level: string, { levels, steps }: Escalation, study: StudyState): number | undefined {
  const decided = (one: string | undefined) =>
    one === undefined ? undefined : cohortOf(study.allocation, one)?.decision;
  const cohort = cohortOf(study.allocation, level);
  const at = levels.indexOf(level);
  if (cohort === undefined) {
    return at === 0 || decided(levels[at - 1]) === 'GO_ON' ? steps[0]?.participants : undefined;
  }
  // A level that was left for a higher one is taken up again when that one is stopped.
  const again = cohort.decision === 'EXPAND' || (cohort.decision === 'GO_ON' && decided(levels[at + 1]) === 'STOP');
  return again ? steps.find(({ participants }) => participants > cohort.places)?.participants : undefined;
}

export interface OpenCohort extends ForLevel {}

/** Opens a dose level, or opens it again for more participants. */
export const openCohort = define<OpenCohort>({
  roles: ['sponsor', 'safety-monitor'],
  timed: true,
  streams,
  conditions: (data, world) => {
    const { study } = world;
    const open = study.allocation.cohorts.find((one) => one.open);
    return [
      ...known(data, world),
      ...condition(open === undefined, 'cohort-open', `Dose level ${open?.level ?? ''} is open.`),
      ...condition(!study.halted, 'study-halted'),
    ];
  },
  decide: ({ level, reason }, { study }) => {
    const escalation = escalationOf(study);
    const places = escalation === undefined ? undefined : placesOf(level, escalation, study);
    return places === undefined
      ? refuse('cohort-not-next', `No decision leads to dose level ${level}.`)
      : [{ type: 'CohortOpened', data: { level, places }, reason }];
  },
});

export interface CloseCohort extends ForLevel {
  readonly decision: CohortDecision;
}

/** The most limiting toxicities with which a decision may be taken; nothing where the protocol does not provide for it. */
const mostFor = (decision: CohortDecision, step: EscalationStep | undefined): number | undefined =>
  decision === 'STOP' ? Infinity : decision === 'EXPAND' ? step?.expand : step?.goOn;

/** What a decision rests on. A board may be more careful than the protocol, and never bolder. */
function grounds({ level, decision }: CloseCohort, { study }: World): readonly Unmet[] {
  const cohort = cohortOf(study.allocation, level);
  if (cohort?.open !== true) return condition(false, 'cohort-not-open', `Dose level ${level} is not open.`);
  const { places, allocated, evaluated, limiting } = cohort;
  const step = escalationOf(study)?.steps.find(({ participants }) => participants === places);
  const most = mostFor(decision, step);
  return [
    ...condition(
      decision === 'STOP' || (allocated === places && evaluated === places),
      'cohort-not-evaluated',
      `${evaluated} of ${places} participants of dose level ${level} are evaluated.`,
    ),
    ...condition(
      most !== undefined && limiting <= most,
      'too-many-toxicities',
      most === undefined
        ? `The protocol does not provide for it at ${places} participants.`
        : `${limiting} of ${evaluated} have dose-limiting toxicity; at most ${most} may.`,
    ),
  ];
}

/** Closes a dose level by a decision. The next one stays closed until it is opened. */
export const closeCohort = define<CloseCohort>({
  roles: ['sponsor', 'safety-monitor'],
  timed: true,
  streams,
  conditions: (data, world) => [...known(data, world), ...grounds(data, world)],
  decide: ({ level, decision, reason }, { study }) => {
    const { evaluated = 0, limiting = 0 } = cohortOf(study.allocation, level) ?? {};
    return [{ type: 'CohortClosed', data: { level, decision, evaluated, limiting }, reason }];
  },
});

export interface AssessDoseLimitingToxicity extends ForParticipant {
  readonly outcome: ToxicityOutcome;
  readonly explanation: string;
}

/** The dose level that a participant belongs to. */
const levelOf = ({ participant }: World): string | undefined =>
  participant.allocation?.method === 'COHORT' ? participant.arm : undefined;

/** Nothing limiting is known only when the window is over; it begins with the administration. */
function windowOver({ outcome, occurredAt }: AssessDoseLimitingToxicity, world: World): readonly Unmet[] {
  const at = world.participant.administrations[0]?.at;
  if (outcome === 'NOT_EVALUABLE') return [];
  if (at === undefined) return condition(false, 'not-treated');
  if (outcome === 'LIMITING') return [];
  const zone = zoneOf(world);
  const last = addToDate(dateOf(at, zone), { days: protocolOf(world).allocation?.escalation?.windowDays ?? 0 });
  return condition(
    latest(occurredAt, zone) > latest(last, zone),
    'toxicity-window-open',
    `The window runs until the end of ${last}.`,
    '/occurredAt',
  );
}

/** Assesses whether a participant of a cohort had a dose-limiting toxicity. A cohort counts it, and not whose it is. */
export const assessDoseLimitingToxicity = define<AssessDoseLimitingToxicity>({
  roles: ['investigator', 'safety-monitor'],
  timed: true,
  streams: ofParticipant,
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(levelOf(world) !== undefined, 'not-of-a-cohort'),
    ...condition(world.participant.toxicity === undefined, 'toxicity-assessed'),
    ...windowOver(data, world),
  ],
  decide: ({ outcome, explanation }, world) => {
    const level = levelOf(world);
    if (level === undefined) return refuse('not-of-a-cohort');
    return [
      { type: 'DoseLimitingToxicityAssessed', data: { outcome, explanation } },
      {
        type: 'CohortParticipantEvaluated',
        data: { level, ...(outcome !== 'NOT_EVALUABLE' && { limiting: outcome === 'LIMITING' }) },
      },
    ];
  },
});

/** Why nobody can be allocated to a cohort now. */
export function closedTo(study: StudyState, cohort: Cohort | undefined): readonly Unmet[] {
  if (cohort === undefined) return condition(false, 'no-cohort-open');
  const { level, places, allocated, evaluated } = cohort;
  const { staggered = 0 } = escalationOf(study) ?? {};
  return [
    ...condition(allocated < places, 'cohort-full', `All ${places} places of dose level ${level} are taken.`),
    ...condition(
      allocated > staggered || evaluated === allocated || staggered === 0,
      'cohort-waits',
      `${evaluated} of the ${allocated} participants of dose level ${level} are evaluated, and the first ${staggered} come before the others.`,
    ),
  ];
}
