import type { Unmet } from '@caseledger/kernel';
import type { Check } from './faults.js';
import type { Manufacture } from './products.js';
import type { Protocol } from './protocol.js';
import type { ScheduledInstance } from './timeline.js';

/** The steps of the one process that commands record, in their order; passages may be left out. */
const recorded = ['COLLECTION', 'RECEIPT', 'PASSAGE', 'HARVEST'] as const;
/** The unit that doses are recorded in. */
const cellsInMillions = '10*6{cells}';

/**
 * What the words of a protocol can say and no command does yet. It is refused: a study that is approved and then judged as if
 * something had not been said would be worse.
 */
export const notRunYet = (protocol: Protocol, check: Check): readonly Unmet[] => {
  const { arms, treatedSites, products, interventions, timelines } = protocol;
  const administrations = interventions.flatMap((intervention) => intervention.administrations);
  return [
    ...check(arms.length <= 1, '/arms', 'Nothing allocates participants to several arms yet.'),
    ...check(treatedSites.length <= 1, '/treatedSites', 'A participant is treated at one site yet.'),
    ...check(products.length === 1, '/products', 'A protocol has one product yet.'),
    ...check(
      administrations.length === 1,
      '/interventions',
      'A participant is treated once yet: by one administration.',
    ),
    ...check(timelines.length <= 1, '/timelines', 'Participants enter the main timeline only yet.'),
    ...products.flatMap(({ origin, manufacture }, i) => [
      ...check(origin === 'AUTOLOGOUS', `/products/${i}/origin`, 'A product comes from the participant yet.'),
      ...(manufacture === undefined ? [] : processFaults(manufacture, `/products/${i}/manufacture/process`, check)),
    ]),
    ...interventions.flatMap((intervention, i) =>
      intervention.administrations.flatMap(({ dose }, n) =>
        check(
          dose === undefined || dose.unit === cellsInMillions,
          `/interventions/${i}/administrations/${n}/dose/unit`,
          `Doses are recorded in ${cellsInMillions} yet.`,
        ),
      ),
    ),
    ...timelines.flatMap(({ instances }, i) => scheduleFaults(protocol, instances, `/timelines/${i}/instances`, check)),
  ];
};

function processFaults({ process }: Manufacture, at: string, check: Check): readonly Unmet[] {
  const wanted = recorded.filter((kind) => kind !== 'PASSAGE' || process.some((step) => step.kind === kind));
  const kinds = process.map(({ kind }) => kind);
  return [
    ...check(kinds.join() === wanted.join(), at, `A process is ${recorded.join(', ')}, with or without passages, yet.`),
    ...process.flatMap(({ kind, times = 1 }, i) =>
      check(kind === 'PASSAGE' || times === 1, `${at}/${i}/times`, `${kind} is done once yet.`),
    ),
  ];
}

function scheduleFaults(
  { activities }: Protocol,
  instances: readonly ScheduledInstance[],
  at: string,
  check: Check,
): readonly Unmet[] {
  const actOf = new Map(activities.map(({ code, act }) => [code, act?.kind]));
  const kindsAt = instances.map((instance) => instance.activities.flatMap((code) => actOf.get(code) ?? []));
  return instances.flatMap(({ code, timing, repeats }, i) => {
    const kinds = kindsAt[i] ?? [];
    const earlier = kindsAt.slice(0, i).flat();
    return [
      ...check(
        timing.from !== 'END_TO_START',
        `${at}/${i}/timing/from`,
        'No end of an act or a visit is recorded yet.',
      ),
      ...check(kinds.length <= 1, `${at}/${i}/activities`, `${code} has several acts, and is dated by one only yet.`),
      ...check(
        !kinds.some((kind) => earlier.includes(kind)),
        `${at}/${i}/activities`,
        `${kinds.join(', ')} is at several instances, and is dated once yet.`,
      ),
      ...check(kinds.length === 0 || repeats === undefined, `${at}/${i}/repeats`, 'An act is not repeated yet.'),
      ...check(
        repeats === undefined || repeats.times !== undefined,
        `${at}/${i}/repeats/times`,
        `How often ${code} comes has to be said yet.`,
      ),
    ];
  });
}
