import type { Unmet } from '@caseledger/kernel';
import type { ActKind } from './design.js';
import type { Check } from './faults.js';
import { isMeasured, outcomeKindOf } from './outcomes.js';
import type { Manufacture } from './products.js';
import type { Protocol } from './protocol.js';
import type { ScheduledInstance } from './timeline.js';

/**
 * What the words of a protocol can say and no command does yet. It is refused: a study that is approved and then judged as if
 * something had not been said would be worse.
 */
export const notRunYet = (protocol: Protocol, check: Check): readonly Unmet[] => {
  const { products, timelines } = protocol;
  return [
    ...check(timelines.length <= 1, '/timelines', 'Participants enter the main timeline only yet.'),
    ...products.flatMap(({ manufacture }, i) =>
      manufacture === undefined ? [] : processFaults(manufacture, `/products/${i}/manufacture/process`, check),
    ),
    ...conclusionFaults(protocol, check),
    ...timelines.flatMap(({ instances }, i) => scheduleFaults(protocol, instances, `/timelines/${i}/instances`, check)),
  ];
};

/** What is concluded of numbers at visits, since a baseline, is shown; nothing else is reckoned yet. */
const conclusionFaults = (
  { derivations = [], outcomes, analysisPopulations = [], estimands = [], analyses = [] }: Protocol,
  check: Check,
): readonly Unmet[] => [
  ...check(derivations.length === 0, '/derivations', 'Nothing reckons derivations across visits yet.'),
  ...outcomes.flatMap((outcome, i) =>
    check(
      isMeasured(outcome) && outcomeKindOf(outcome) === 'CONTINUOUS' && outcome.by !== 'TREATED_SITE',
      `/outcomes/${i}`,
      `${outcome.code} is no number of an instrument that is compared with a baseline, by participant: no table shows it yet.`,
    ),
  ),
  ...check(analysisPopulations.length === 0, '/analysisPopulations', 'Whoever was treated is the population yet.'),
  ...check(estimands.length === 0, '/estimands', 'Nothing estimates them yet.'),
  ...check(analyses.length === 0, '/analyses', 'Nothing does what is declared yet.'),
];

function processFaults({ process }: Manufacture, at: string, check: Check): readonly Unmet[] {
  const kinds = process.map(({ kind }) => kind);
  return [
    ...check(kinds[0] === 'COLLECTION', `${at}/0`, 'A process begins with COLLECTION yet.'),
    ...process.flatMap(({ kind, times = 1 }, i) => [
      ...check(kind === 'PASSAGE' || times === 1, `${at}/${i}/times`, `${kind} is done once yet.`),
      ...check(kinds.indexOf(kind) === i, `${at}/${i}`, `${kind} stands twice in the process, and is dated once yet.`),
    ]),
  ];
}

/** Acts whose events name the instance that they fulfil. */
const isOfAnInstance = (kind: ActKind): boolean => kind === 'ADMINISTRATION' || kind === 'COLLECTION';

function scheduleFaults(
  { activities }: Protocol,
  instances: readonly ScheduledInstance[],
  at: string,
  check: Check,
): readonly Unmet[] {
  const actOf = new Map(activities.map(({ code, act }) => [code, act?.kind]));
  const kindsAt = instances.map((instance) => instance.activities.flatMap((code) => actOf.get(code) ?? []));
  return instances.flatMap(({ code, repeats }, i) => {
    const kinds = kindsAt[i] ?? [];
    const earlier = kindsAt.slice(0, i).flat();
    return [
      ...check(kinds.length <= 1, `${at}/${i}/activities`, `${code} has several acts, and is dated by one only yet.`),
      ...check(
        !kinds.some((kind) => !isOfAnInstance(kind) && earlier.includes(kind)),
        `${at}/${i}/activities`,
        `${kinds.join(', ')} is at several instances, and is dated once yet.`,
      ),
      ...check(
        repeats === undefined || kinds.every(isOfAnInstance),
        `${at}/${i}/repeats`,
        `${kinds.join(', ')} is not repeated yet.`,
      ),
    ];
  });
}
