import type { Unmet } from '@caseledger/kernel';
import type { AnalysisGroups, AnalysisMethod, DeclaredAnalysis } from './analyses.js';
import { eventFaults } from './derivation-faults.js';
import type {
  AnalysisPopulation,
  Estimand,
  IntercurrentEvent,
  PopulationCondition,
  SummaryMeasure,
} from './estimands.js';
import type { Check } from './faults.js';
import { outcomeKindOf, type OutcomeDefinition, type OutcomeKind } from './outcomes.js';
import type { Protocol } from './protocol.js';

/** What of populations, estimands and declared analyses could never be done, or would answer another question. */
export const analysisFaults = (protocol: Protocol, check: Check): readonly Unmet[] => [
  ...(protocol.analysisPopulations ?? []).flatMap((population, i) =>
    populationFaults(population, protocol, `/analysisPopulations/${i}/conditions`, check),
  ),
  ...(protocol.estimands ?? []).flatMap((estimand, i) => estimandFaults(estimand, protocol, `/estimands/${i}`, check)),
  ...(protocol.analyses ?? []).flatMap((analysis, i) => faultsOf(analysis, protocol, `/analyses/${i}`, check)),
];

const outcomeOf = ({ outcomes }: Protocol, outcome: string | undefined) =>
  outcomes.find(({ code }) => code === outcome);

/** The member that a condition needs. */
const memberOf: Partial<Record<PopulationCondition['kind'], 'outcome' | 'rules' | 'characteristic'>> = {
  HAS_OUTCOME: 'outcome',
  NO_DEVIATION: 'rules',
  CHARACTERISTIC: 'characteristic',
};

const populationFaults = (
  { conditions }: AnalysisPopulation,
  protocol: Protocol,
  at: string,
  check: Check,
): readonly Unmet[] =>
  conditions.flatMap((condition, n) => {
    const member = memberOf[condition.kind];
    const pointer = `${at}/${n}`;
    const outcome = outcomeOf(protocol, condition.outcome);
    const isTime = outcome !== undefined && outcomeKindOf(outcome) === 'TIME_TO_EVENT';
    const own = (['outcome', 'rules', 'characteristic'] as const).flatMap((name) => {
      const said = condition[name];
      return check(
        (name === member) === (said !== undefined && said.length > 0),
        `${pointer}/${name}`,
        name === member ? `${condition.kind} needs ${name}.` : `${condition.kind} has no ${name}.`,
      );
    });
    return [
      ...own,
      ...check(
        (member === 'characteristic') === (condition.values !== undefined && condition.values.length > 0),
        `${pointer}/values`,
        member === 'characteristic' ? 'Which values is not said.' : `${condition.kind} has no values.`,
      ),
      ...check(
        (member === 'outcome' && !isTime) === (condition.visits !== undefined && condition.visits.length > 0),
        `${pointer}/visits`,
        member === 'outcome' && !isTime ? 'At which visits is not said.' : 'It is of no visit.',
      ),
      ...(outcome === undefined ? [] : visitFaults(condition.visits, outcome, `${pointer}/visits`, check)),
      ...check(
        !['ALLOCATED', 'TREATED_AS_ALLOCATED'].includes(condition.kind) || protocol.arms.length > 1,
        pointer,
        'With one arm nobody is allocated, so that nobody would be in the population.',
      ),
    ];
  });

/** Only where an outcome is found it can be asked for. */
const visitFaults = (
  visits: readonly string[] = [],
  { code, baseline, visits: found }: OutcomeDefinition,
  at: string,
  check: Check,
): readonly Unmet[] =>
  visits.flatMap((visit, n) =>
    check(visit === baseline || found.includes(visit), `${at}/${n}`, `${code} is not found at ${visit}.`),
  );

/** The kinds of outcomes that a measure puts in one number, and whether it compares two arms. */
const measures: Readonly<Record<SummaryMeasure, { readonly of: readonly OutcomeKind[]; readonly compares: boolean }>> =
  {
    MEAN: { of: ['CONTINUOUS', 'COUNT'], compares: false },
    MEDIAN: { of: ['CONTINUOUS', 'ORDINAL', 'COUNT', 'TIME_TO_EVENT'], compares: false },
    PROPORTION: { of: ['YES_NO'], compares: false },
    RATE: { of: ['COUNT'], compares: false },
    SURVIVAL: { of: ['TIME_TO_EVENT'], compares: false },
    RESTRICTED_MEAN: { of: ['TIME_TO_EVENT'], compares: false },
    DIFFERENCE_OF_MEANS: { of: ['CONTINUOUS', 'COUNT'], compares: true },
    DIFFERENCE_OF_MEDIANS: { of: ['CONTINUOUS', 'ORDINAL', 'COUNT'], compares: true },
    DIFFERENCE_OF_PROPORTIONS: { of: ['YES_NO'], compares: true },
    RATIO_OF_PROPORTIONS: { of: ['YES_NO'], compares: true },
    RATIO_OF_ODDS: { of: ['YES_NO'], compares: true },
    RATIO_OF_RATES: { of: ['COUNT'], compares: true },
    RATIO_OF_HAZARDS: { of: ['TIME_TO_EVENT'], compares: true },
  };

