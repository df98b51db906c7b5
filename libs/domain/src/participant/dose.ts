import { own, sum, type Unmet } from '@caseledger/kernel';
import type { Administration } from '../protocol/design.js';
import type { Manufacture } from '../protocol/products.js';
import { cellsInMillions } from '../protocol/units.js';
import { kindOfContainer, type ContainerState, type ProductState } from '../product/product.state.js';
import { condition, unmet } from '../refusals.js';
import type { AnyDeposit } from './participant.model.js';

const millilitres = 'mL';
const perKilogram = '/kg';

/** What was given, as a command says it. */
export interface Given {
  readonly deposits: readonly AnyDeposit[];
  /** In the unit of the dose, before it is divided by the weight; not needed for cells and volumes, which are added up. */
  readonly amount?: number;
  /** kg. */
  readonly weight?: number;
}

/** Whether the cells of an administration are counted. */
export function countsCells({ dose }: Administration, made: Manufacture | undefined): boolean {
  if (made === undefined) return false;
  return dose?.unit.startsWith(cellsInMillions) === true || made.containers.some(({ cells }) => cells !== undefined);
}

const cellsOf = ({ cells = 0 }: AnyDeposit): number => cells;

/** The codes of the containers that an administration takes: those of its deposits, or all. */
export function containersFor({ deposits }: Administration, made: Manufacture | undefined): readonly string[] {
  const codes = deposits.map(({ container }) => container);
  return codes.length > 0 ? [...new Set(codes)] : (made?.containers ?? []).map(({ code }) => code);
}

/** The kind of a container, by its code. */
const kindOf = (code: string, { containers }: ProductState): string =>
  kindOfContainer(own(containers, code) ?? { code });

/** What the containers of an administration held that are there. */
const taken = (codes: readonly string[], { containers }: ProductState): readonly ContainerState[] =>
  Object.values(containers).filter(({ code }) => codes.includes(code));

/** The cells that were given, 10⁶: those of the deposits, or all of the containers. */
export const cellsGiven = ({ deposits }: Given, codes: readonly string[], product: ProductState): number =>
  deposits.length > 0 ? sum(deposits.map(cellsOf)) : sum(taken(codes, product).map(({ cells = 0 }) => cells));

/** The dose in the unit of the plan; nothing where it is not said. */
export function doseGiven(
  { dose }: Administration,
  given: Given,
  codes: readonly string[],
  product: ProductState,
): number | undefined {
  if (dose === undefined) return undefined;
  const perWeight = dose.unit.endsWith(perKilogram);
  const unit = perWeight ? dose.unit.slice(0, -perKilogram.length) : dose.unit;
  const amount = amountIn(unit, given, codes, product);
  if (!perWeight) return amount;
  return amount === undefined || given.weight === undefined ? undefined : amount / given.weight;
}

function amountIn(unit: string, given: Given, codes: readonly string[], product: ProductState): number | undefined {
  if (unit === cellsInMillions) return cellsGiven(given, codes, product);
  if (unit !== millilitres || codes.length === 0) return given.amount;
  const volumes = given.deposits.length > 0 ? given.deposits : taken(codes, product);
  return sum(volumes.map(({ volume }) => volume));
}

/** The deposits the protocol wants, which use up the containers and add up to the dose (R-CEL-09). */
export function doseFaults(
  given: Given,
  planned: Administration,
  codes: readonly string[],
  product: ProductState,
): readonly Unmet[] {
  const check = (holds: boolean, message: string) => condition(holds, 'dose-mismatch', message, '/deposits');
  return [
    ...planned.deposits.flatMap((wanted) => {
      const [deposit, ...others] = given.deposits.filter(({ code }) => code === wanted.code);
      if (deposit === undefined || others.length > 0)
        return check(false, `Deposit ${wanted.code} is needed exactly once.`);
      return check(
        kindOf(deposit.container, product) === wanted.container && deposit.volume === wanted.volume,
        `Deposit ${wanted.code} takes ${wanted.volume} mL from container ${wanted.container}.`,
      );
    }),
    ...given.deposits
      .filter(({ code }) => !planned.deposits.some((deposit) => deposit.code === code))
      .flatMap(({ code }) => check(false, `The protocol has no deposit ${code}.`)),
    ...(planned.deposits.length === 0 ? [] : taken(codes, product)).flatMap(({ code, volume, cells }) => {
      const from = given.deposits.filter(({ container }) => container === code);
      return check(
        sum(from.map((deposit) => deposit.volume)) === volume &&
          (cells === undefined || sum(from.map(cellsOf)) === cells),
        `The deposits from container ${code} must sum to ${volume} mL${cells === undefined ? '' : ` and ${cells} × 10⁶`}.`,
      );
    }),
    ...amountFaults(given, planned, codes, product),
  ];
}

function amountFaults(
  given: Given,
  planned: Administration,
  codes: readonly string[],
  product: ProductState,
): readonly Unmet[] {
  const { dose } = planned;
  if (dose === undefined) {
    return condition(given.amount === undefined, 'dose-mismatch', 'The protocol measures no amount here.', '/amount');
  }
  const { least, most, unit } = dose;
  if (unit.endsWith(perKilogram) && given.weight === undefined) return [unmet('weight-needed', undefined, '/weight')];
  const value = doseGiven(planned, given, codes, product);
  if (value === undefined) return [unmet('amount-needed', `How much was given is not said, in ${unit}.`, '/amount')];
  return condition(
    value >= least && value <= most,
    'dose-mismatch',
    `The dose is ${value} ${shownUnit(unit)}, specified ${least} to ${most}.`,
    '/deposits',
  );
}

const shownUnit = (unit: string): string => unit.replace(cellsInMillions, '× 10⁶ cells');
