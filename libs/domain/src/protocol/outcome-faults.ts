import type { Unmet } from '@caseledger/kernel';
import { derivationFaults, durationFaults, eventFaults, sourceFaults } from './derivation-faults.js';
import { natureOf, type ValueKind } from './derived-values.js';
import type { Check } from './faults.js';
import {
  outcomeKindOf,
  type Objective,
  type OutcomeDefinition,
  type OutcomeKind,
  type TimeToEvent,
} from './outcomes.js';
import type { Protocol } from './protocol.js';

/** What of outcomes and objectives could never be found out, or says two things. */
export const outcomeFaults = (protocol: Protocol, check: Check): readonly Unmet[] => [
  ...derivationFaults(protocol, check),
  ...protocol.outcomes.flatMap((outcome, i) => faultsOf(outcome, protocol, `/outcomes/${i}`, check)),
  ...(protocol.objectives === undefined ? [] : objectiveFaults(protocol, protocol.objectives, check)),
];

/** The kinds of values that give an outcome of a kind. */
const sources: Readonly<Record<Exclude<OutcomeKind, 'TIME_TO_EVENT'>, readonly ValueKind[]>> = {
  CONTINUOUS: ['NUMBER'],
  ORDINAL: ['NUMBER', 'CODE'],
  YES_NO: ['YES_NO'],
  COUNT: ['NUMBER'],
};

const timeUnits: readonly string[] = ['d', 'wk', 'mo', 'a'];

function faultsOf(outcome: OutcomeDefinition, protocol: Protocol, at: string, check: Check): readonly Unmet[] {
  const { by, cluster } = outcome;
  const kind = outcomeKindOf(outcome);
  return [
    ...check(
      (kind === 'TIME_TO_EVENT') === (outcome.timeToEvent !== undefined),
      `${at}/timeToEvent`,
      kind === 'TIME_TO_EVENT' ? 'Which event it is the time to is not said.' : `${kind} is no time to an event.`,
    ),
    ...(kind === 'TIME_TO_EVENT'
      ? timeFaults(outcome, protocol, at, check)
      : valueFaults(outcome, kind, protocol, at, check)),
    ...check(
      (by === 'TREATED_SITE') === (cluster !== undefined),
      `${at}/cluster`,
      by === 'TREATED_SITE'
        ? 'What treated sites have in common is not said: name the cluster, PARTICIPANT in most cases.'
        : 'Participants are taken as independent of each other: a cluster is of treated sites.',
    ),
  ];
}

function valueFaults(
  outcome: OutcomeDefinition,
  kind: Exclude<OutcomeKind, 'TIME_TO_EVENT'>,
  protocol: Protocol,
  at: string,
  check: Check,
): readonly Unmet[] {
  const nature = natureOf(protocol, outcome);
  return [
    ...sourceFaults(outcome, at, check),
    ...check(
      nature === undefined || sources[kind].includes(nature.kind),
      `${at}/kind`,
      `${outcome.code} is ${kind}, and what it rests on is ${nature?.kind ?? ''}.`,
    ),
    ...check(
      outcome.visits.length > 0 || outcome.baseline !== undefined,
      `${at}/visits`,
      `At no visit ${outcome.code} is found.`,
    ),
  ];
}

function timeFaults(
  { code, unit, visits, baseline, timeToEvent, ...source }: OutcomeDefinition,
  protocol: Protocol,
  at: string,
  check: Check,
): readonly Unmet[] {
  const noneOf = (['instrument', 'item', 'derivation'] as const).flatMap((member) =>
    check(source[member] === undefined, `${at}/${member}`, `${code} is a time, and no value of a visit.`),
  );
  return [
    ...noneOf,
    ...check(visits.length === 0, `${at}/visits`, `${code} is a time, and found at no visit.`),
    ...check(baseline === undefined, `${at}/baseline`, `${code} is a time, and has no baseline.`),
    ...check(timeUnits.includes(unit), `${at}/unit`, `A time is in ${timeUnits.join(', ')}, and not in ${unit}.`),
    ...(timeToEvent === undefined ? [] : eventTimeFaults(timeToEvent, protocol, `${at}/timeToEvent`, check)),
  ];
}

function eventTimeFaults(
  { start, events, competing = [], until }: TimeToEvent,
  protocol: Protocol,
  at: string,
  check: Check,
): readonly Unmet[] {
  const lists = [
    ['start/events', start.events ?? []],
    ['events', events],
    ['competing', competing],
  ] as const;
  return [
    ...check(
      (start.instance === undefined) !== (start.events === undefined || start.events.length === 0),
      `${at}/start`,
      'It starts either with an instance of the timeline or with events, and one of them has to be said.',
    ),
    ...check(events.length > 0, `${at}/events`, 'Which event it is the time to is not said.'),
    ...lists.flatMap(([name, list]) =>
      list.flatMap((event, n) => eventFaults(event, protocol, `${at}/${name}/${n}`, check)),
    ),
    ...durationFaults(until, `${at}/until`, check),
  ];
}

function objectiveFaults({ outcomes }: Protocol, objectives: readonly Objective[], check: Check): readonly Unmet[] {
  const endpoints = objectives.flatMap((objective, i) =>
    objective.endpoints.map((endpoint, n) => ({ endpoint, objective, at: `/objectives/${i}/endpoints/${n}` })),
  );
  const primary = new Set(endpoints.flatMap(({ endpoint }) => (endpoint.level === 'PRIMARY' ? endpoint.outcomes : [])));
  const codes = endpoints.map(({ endpoint }) => endpoint.code);
  return [
    ...endpoints.flatMap(({ endpoint, objective, at }, n) => [
      ...check(
        endpoint.level !== 'PRIMARY' || objective.level === 'PRIMARY',
        `${at}/level`,
        `${endpoint.code} is a primary endpoint of an objective that is ${objective.level}.`,
      ),
      ...check(codes.indexOf(endpoint.code) === n, `${at}/code`, `Two endpoints have the code ${endpoint.code}.`),
    ]),
    ...outcomes.flatMap(({ code, primary: said }, i) =>
      check(
        said === primary.has(code),
        `/outcomes/${i}/primary`,
        said ? `${code} is of no primary endpoint.` : `${code} is of a primary endpoint, and not said to be primary.`,
      ),
    ),
  ];
}
