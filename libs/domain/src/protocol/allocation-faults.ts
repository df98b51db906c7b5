import { sum, type Unmet } from '@caseledger/kernel';
import {
  siteFactor,
  type AllocationPlan,
  type BlockPlan,
  type Escalation,
  type MinimisationPlan,
  type Randomisation,
} from './allocation-plan.js';
import type { Check } from './faults.js';
import type { Protocol } from './protocol.js';

/** What of the allocation could never be done, or would leave an arm empty or the blind open. */
export const allocationFaults = (protocol: Protocol, check: Check): readonly Unmet[] => [
  ...check(
    protocol.allocation !== undefined || protocol.arms.length <= 1,
    '/allocation',
    `Nothing says how participants get to the ${protocol.arms.length} arms.`,
  ),
  ...(protocol.allocation === undefined ? [] : planFaults(protocol.allocation, protocol, check)),
  ...blindingFaults(protocol, check),
];

function planFaults(
  { method, randomisation, escalation }: AllocationPlan,
  protocol: Protocol,
  check: Check,
): readonly Unmet[] {
  return [
    ...check(
      (method === 'RANDOMISED') === (randomisation !== undefined),
      '/allocation/randomisation',
      method === 'RANDOMISED' ? 'How chance decides is not said.' : 'Chance decides nothing by this method.',
    ),
    ...check(
      (method === 'COHORTS') === (escalation !== undefined),
      '/allocation/escalation',
      method === 'COHORTS' ? 'How cohorts follow each other is not said.' : 'There are no cohorts by this method.',
    ),
    ...(randomisation === undefined ? [] : randomisationFaults(randomisation, protocol, check)),
    ...(escalation === undefined ? [] : escalationFaults(escalation, protocol, check)),
  ];
}

/** Every arm gets participants. */
const unreached = (
  { arms }: Protocol,
  reached: readonly string[],
  at: string,
  check: Check,
  how: string,
): readonly Unmet[] =>
  arms.flatMap(({ code }) => check(reached.includes(code), at, `Nobody is allocated to arm ${code}: ${how}.`));

function randomisationFaults(randomisation: Randomisation, protocol: Protocol, check: Check): readonly Unmet[] {
  const { shares, blocks, minimisation } = randomisation;
  const at = '/allocation/randomisation';
  const reached = shares.map(({ arm }) => arm);
  return [
    ...unreached(protocol, reached, `${at}/shares`, check, 'it has no share'),
    ...check(shares.length > 1, `${at}/shares`, 'With one arm chance has nothing to decide.'),
    ...check(
      (blocks === undefined) !== (minimisation === undefined),
      at,
      'Chance decides either by blocks or by minimisation, and one of them has to be said.',
    ),
    ...(blocks === undefined ? [] : blockFaults(blocks, randomisation, protocol, check)),
    ...(minimisation === undefined ? [] : minimisationFaults(minimisation, check)),
  ];
}

/** Blocks hold the ratio of the arms, and their lists hold the sample. */
function blockFaults(
  { sizes, strata, places }: BlockPlan,
  { shares, participants }: Randomisation,
  { characteristics }: Protocol,
  check: Check,
): readonly Unmet[] {
  const at = '/allocation/randomisation/blocks';
  const unit = sum(shares.map(({ ratio }) => ratio));
  const countOf = (factor: string) => characteristics.find(({ code }) => code === factor)?.values?.length ?? 0;
  const lists = strata.reduce((count, factor) => count * countOf(factor), 1);
  return [
    ...sizes.flatMap((size, i) =>
      check(
        size % unit === 0,
        `${at}/sizes/${i}`,
        `A block of ${size} does not hold the ratio ${shares.map(({ ratio }) => ratio).join(':')} a whole number of times.`,
      ),
    ),
    // How many sites there will be is not known: each has lists of its own.
    ...check(
      strata.includes(siteFactor) || lists * places >= participants,
      `${at}/places`,
      `The lists have ${lists * places} places for ${participants} participants.`,
    ),
  ];
}

const minimisationFaults = ({ factors, percent }: MinimisationPlan, check: Check): readonly Unmet[] => [
  ...check(factors.length > 0, '/allocation/randomisation/minimisation/factors', 'The arms are kept alike in nothing.'),
  ...check(
    percent < 100,
    '/allocation/randomisation/minimisation/percent',
    'Chance has no part in it, so that the next arm can be foreseen.',
  ),
];

function escalationFaults(
  { levels, steps, staggered = 0 }: Escalation,
  protocol: Protocol,
  check: Check,
): readonly Unmet[] {
  const at = '/allocation/escalation';
  return [
    ...unreached(protocol, levels, `${at}/levels`, check, 'it is no level'),
    ...check(steps.length > 0, `${at}/steps`, 'How many participants a cohort has is not said.'),
    ...check(
      staggered <= (steps[0]?.participants ?? 0),
      `${at}/staggered`,
      'More participants are to be waited for than a cohort begins with.',
    ),
    ...steps.flatMap(({ participants, goOn, expand }, i) => [
      ...check(
        participants > (steps[i - 1]?.participants ?? 0),
        `${at}/steps/${i}/participants`,
        'A step has more participants than the one before it.',
      ),
      ...check(goOn < participants, `${at}/steps/${i}/goOn`, 'Whatever happens, the next level opens.'),
      ...check(
        expand === undefined || expand > goOn,
        `${at}/steps/${i}/expand`,
        `With ${goOn} toxicities it goes on already, so that it is never expanded.`,
      ),
      ...check(
        expand === undefined || i + 1 < steps.length,
        `${at}/steps/${i}/expand`,
        'There is no further step to expand it to.',
      ),
    ]),
  ];
}

function blindingFaults({ allocation, blinding }: Protocol, check: Check): readonly Unmet[] {
  if (blinding === undefined) return [];
  const { schema, roles } = blinding;
  return [
    ...check(
      schema === 'NONE' || allocation?.method === 'RANDOMISED',
      '/blinding/schema',
      'An arm that chance does not decide is known to who decides it.',
    ),
    ...check(
      schema === 'DOUBLE' || roles.length === 0,
      '/blinding/roles',
      `Blinding ${schema} keeps the arm from no role.`,
    ),
    ...check(schema !== 'DOUBLE' || roles.length > 0, '/blinding/roles', 'From whom the arm is kept is not said.'),
  ];
}
