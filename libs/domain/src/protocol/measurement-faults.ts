import type { Unmet } from '@caseledger/kernel';
import type { Check } from './faults.js';
import { derivationRules, type Instrument, type Protocol, type StoppingRule } from './protocol.js';

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
  ...derived.flatMap(({ code, rule, items: summed }, n) => [
    ...check(!items.some((item) => item.code === code), `${at}/derived/${n}/code`, `${code} is an item already.`),
    ...check(
      (derivationRules as readonly string[]).includes(rule),
      `${at}/derived/${n}/rule`,
      `Nothing computes ${rule}.`,
    ),
    ...check(summed.length > 0, `${at}/derived/${n}/items`, `${code} derives from nothing.`),
  ]),
];

const stoppingFaults = ({ code, limits }: StoppingRule, at: string, check: Check): readonly Unmet[] => [
  ...check(limits.length > 0, at, `Stopping rule ${code} has no limit.`),
  ...check(
    limits.every(({ treated }, n) => n === 0 || treated > (limits[n - 1]?.treated ?? 0)),
    at,
    `The limits of stopping rule ${code} do not rise.`,
  ),
];