function estimandFaults(estimand: Estimand, protocol: Protocol, at: string, check: Check): readonly Unmet[] {
  const { arms, outcome, summaryMeasure, intercurrentEvents } = estimand;
  const definition = outcomeOf(protocol, outcome);
  if (definition === undefined) return [];
  const kind = outcomeKindOf(definition);
  const measure = measures[summaryMeasure];
  return [
    ...check(
      measure.of.includes(kind),
      `${at}/summaryMeasure`,
      `${summaryMeasure} is of ${measure.of.join(', ')}, and ${outcome} is ${kind}.`,
    ),
    ...check(
      measure.compares ? arms.length === 2 : arms.length === 1,
      `${at}/arms`,
      measure.compares ? `${summaryMeasure} compares two arms.` : `${summaryMeasure} is of one arm.`,
    ),
    ...check(
      (protocol.objectives ?? []).some(({ endpoints }) => endpoints.some((one) => one.outcomes.includes(outcome))),
      `${at}/outcome`,
      `${outcome} is of no endpoint: an estimand makes one precise (ICH E9(R1)).`,
    ),
    ...intercurrentEvents.flatMap((event, n) =>
      intercurrentFaults(event, kind, protocol, `${at}/intercurrentEvents/${n}`, check),
    ),
  ];
}

function intercurrentFaults(
  { strategy, events, countsAs }: IntercurrentEvent,
  kind: OutcomeKind,
  protocol: Protocol,
  at: string,
  check: Check,
): readonly Unmet[] {
  const isComposite = strategy === 'COMPOSITE';
  return [
    ...check(events.length > 0, `${at}/events`, 'Which events it is is not said.'),
    ...events.flatMap((event, n) => eventFaults(event, protocol, `${at}/events/${n}`, check)),
    ...check(
      !isComposite || kind === 'YES_NO' || kind === 'TIME_TO_EVENT',
      `${at}/strategy`,
      `An event is made part of yes or no, or of the time to an event, and not of ${kind}.`,
    ),
    ...check(
      (isComposite && kind === 'YES_NO') === (countsAs !== undefined),
      `${at}/countsAs`,
      isComposite && kind === 'YES_NO' ? 'What it counts as is not said.' : 'It counts as nothing by itself.',
    ),
  ];
}

/** What a method is for: kinds of outcomes, and how many groups. */
interface Suits {
  readonly kinds: readonly OutcomeKind[];
  readonly least: number;
  readonly most: number;
}

const numbers: readonly OutcomeKind[] = ['CONTINUOUS', 'ORDINAL', 'COUNT'];
const between = (kinds: readonly OutcomeKind[], least: number, most: number): Suits => ({ kinds, least, most });

const methods: Readonly<Record<AnalysisMethod, Suits>> = {
  SUMMARY: between(numbers, 0, Infinity),
  PROPORTIONS: between(['YES_NO', 'ORDINAL'], 0, Infinity),
  DIFFERENCE_OF_PROPORTIONS: between(['YES_NO'], 2, 2),
  FISHER: between(['YES_NO'], 2, 2),
  SIGNED_RANK: between(numbers, 0, 0),
  RANK_SUM: between(numbers, 2, 2),
  FRIEDMAN: between(numbers, 0, 0),
  MCNEMAR: between(['YES_NO'], 0, 0),
  KAPLAN_MEIER: between(['TIME_TO_EVENT'], 0, Infinity),
  CUMULATIVE_INCIDENCE: between(['TIME_TO_EVENT'], 0, Infinity),
  LOG_RANK: between(['TIME_TO_EVENT'], 2, Infinity),
  STRATIFIED_LOG_RANK: between(['TIME_TO_EVENT'], 2, Infinity),
  COX: between(['TIME_TO_EVENT'], 2, 2),
  POISSON_RATE: between(['COUNT'], 0, 2),
  PERMUTATION: between(numbers, 2, 2),
};

/** Their estimates take nothing as independent; their intervals do, and are left out. */
const descriptions: readonly AnalysisMethod[] = ['SUMMARY', 'PROPORTIONS', 'KAPLAN_MEIER', 'CUMULATIVE_INCIDENCE'];

function faultsOf(analysis: DeclaredAnalysis, protocol: Protocol, at: string, check: Check): readonly Unmet[] {
  const estimand = protocol.estimands?.find(({ code }) => code === analysis.estimand);
  const outcome = outcomeOf(protocol, estimand?.outcome ?? analysis.outcome);
  return [
    ...check(
      (analysis.outcome === undefined) !== (analysis.estimand === undefined),
      at,
      'It is either of an outcome or of an estimand, and one of them has to be said.',
    ),
    ...check(
      (analysis.estimand === undefined) === (analysis.population !== undefined),
      `${at}/population`,
      analysis.estimand === undefined ? 'In which population is not said.' : 'The estimand says the population.',
    ),
    ...check(analysis.level > 0 && analysis.level < 1, `${at}/level`, 'A confidence level lies between 0 and 1.'),
    ...groupFaults(analysis.groups, `${at}/groups`, check),
    ...(outcome === undefined ? [] : methodFaults(analysis, outcome, estimand, protocol, at, check)),
  ];
}

