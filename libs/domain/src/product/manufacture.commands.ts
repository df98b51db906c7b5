import { addHours, daysBetween, dateOf, sum, type Unmet } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { unfulfilled } from '../participant/preconditions.js';
import { zoneOf } from '../world.js';
import { after, deviation, exists, inProcess, outOfTime, streams, type ForProduct } from './for-product.js';
import { manufactureOf, stepOf } from './planned-product.js';
import type { Container } from './product.events.js';
import type { Material } from '../vocabulary/event.js';
import { streamOf } from '../vocabulary/streams.js';
import { condition, refusalOf, unmet } from '../refusals.js';

export interface PassageCulture extends ForProduct {
  readonly passage: number;
  /** Per cent. */
  readonly confluence: number;
  readonly flasks: number;
  readonly materials: readonly Material[];
}

export const passageCulture = define<PassageCulture>({
  roles: ['manufacturing'],
  timed: true,
  streams,
  conditions: (data, world) => [
    ...inProcess(data, world),
    ...after('receipt', world.product.lastPassageAt ?? world.product.receivedAt, data, world),
    ...condition(
      data.passage === world.product.passages + 1,
      'impossible-order',
      `Passage ${world.product.passages + 1} comes next, not ${data.passage}.`,
    ),
  ],
  decide: ({ passage, confluence, flasks, materials, occurredAt }, world) => [
    { type: 'CulturePassaged', data: { passage, confluence, flasks, materials } },
    ...outOfTime('PASSAGE', world, occurredAt),
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
    ...after('receipt', world.product.lastPassageAt ?? world.product.receivedAt, data, world),
    ...condition(world.product.cellsHarvestedAt === undefined, 'already-harvested'),
  ],
  decide: ({ cells, occurredAt }, world) => {
    const passages = stepOf(manufactureOf(world.study, world.product), 'PASSAGE')?.times ?? 0;
    const zone = zoneOf(world);
    const inCulture = daysBetween(dateOf(world.product.receivedAt ?? '', zone), dateOf(occurredAt, zone));
    return [
      { type: 'CellsHarvested', data: { cells, daysInCulture: inCulture } },
      ...outOfTime('HARVEST', world, occurredAt),
      ...deviation(
        world.product.passages === passages,
        'passages',
        `${world.product.passages} passages, specified ${passages}.`,
      ),
    ];
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

/** Expiry is an instant: the end of formulation plus the shelf life, whatever the clock on the wall does (R-CEL-10). */
export const formulateProduct = define<FormulateProduct>({
  roles: ['manufacturing'],
  timed: true,
  streams,
  conditions: (data, world) => [
    ...inProcess(data, world),
    ...after('the cell harvest', world.product.cellsHarvestedAt, data, world),
    ...condition(world.product.formulatedAt === undefined, 'already-formulated'),
  ],
  decide: ({ containers, materials, occurredAt }, world) => {
    const { containers: specified, shelfLifeHours } = manufactureOf(world.study, world.product);
    const faults = specified.flatMap((wanted, i): readonly Unmet[] => {
      const filled = containers.filter((container) => container.code === wanted.code);
      const [container] = filled;
      const at = `/containers/${i}`;
      if (container === undefined || filled.length > 1) {
        return [unmet('container-missing', `Container ${wanted.code} is needed exactly once.`, at)];
      }
      const { least = 0, most = Infinity } = wanted.cells ?? {};
      return [
        ...condition(
          container.cells >= least && container.cells <= most,
          'dose-out-of-specification',
          `Container ${wanted.code}: ${container.cells} × 10⁶ cells, specified ${least} to ${most}.`,
          at,
        ),
        ...condition(
          container.volume === wanted.volume,
          'volume-out-of-specification',
          `Container ${wanted.code}: ${container.volume} mL, specified ${wanted.volume}.`,
          at,
        ),
      ];
    });
    const unknown = containers.filter(({ code }) => !specified.some((container) => container.code === code));
    const total = sum(containers.map(({ cells }) => cells));
    const refusal = refusalOf([
      ...faults,
      ...unknown.map(({ code }) => unmet('unknown-container', `The protocol has no container ${code}.`)),
      ...condition(
        total <= (world.product.cellsHarvested ?? 0),
        'cells-do-not-add-up',
        `${total} × 10⁶ cells filled, ${String(world.product.cellsHarvested)} × 10⁶ harvested.`,
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
    ...after('the cell harvest', world.product.cellsHarvestedAt, data, world),
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
