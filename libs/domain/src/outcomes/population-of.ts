import { givenIn } from '../protocol/arms.js';
import type { AnalysisPopulation, PopulationCondition } from '../protocol/estimands.js';
import type { Protocol } from '../protocol/protocol.js';
import { wasTreated, type ParticipantState } from '../participant/participant.state.js';
import { keptArm } from '../vocabulary/catalogue.js';
import type { Course } from './course.js';
import { valuesIn } from './derive.js';
import { followedTime } from './time-to-event.js';

/** What is known of a participant whose data may be analysed. */
export interface PopulationSubject {
  readonly state: ParticipantState;
  /** Rules that were deviated from with them, or with what they got. */
  readonly deviations: readonly string[];
  readonly course: Course;
}

/** Whether somebody belongs to a population, and if not, why; `NOT_KNOWN` where what decides it is kept from the reader. */
export type PopulationStanding =
  | { readonly standing: 'MEMBER' }
  | {
      readonly standing: 'EXCLUDED' | 'NOT_KNOWN';
      readonly condition: PopulationCondition['kind'];
      readonly why: string;
    };

const member: PopulationStanding = { standing: 'MEMBER' };

/** The first condition that somebody does not meet says why they are excluded. Donors are in no population. */
export function populationOf(
  protocol: Protocol,
  { conditions }: AnalysisPopulation,
  subject: PopulationSubject,
): PopulationStanding {
  if (subject.state.donor) return excluded('ELIGIBLE', 'They give material for others.');
  const standings = conditions.map((condition) => checks[condition.kind](condition, subject, protocol));
  return (
    standings.find(({ standing }) => standing === 'EXCLUDED') ??
    standings.find(({ standing }) => standing === 'NOT_KNOWN') ??
    member
  );
}

const excluded = (condition: PopulationCondition['kind'], why: string): PopulationStanding => ({
  standing: 'EXCLUDED',
  condition,
  why,
});

type Condition = (condition: PopulationCondition, subject: PopulationSubject, protocol: Protocol) => PopulationStanding;

const checks: Readonly<Record<PopulationCondition['kind'], Condition>> = {
  ELIGIBLE: ({ kind }, { state }) => (state.eligible ? member : excluded(kind, 'Eligibility is not confirmed.')),
  ALLOCATED: ({ kind }, { state }) => (state.arm === undefined ? excluded(kind, 'They have no arm.') : member),
  TREATED: ({ kind }, { state }) => (wasTreated(state) ? member : excluded(kind, 'Nothing was given to them.')),
  TREATED_AS_ALLOCATED: ({ kind }, { state }, protocol) => treatedAsAllocated(kind, state, protocol),
  HAS_OUTCOME: ({ kind, outcome, visits = [] }, { course }, protocol) => {
    const definition = protocol.outcomes.find(({ code }) => code === outcome);
    if (definition === undefined) throw new Error(`there is no outcome ${String(outcome)}`);
    const values = valuesIn(protocol, course);
    const { timeToEvent } = definition;
    if (timeToEvent !== undefined && followedTime(timeToEvent, course, values) === undefined) {
      return excluded(kind, `The time of ${definition.code} has not started.`);
    }
    const without = visits.filter((visit) => 'missing' in values(definition, visit));
    return without.length === 0 ? member : excluded(kind, `${definition.code} is missing at ${without.join(', ')}.`);
  },
  NO_DEVIATION: ({ kind, rules = [] }, { deviations }) => {
    const deviated = rules.filter((rule) => deviations.includes(rule));
    return deviated.length === 0 ? member : excluded(kind, `There was a deviation from ${deviated.join(', ')}.`);
  },
  CHARACTERISTIC: ({ kind, characteristic, values = [] }, { state }) => {
    const answer = state.characteristics.find(({ item }) => item === characteristic)?.value;
    if (answer === undefined) return excluded(kind, `${String(characteristic)} is missing.`);
    return values.includes(String(answer)) ? member : excluded(kind, `${String(characteristic)} is ${answer}.`);
  },
};

function treatedAsAllocated(
  kind: PopulationCondition['kind'],
  { arm, administrations }: ParticipantState,
  protocol: Protocol,
): PopulationStanding {
  if (arm === undefined) return excluded(kind, 'They have no arm.');
  if (arm === keptArm) return { standing: 'NOT_KNOWN', condition: kind, why: 'The arm is kept from the reader.' };
  const planned = givenIn(protocol, arm);
  const others = administrations.filter(({ administration }) => !planned.includes(administration));
  if (others.length > 0) {
    const codes = [...new Set(others.map(({ administration }) => administration))];
    return excluded(kind, `They got ${codes.join(', ')}, which is not of their arm.`);
  }
  return planned.length > 0 && administrations.length === 0
    ? excluded(kind, 'They got nothing of what their arm gets.')
    : member;
}