function groupFaults(groups: AnalysisGroups | undefined, at: string, check: Check): readonly Unmet[] {
  if (groups === undefined) return [];
  const { by, arms, characteristic, values } = groups;
  return [
    ...check(
      (by === 'CHARACTERISTIC') === (characteristic !== undefined),
      `${at}/characteristic`,
      by === 'CHARACTERISTIC' ? 'Which characteristic is not said.' : 'The groups are the arms.',
    ),
    ...check(by === 'CHARACTERISTIC' || values === undefined, `${at}/values`, 'The groups are the arms.'),
    ...check(by === 'ARMS' || arms === undefined, `${at}/arms`, 'The groups are of a characteristic.'),
  ];
}

/** Codes of the groups that an analysis compares; none: everybody is taken together. */
function groupsOf(
  { arms, characteristics, estimands = [] }: Pick<Protocol, 'arms' | 'characteristics' | 'estimands'>,
  { groups, estimand }: Pick<DeclaredAnalysis, 'groups' | 'estimand'>,
): readonly string[] {
  if (groups === undefined) {
    const compared = estimands.find(({ code }) => code === estimand)?.arms ?? [];
    return compared.length > 1 ? compared : [];
  }
  if (groups.by === 'ARMS') return groups.arms ?? arms.map(({ code }) => code);
  return groups.values ?? characteristics.find(({ code }) => code === groups.characteristic)?.values ?? [];
}

function methodFaults(
  analysis: DeclaredAnalysis,
  outcome: OutcomeDefinition,
  estimand: Estimand | undefined,
  protocol: Protocol,
  at: string,
  check: Check,
): readonly Unmet[] {
  const { method, visits, change, strata = [], missingAs } = analysis;
  const kind = outcomeKindOf(outcome);
  const { kinds, least, most } = methods[method];
  const groups = groupsOf(protocol, analysis).length;
  const looked = visits ?? outcome.visits;
  const competing = outcome.timeToEvent?.competing ?? [];
  return [
    ...check(
      kinds.includes(kind),
      `${at}/method`,
      `${method} is for ${kinds.join(', ')}, and ${outcome.code} is ${kind}: take another method.`,
    ),
    ...check(
      groups >= least && groups <= most,
      `${at}/groups`,
      most === 0
        ? `${method} compares participants with themselves, in no groups.`
        : `${method} needs ${least === most ? least : `${least} to ${most}`} groups, and there are ${groups}.`,
    ),
    ...check(
      estimand === undefined || analysis.groups === undefined || analysis.groups.by === 'ARMS',
      `${at}/groups/by`,
      'An estimand compares arms.',
    ),
    ...visitFaults(visits, outcome, `${at}/visits`, check),
    ...check(
      method !== 'MCNEMAR' || looked.length === 2,
      `${at}/visits`,
      `MCNEMAR compares two visits, and there are ${looked.length}.`,
    ),
    ...check(
      method !== 'FRIEDMAN' ||
        new Set([...(outcome.baseline === undefined ? [] : [outcome.baseline]), ...looked]).size > 1,
      `${at}/visits`,
      'FRIEDMAN compares several visits.',
    ),
    ...check(
      (method !== 'SIGNED_RANK' && change !== true) || outcome.baseline !== undefined,
      `${at}/${change === true ? 'change' : 'method'}`,
      `${outcome.code} has no baseline from which it changes.`,
    ),
    ...check(
      change !== true || numbers.includes(kind),
      `${at}/change`,
      `${outcome.code} is ${kind}, and has no change.`,
    ),
    ...check(
      (method === 'STRATIFIED_LOG_RANK') === strata.length > 0,
      `${at}/strata`,
      method === 'STRATIFIED_LOG_RANK' ? 'By what it is stratified is not said.' : `${method} has no strata.`,
    ),
    ...check(missingAs === undefined || kind === 'YES_NO', `${at}/missingAs`, `${outcome.code} is neither yes nor no.`),
    ...check(
      method !== 'KAPLAN_MEIER' || competing.length === 0,
      `${at}/method`,
      'With competing events KAPLAN_MEIER shows more events than there will be: take CUMULATIVE_INCIDENCE.',
    ),
    ...check(
      method !== 'CUMULATIVE_INCIDENCE' || competing.length > 0,
      `${at}/method`,
      `${outcome.code} has no competing events: take KAPLAN_MEIER.`,
    ),
    ...check(
      outcome.by !== 'TREATED_SITE' || descriptions.includes(method),
      `${at}/method`,
      `${method} takes treated sites of one ${String(outcome.cluster)} as independent, which they are not: describe them, or take an outcome by participant.`,
    ),
  ];
}
