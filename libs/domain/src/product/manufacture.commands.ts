import { addHours, daysBetween, dateOf, own, sum, type Unmet } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { unfulfilled } from '../participant/preconditions.js';
import type { ContainerPlan } from '../protocol/products.js';
import { zoneOf, type World } from '../world.js';
import {
  after,
  deviation,
  exists,
  inOrder,
  inProcess,
  outOfTime,
  streams,
  unplanned,
  type ForProduct,
} from './for-product.js';
import { manufactureOf, stepOf } from './planned-product.js';
import type { Container } from './product.events.js';
import { kindOfContainer } from './product.state.js';
import type { Material } from '../vocabulary/event.js';
import { streamOf } from '../vocabulary/streams.js';
import { condition, refusalOf, refuse, unmet } from '../refusals.js';

export interface PassageCulture extends ForProduct {
  readonly passage: number;
  /** Per cent. */
  readonly confluence: number;
  readonly flasks: number;
  readonly materials: readonly Material[];
}

/** A passage comes after the one before. */
const lastPassage = (data: ForProduct, world: World): readonly Unmet[] =>
  world.product.doneAt.PASSAGE === undefined
    ? []
    : after('the passage before', world.product.doneAt.PASSAGE, data, world);

export const passageCulture = define<PassageCulture>({
  roles: ['manufacturing'],
  timed: true,
  streams,
  conditions: (data, world) => [
    ...inProcess(data, world),
    ...inOrder('PASSAGE', data, world),
    ...lastPassage(data, world),
    ...condition(
      data.passage === world.product.passages + 1,
      'impossible-order',
      `Passage ${world.product.passages + 1} comes next, not ${data.passage}.`,
    ),
  ],
  decide: ({ passage, confluence, flasks, materials, occurredAt }, world) => [
    { type: 'CulturePassaged', data: { passage, confluence, flasks, materials } },
    ...outOfTime('PASSAGE', world, occurredAt),
    ...unplanned('PASSAGE', world),
  ],
});

export interface HarvestCells extends ForProduct {
  /** 10⁶ cells. */
  readonly cells: number;
}

export const harvestCells = define<HarvestCells>({
  roles: ['manufacturing'],
  timed: true,
  streams,
  conditions: (data, world) => [
    ...inProcess(data, world),
    ...inOrder('HARVEST', data, world),
    ...condition(world.product.doneAt.HARVEST === undefined, 'already-harvested'),
  ],
  decide: ({ cells, occurredAt }, world) => {
    const passages = stepOf(manufactureOf(world.study, world.product), 'PASSAGE')?.times ?? 0;
    const zone = zoneOf(world);
    const { RECEIPT: received, COLLECTION: collected = '' } = world.product.doneAt;
    const inCulture = daysBetween(dateOf(received ?? collected, zone), dateOf(occurredAt, zone));
    return [
      { type: 'CellsHarvested', data: { cells, daysInCulture: inCulture } },
      ...outOfTime('HARVEST', world, occurredAt),
      ...unplanned('HARVEST', world),
      ...deviation(
        world.product.passages === passages,
        'passages',
        `${world.product.passages} passages, specified ${passages}.`,
      ),
    ];
  },
});

export interface ConcentrateMaterial extends ForProduct {
  /** mL. */
  readonly volume: number;
  /** 10⁶ cells; absent where nobody counts them. */
  readonly cells?: number;
  readonly materials: readonly Material[];
}

/** Concentrates what was collected, without culture: in the operating room, or on the spot. */
export const concentrateMaterial = define<ConcentrateMaterial>({
  roles: ['manufacturing', 'investigator'],
  timed: true,
  streams,
  conditions: (data, world) => [
    ...inProcess(data, world),
    ...inOrder('CONCENTRATION', data, world),
    ...condition(world.product.doneAt.CONCENTRATION === undefined, 'step-done'),
  ],
  decide: ({ volume, cells, materials, occurredAt }, world) => [
    { type: 'Concentrated', data: { volume, ...(cells !== undefined && { cells }), materials } },
    ...outOfTime('CONCENTRATION', world, occurredAt),
    ...unplanned('CONCENTRATION', world),
  ],
});

export interface CryopreserveCells extends ForProduct {
  /** 10⁶ cells. */
  readonly cells: number;
  readonly location: string;
  readonly materials: readonly Material[];
}

/** Freezes the cells of a batch that goes on later. */
export const cryopreserveCells = define<CryopreserveCells>({
  roles: ['manufacturing'],
  timed: true,
  streams,
  conditions: (data, world) => [
    ...inProcess(data, world),
    ...inOrder('CRYOPRESERVATION', data, world),
    ...condition(world.product.doneAt.CRYOPRESERVATION === undefined, 'step-done'),
  ],
  decide: ({ cells, location, materials, occurredAt }, world) => [
    { type: 'Cryopreserved', data: { cells, location, materials } },
    ...outOfTime('CRYOPRESERVATION', world, occurredAt),
    ...unplanned('CRYOPRESERVATION', world),
  ],
});

export interface Thaw extends ForProduct {
  /** Codes of containers that were kept frozen; none: the cells of a batch that is still being made. */
  readonly containers: readonly string[];
  /** 10⁶ cells; of cells in the process. */
  readonly cells?: number;
  readonly materials: readonly Material[];
}

