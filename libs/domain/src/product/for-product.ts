import { earliest, type Unmet } from '@caseledger/kernel';
import type { CommandData } from '../command-definition.js';
import { zoneOf, type World } from '../world.js';
import type { CaseEvent } from '../catalogue.js';
import type { ProcessStepKind } from '../protocol/products.js';
import { earlierSteps, elapsed, manufactureOf, stepBefore } from './planned-product.js';
import { isUsable } from './product.state.js';
import { streamOf } from '../vocabulary/streams.js';
import { condition, unmet } from '../refusals.js';

/** What every command about one product says. */
export interface ForProduct extends CommandData {
  readonly product: string;
}

/** Its streams: the product's own. */
export const streams = ({ product }: ForProduct) => ({ product: streamOf('product', product) });

/** The product was begun by a harvest. */
export const exists = (data: ForProduct, { product }: World): readonly Unmet[] =>
  condition(product.participant !== undefined, 'unknown-product', `There is no product ${data.product} in this study.`);

/**
 * The step comes after another: its moment may not lie before it, and that step must have happened (R-AUD-14). A date counts
 * from the midnight at the site with which it begins.
 */
export function after(
  step: string,
  earlier: string | undefined,
  { occurredAt }: CommandData,
  world: World,
): readonly Unmet[] {
  if (earlier === undefined) {
    return [unmet('impossible-order', `${step} is not recorded yet.`)];
  }
  const zone = zoneOf(world);
  return condition(
    earliest(occurredAt, zone) >= earliest(earlier, zone),
    'impossible-order',
    `This would have happened before ${step} (${earlier}).`,
    '/occurredAt',
  );
}

/** Nothing is entered into a batch after its release, rejection or recall, except late results and what follows. */
export const inProcess = (data: ForProduct, world: World): readonly Unmet[] => [
  ...exists(data, world),
  ...condition(world.product.release === undefined && isUsable(world.product), 'batch-closed'),
];

/** How a step is called in a sentence. */
const called: Readonly<Record<ProcessStepKind, string>> = {
  COLLECTION: 'the harvest',
  RECEIPT: 'receipt',
  CONCENTRATION: 'the concentration',
  PASSAGE: 'the passage before',
  HARVEST: 'the cell harvest',
  CRYOPRESERVATION: 'the freezing',
  THAW: 'the thaw',
};

/**
 * A step comes after those that the process has before it: the last of them is recorded, but for passages, and none lies after it
 * (R-AUD-14). Without a step: the containers are filled.
 */
export function inOrder(kind: ProcessStepKind | undefined, data: CommandData, world: World): readonly Unmet[] {
  const { study, product } = world;
  if (product.administrableProduct === undefined) return [];
  const made = manufactureOf(study, product);
  const needed = stepBefore(made, kind)?.kind;
  if (needed !== undefined && product.doneAt[needed] === undefined)
    return after(called[needed], undefined, data, world);
  return earlierSteps(made, kind)
    .toReversed()
    .flatMap((step) => {
      const at = product.doneAt[step.kind];
      return at === undefined ? [] : after(called[step.kind], at, data, world);
    })
    .slice(0, 1);
}

/** The deviation to record beside a step that the process does not have. */
export function unplanned(kind: ProcessStepKind, { study, product }: World): readonly CaseEvent[] {
  const { process } = manufactureOf(study, product);
  return deviation(
    process.some((step) => step.kind === kind),
    'process',
    `The process has no ${kind}.`,
  );
}

/** What each step is late or early for, and how that is told. */
const timeRules = {
  COLLECTION: ['collection-time', (value, unit) => `Collected after ${value} ${unit}`],
  RECEIPT: ['transport-time', (value, unit) => `In transit for ${value} ${unit}`],
  CONCENTRATION: ['concentration-time', (value, unit) => `Concentrated after ${value} ${unit}`],
  PASSAGE: ['passage-time', (value, unit) => `Passaged after ${value} ${unit}`],
  HARVEST: ['culture-time', (value, unit) => `${value} ${unit} in culture`],
  CRYOPRESERVATION: ['cryopreservation-time', (value, unit) => `Frozen after ${value} ${unit}`],
  THAW: ['thaw-time', (value, unit) => `Thawed after ${value} ${unit}`],
} as const satisfies Readonly<Record<ProcessStepKind, readonly [string, (value: string, unit: string) => string]>>;

/** The deviation to record beside a step that is done out of the time that the process gives it (R-CEL-07). */
export function outOfTime(kind: ProcessStepKind, world: World, occurredAt: string): readonly CaseEvent[] {
  const { study, product } = world;
  const taken = elapsed(kind, manufactureOf(study, product), product, { occurredAt, zone: zoneOf(world) });
  if (taken === undefined) return [];
  const { value, holds, within } = taken;
  const [rule, told] = timeRules[kind];
  const [shown, unit] = within.unit === 'HOURS' ? [value.toFixed(2), 'h'] : [String(value), 'days'];
  return deviation(holds, rule, `${told(shown, unit)}, specified ${within.least} to ${within.most}.`);
}

/** The deviation to record beside a step when the specification does not hold for it. */
export function deviation(holds: boolean, rule: string, description: string): readonly CaseEvent[] {
  return holds ? [] : [{ type: 'DeviationRecorded', data: { rule, description } }];
}
