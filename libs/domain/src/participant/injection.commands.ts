import { own, sum, type Unmet } from '@caseledger/kernel';
import { define, type CommandData } from '../command-definition.js';
import { protocolOf, treatmentOf, type World } from '../world.js';
import { type CaseEvent } from '../catalogue.js';
import type { Deposit, Side } from './participant.model.js';
import { mayBeGiven } from '../product/may-be-given.js';
import { plannedAdministration, plannedProduct } from '../product/planned-product.js';
import type { ProductState } from '../product/product.state.js';
import { isSecondPerson } from '../study/separation-of-duties.js';
import type { Administration } from '../protocol/design.js';
import { exists } from './for-participant.js';
import { unfulfilled } from './preconditions.js';
import { streamOf } from '../vocabulary/streams.js';
import { condition } from '../refusals.js';

export interface InjectCells extends CommandData {
  readonly participant: string;
  readonly product: string;
  /** Side said at the time-out. */
  readonly side: Side;
  /** What was read from the wristband. */
  readonly wristband: string;
  /** What was read from each container: `<product>/<container>`. */
  readonly labels: readonly string[];
  /** The second person of the identity check (R-CEL-18). */
  readonly secondCheckBy: string;
  readonly deposits: readonly Deposit[];
  readonly guidance: string;
}

/** Everything that must hold before cells reach a patient; every unmet condition is listed (R-AUD-14). */
function gate(data: InjectCells, world: World, person: string): readonly Unmet[] {
  const { study, participant, product } = world;
  const consent = participant.consents.at(-1);
  const planned = plannedProduct(study, product);
  const needed = (planned?.manufacture.containers ?? []).map(({ code }) => `${data.product}/${code}`);
  const misread = [
    ...needed.filter((label) => !data.labels.includes(label)),
    ...data.labels.filter((label) => !needed.includes(label)),
  ];
  return [
    ...unfulfilled('InjectCells', world, data.occurredAt),
    ...mayBeGiven(data, world),
    ...condition(
      product.participant === data.participant,
      'identity-mismatch',
      `Product ${data.product} was not made for ${data.participant}.`,
    ),
    ...condition(data.wristband === data.participant, 'wristband-mismatch', `The wristband reads ${data.wristband}.`),
    ...condition(
      misread.length === 0 && needed.length > 0,
      'label-mismatch',
      `Labels read: ${data.labels.join(', ')}; expected: ${needed.join(', ')}.`,
    ),
    ...isSecondPerson(data.secondCheckBy, person),
    ...condition(
      data.side === participant.side && (consent === undefined || consent.side === data.side),
      'side-mismatch',
      `Time-out says ${data.side}, screening ${String(participant.side)}, consent ${consent?.side ?? 'nothing'}.`,
    ),
    ...condition(needed.length > 0, 'container-not-available', `Product ${data.product} is in no container.`),
    ...needed.flatMap((label) => {
      const code = label.slice(data.product.length + 1);
      return condition(
        own(product.containers, code)?.status === 'FILLED',
        'container-not-available',
        `Container ${code} does not exist, or was used or destroyed.`,
      );
    }),
    ...(planned === undefined ? [] : doseFaults(data, plannedAdministration(study, planned.code), product)),
  ];
}

/** The deposits the protocol wants, which use up the containers and add up to the dose (R-CEL-09). */
function doseFaults(
  data: InjectCells,
  { deposits, dose }: Administration,
  { containers }: ProductState,
): readonly Unmet[] {
  const check = (holds: boolean, message: string) => condition(holds, 'dose-mismatch', message, '/deposits');
  const { least = 0, most = Infinity } = dose ?? {};
  const given = sum(data.deposits.map(({ cells }) => cells));
  return [
    ...deposits.flatMap((wanted) => {
      const [deposit, ...others] = data.deposits.filter(({ code }) => code === wanted.code);
      if (deposit === undefined || others.length > 0)
        return check(false, `Deposit ${wanted.code} is needed exactly once.`);
      return check(
        deposit.container === wanted.container && deposit.volume === wanted.volume,
        `Deposit ${wanted.code} takes ${wanted.volume} mL from container ${wanted.container}.`,
      );
    }),
    ...data.deposits
      .filter(({ code }) => !deposits.some((deposit) => deposit.code === code))
      .flatMap(({ code }) => check(false, `The protocol has no deposit ${code}.`)),
    ...Object.values(containers).flatMap((container) => {
      const from = data.deposits.filter((deposit) => deposit.container === container.code);
      return check(
        sum(from.map(({ volume }) => volume)) === container.volume &&
          sum(from.map(({ cells }) => cells)) === container.cells,
        `The deposits from container ${container.code} must sum to ${container.volume} mL and ${container.cells} × 10⁶.`,
      );
    }),
    ...check(given >= least && given <= most, `The dose is ${given} × 10⁶ cells, specified ${least} to ${most}.`),
  ];
}

/**
 * Injects the cells: decided over participant, product and study at once, and appended to both streams atomically.
 * A refusal leaves a near miss.
 */
export const injectCells = define<InjectCells>({
  roles: ['investigator'],
  timed: true,
  streams: ({ participant, product }) => ({
    participant: streamOf('participant', participant),
    product: streamOf('product', product),
  }),
  conditions: (data, world, { person }) => {
    const unknown = exists(data, world);
    return unknown.length > 0 ? unknown : gate(data, world, person);
  },
  decide: (data, world) => {
    const { participant, product, side, deposits, guidance, secondCheckBy } = data;
    const { legalBasis } = treatmentOf(world);
    const cells = sum(deposits.map((deposit) => deposit.cells));
    return [
      {
        type: 'CellsInjected',
        data: {
          product,
          side,
          deposits,
          cells,
          guidance,
          secondCheckBy,
          protocolVersion: protocolOf(world).version,
          legalBasis,
        },
      },
      ...Object.keys(world.product.containers).map((container): CaseEvent => ({
        type: 'ContainerAdministered',
        data: { container, participant, legalBasis },
      })),
    ];
  },
  onRefusal: ({ participant, product, side, wristband, labels, occurredAt }, unmet, { person }) => [
    {
      type: 'AdministrationRefused',
      data: {
        participant,
        product,
        command: 'InjectCells',
        by: person,
        unmet,
        attempted: { side, wristband, labels, at: occurredAt },
      },
    },
  ],
});