/** Thaws cells in the process, or containers shortly before they are given: their time ends soon after (R-CEL-10). */
export const thaw = define<Thaw>({
  roles: ['manufacturing', 'investigator'],
  timed: true,
  streams,
  conditions: (data, world) =>
    data.containers.length === 0
      ? [
          ...inProcess(data, world),
          ...inOrder('THAW', data, world),
          ...condition(world.product.doneAt.THAW === undefined, 'step-done'),
        ]
      : [
          ...exists(data, world),
          ...after('formulation', world.product.formulatedAt, data, world),
          ...data.containers.flatMap((code, i) => {
            const container = own(world.product.containers, code);
            return condition(
              container?.status === 'FILLED' && container.thawedUntil === undefined,
              'container-not-available',
              `Container ${code} does not exist, was thawed, used or destroyed.`,
              `/containers/${i}`,
            );
          }),
        ],
  decide: ({ containers, cells, materials, occurredAt }, world) => {
    const data = { containers, ...(cells !== undefined && { cells }), materials };
    if (containers.length === 0) {
      return [{ type: 'Thawed', data }, ...outOfTime('THAW', world, occurredAt), ...unplanned('THAW', world)];
    }
    const { thawedShelfLifeHours } = manufactureOf(world.study, world.product);
    if (thawedShelfLifeHours === undefined) return refuse('not-kept-frozen', undefined, '/containers');
    return [{ type: 'Thawed', data: { ...data, expiresAt: addHours(occurredAt, thawedShelfLifeHours) } }];
  },
});

export interface RecordDeviation extends ForProduct {
  readonly rule: string;
  readonly description: string;
}

export const recordDeviation = define<RecordDeviation>({
  roles: ['manufacturing', 'qualified-person'],
  timed: true,
  streams,
  conditions: exists,
  decide: ({ rule, description }) => [{ type: 'DeviationRecorded', data: { rule, description } }],
});

export interface FormulateProduct extends ForProduct {
  readonly containers: readonly Container[];
  readonly materials: readonly Material[];
}

/** What is wrong with the containers of one kind. @param at pointer to the kind's place in the plan */
function containerFaults(wanted: ContainerPlan, at: string, containers: readonly Container[]): readonly Unmet[] {
  const filled = containers.filter((container) => kindOfContainer(container) === wanted.code);
  const { most = 1 } = wanted;
  const codes = new Set(filled.map(({ code }) => code));
  if (filled.length === 0 || filled.length > most || codes.size < filled.length) {
    const needed = most === 1 ? 'exactly once' : `1 to ${most} times, each with a code of its own`;
    return [unmet('container-missing', `Container ${wanted.code} is needed ${needed}.`, at)];
  }
  return filled.flatMap(({ code, volume, cells = 0 }) => {
    const { least, most: largest } = wanted.cells ?? { least: cells, most: cells };
    return [
      ...condition(
        cells >= least && cells <= largest,
        'dose-out-of-specification',
        `Container ${code}: ${cells} × 10⁶ cells, specified ${least} to ${largest}.`,
        at,
      ),
      ...condition(
        volume === wanted.volume,
        'volume-out-of-specification',
        `Container ${code}: ${volume} mL, specified ${wanted.volume}.`,
        at,
      ),
    ];
  });
}

/** Expiry is an instant: the end of formulation plus the shelf life, whatever the clock on the wall does (R-CEL-10). */
export const formulateProduct = define<FormulateProduct>({
  roles: ['manufacturing'],
  timed: true,
  streams,
  conditions: (data, world) => [
    ...inProcess(data, world),
    ...inOrder(undefined, data, world),
    ...condition(world.product.formulatedAt === undefined, 'already-formulated'),
  ],
  decide: ({ containers, materials, occurredAt }, world) => {
    const { containers: specified, shelfLifeHours } = manufactureOf(world.study, world.product);
    const total = sum(containers.map(({ cells = 0 }) => cells));
    const { cells: available = Infinity } = world.product;
    const refusal = refusalOf([
      ...specified.flatMap((wanted, i) => containerFaults(wanted, `/containers/${i}`, containers)),
      ...containers
        .filter((container) => !specified.some(({ code }) => code === kindOfContainer(container)))
        .map(({ code }) => unmet('unknown-container', `The protocol has no container ${code}.`)),
      ...condition(
        total <= available,
        'cells-do-not-add-up',
        `${total} × 10⁶ cells filled, ${available} × 10⁶ harvested.`,
      ),
    ]);
    if (refusal !== undefined) return refusal;
    const expiresAt = addHours(occurredAt, shelfLifeHours);
    return [{ type: 'ProductFormulated', data: { containers, expiresAt, materials } }];
  },
});

export interface CryopreserveSurplus extends ForProduct {
  /** Whose cells they are: whose consent and serology count. */
  readonly participant: string;
  readonly cells: number;
  readonly location: string;
  readonly isolated: boolean;
}

/** Surplus cells are kept with their donor's consent only, and apart from others unless serology is cleared (R-CEL-02). */
export const cryopreserveSurplus = define<CryopreserveSurplus>({
  roles: ['manufacturing'],
  timed: true,
  streams: ({ product, participant }) => ({
    product: streamOf('product', product),
    participant: streamOf('participant', participant),
  }),
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(
      world.product.participant === undefined || world.product.participant === data.participant,
      'identity-mismatch',
      `Product ${data.product} is not from participant ${data.participant}.`,
      '/participant',
    ),
    ...after('the cell harvest', world.product.doneAt.HARVEST, data, world),
    ...unfulfilled('CryopreserveSurplus', world, data.occurredAt),
    ...condition(
      data.isolated || world.participant.serologyVerdict?.verdict === 'CLEARED',
      'isolation-needed',
      undefined,
      '/isolated',
    ),
  ],
  decide: ({ cells, location, isolated }) => [{ type: 'SurplusCryopreserved', data: { cells, location, isolated } }],
});
