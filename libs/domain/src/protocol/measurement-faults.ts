import type { Unmet } from '@caseledger/kernel';
import { isInCircle, type Check } from './faults.js';
import type { Derivation, Instrument, Protocol, StoppingRule } from './protocol.js';
import { totalRules } from './scoring.js';

/** What of instruments and stopping rules could never be answered, or never fire. */
export const measurementFaults = ({ instruments, stoppingRules = [] }: Protocol, check: Check): readonly Unmet[] => [
  ...instruments.flatMap((instrument, i) => instrumentFaults(instrument, `/instruments/${i}`, check)),
  ...stoppingRules.flatMap((rule, i) => stoppingFaults(rule, `/stoppingRules/${i}/limits`, check)),
];

const instrumentFaults = ({ items, derived }: Instrument, at: string, check: Check): readonly Unmet[] => [
  ...items.flatMap(({ code, range, values }, n) =>
    check(
      (range === undefined) !== (values === undefined),
      `${at}/items/${n}`,
      `Item ${code} needs either a range or values.`,
    ),
  ),
  ...derived.flatMap((total, n) => [
    ...check(
      !items.some((item) => item.code === total.code),
      `${at}/derived/${n}/code`,
      `${total.code} is an item already.`,
    ),
    ...totalFaults(total, { items, derived }, `${at}/derived/${n}`, check),
  ]),
];

function totalFaults(
  { code, rule, items, weights = [], missing }: Derivation,
  { items: own, derived }: Pick<Instrument, 'items' | 'derived'>,
  at: string,
  check: Check,
): readonly Unmet[] {
  const totals = derived.filter((total) => !own.some((item) => item.code === total.code));
  return [
    ...check((totalRules as readonly string[]).includes(rule), `${at}/rule`, `Nothing computes ${rule}.`),
    ...check(items.length > 0, `${at}/items`, `${code} derives from nothing.`),
    ...check(
      !isInCircle(code, (one) => totals.find((other) => other.code === one)?.items ?? []),
      `${at}/items`,
      `${code} rests on itself, in a circle: let it rest on items, or on totals that do not rest on it.`,
    ),
    ...check(
      (rule === 'WEIGHTED_SUM') === weights.length > 0,
      `${at}/weights`,
      rule === 'WEIGHTED_SUM' ? 'How its items count is not said.' : `${rule} weighs nothing.`,
    ),
    ...weights.flatMap(({ item }, n) =>
      check(items.includes(item), `${at}/weights/${n}/item`, `${item} is none of its items.`),
    ),
    ...check(
      missing === undefined || missing.atMost < items.length,
      `${at}/missing/atMost`,
      'With every value missing there is nothing left to reckon with.',
    ),
  ];
}

const stoppingFaults = ({ code, limits }: StoppingRule, at: string, check: Check): readonly Unmet[] => [
  ...check(limits.length > 0, at, `Stopping rule ${code} has no limit.`),
  ...check(
    limits.every(({ treated }, n) => n === 0 || treated > (limits[n - 1]?.treated ?? 0)),
    at,
    `The limits of stopping rule ${code} do not rise.`,
  ),
];
