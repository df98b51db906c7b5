import { dateOf, daysBetween, hourMs } from '@caseledger/kernel';
import type { AdministrableProduct, Manufacture, ProcessStep, ProcessStepKind } from '../protocol/products.js';
import type { Protocol } from '../protocol/protocol.js';
import type { StudyState } from '../study/study.state.js';
import type { ProductState } from './product.state.js';

/** A product that is made, and how. */
export type MadeProduct = AdministrableProduct & { readonly manufacture: Manufacture };

const isMade = (product: AdministrableProduct): product is MadeProduct => product.manufacture !== undefined;

/** The products of a protocol that begin with a step. */
export function madeFrom({ products }: Protocol, first: ProcessStepKind): readonly MadeProduct[] {
  return products.filter(isMade).filter(({ manufacture }) => manufacture.process[0]?.kind === first);
}

/** What of its study a batch is made by. */
export type Plans = Pick<StudyState, 'protocols'>;

/**
 * What a batch is made by: its product as the last protocol that has it says. Nothing where there is no batch.
 * @throws Error when no protocol ever had it
 */
export function plannedProduct({ protocols }: Plans, { administrableProduct }: ProductState): MadeProduct | undefined {
  if (administrableProduct === undefined) return undefined;
  const products = protocols.flatMap((protocol) => protocol.products.filter(isMade));
  const planned = products.findLast(({ code }) => code === administrableProduct);
  if (planned === undefined) throw new Error(`no protocol has the product ${administrableProduct}`);
  return planned;
}

/** How a batch that is there is made. */
export function manufactureOf(study: Plans, batch: ProductState): Manufacture {
  const planned = plannedProduct(study, batch);
  if (planned === undefined) throw new Error('a batch was begun without a product');
  return planned.manufacture;
}

/** The step of a kind in a process. */
export const stepOf = ({ process }: Manufacture, kind: ProcessStepKind): ProcessStep | undefined =>
  process.find((step) => step.kind === kind);

/** Steps that a process may go without. */
const isOptional = ({ kind }: ProcessStep): boolean => kind === 'PASSAGE';

/** What of a process comes before a step, or all of it; a step that it does not have comes after what was done. */
export function earlierSteps({ process }: Manufacture, kind: ProcessStepKind | undefined): readonly ProcessStep[] {
  const at = process.findIndex((step) => step.kind === kind);
  return at < 0 ? process : process.slice(0, at);
}

/** The step that has to be done before another one, or before the containers are filled; nothing when none has. */
export const stepBefore = (made: Manufacture, kind: ProcessStepKind | undefined): ProcessStep | undefined =>
  earlierSteps(made, kind).findLast((step) => !isOptional(step));

/** How long after another step one is done, and whether that is within its limits. */
export interface Elapsed {
  /** In the unit of the limits. */
  readonly value: number;
  readonly within: NonNullable<ProcessStep['within']>;
  readonly holds: boolean;
}

/**
 * How long after the step that its limits are reckoned from a step of a batch is done. Nothing when it has no limits, or when that
 * step is not recorded.
 */
export function elapsed(
  kind: ProcessStepKind,
  manufacture: Manufacture,
  batch: ProductState,
  { occurredAt, zone }: { readonly occurredAt: string; readonly zone: string },
): Elapsed | undefined {
  const within = stepOf(manufacture, kind)?.within;
  const since = within && batch.doneAt[within.since];
  if (within === undefined || since === undefined) return undefined;
  const value =
    within.unit === 'HOURS'
      ? (Date.parse(occurredAt) - Date.parse(since)) / hourMs
      : daysBetween(dateOf(since, zone), dateOf(occurredAt, zone));
  return { value, within, holds: value >= within.least && value <= within.most };
}
