import { daysBetween, dateOf, latest, refusalOf, type Unmet } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { condition, timed } from '../vocabulary/conditions.js';
import { consentInForce } from '../participant/participant.state.js';
import { protocolOf, zoneOf } from '../world.js';
import { after, deviation, exists, inProcess, streams, type ForProduct } from './for-product.js';
import type { Container } from './product.events.js';
import type { Material } from '../vocabulary/event.js';
import { streamOf } from '../vocabulary/streams.js';

export interface PassageCulture extends ForProduct {
  readonly passage: number;
  /** Per cent. */
  readonly confluence: number;
  readonly flasks: number;
  readonly materials: readonly Material[];
}

export const passageCulture = define<PassageCulture>({
  roles: ['manufacturing'],
  streams,
  conditions: (data, world) => [
    ...inProcess(data, world),
    ...after('receipt', world.product.lastPassageAt ?? world.product.receivedAt, data.occurredAt),
    ...condition(data.passage === world.product.passages + 1, {
      rule: 'impossible-order',
      message: `Passage ${world.product.passages + 1} comes next, not ${data.passage}.`,
      requirement: 'R-AUD-14',
    }),
  ],
  decide: ({ passage, confluence, flasks, materials }) => [
    { type: 'CulturePassaged', data: { passage, confluence, flasks, materials } },
  ],
});

export interface HarvestCells extends ForProduct {
  /** 10⁶ cells. */
  readonly cells: number;
}

export const harvestCells = define<HarvestCells>({
  roles: ['manufacturing'],
  streams,
  conditions: (data, world) => [
    ...inProcess(data, world),
    ...after('receipt', world.product.lastPassageAt ?? world.product.receivedAt, data.occurredAt),
    ...condition(world.product.cellsHarvestedAt === undefined, {
      rule: 'already-harvested',
      message: 'The cells were harvested already.',
    }),
  ],
  decide: ({ cells, occurredAt }, world) => {
    const { days, passages } = protocolOf(world).manufacture;
    const inCulture = daysBetween(dateOf(world.product.receivedAt ?? '', 'UTC'), dateOf(occurredAt, 'UTC'));
    return [
      { type: 'CellsHarvested', data: { cells, daysInCulture: inCulture } },
      ...deviation(
        inCulture >= days.least && inCulture <= days.most,
        'culture-time',
        `${inCulture} days in culture, specified ${days.least} to ${days.most}.`,
      ),
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
  streams,
  conditions: (data, world) => [
    ...timed(data),
    ...inProcess(data, world),
    ...after('the cell harvest', world.product.cellsHarvestedAt, data.occurredAt),
    ...condition(world.product.formulatedAt === undefined, {
      rule: 'already-formulated',
      message: 'The product was formulated already.',
    }),
  ],
  decide: ({ containers, materials, occurredAt }, world) => {
    const { containers: specified, shelfLifeHours } = protocolOf(world).manufacture;
    const faults = specified.flatMap((wanted, i): readonly Unmet[] => {
      const filled = containers.filter((container) => container.code === wanted.code);
      const [container] = filled;
      const unmet = { requirement: 'R-CEL-09', pointer: `/containers/${i}` };
      if (container === undefined || filled.length > 1) {
        return [{ rule: 'container-missing', message: `Container ${wanted.code} is needed exactly once.`, ...unmet }];
      }
      return [
        ...condition(container.cells >= wanted.cells.least && container.cells <= wanted.cells.most, {
          rule: 'dose-out-of-specification',
          message: `Container ${wanted.code}: ${container.cells} × 10⁶ cells, specified ${wanted.cells.least} to ${wanted.cells.most}.`,
          ...unmet,
        }),
        ...condition(container.volume === wanted.volume, {
          rule: 'volume-out-of-specification',
          message: `Container ${wanted.code}: ${container.volume} mL, specified ${wanted.volume}.`,
          ...unmet,
        }),
      ];
    });
    const unknown = containers.filter(({ code }) => !specified.some((container) => container.code === code));
    const total = containers.reduce((sum, container) => sum + container.cells, 0);
    const refusal = refusalOf('invalid', [
      ...faults,
      ...unknown.map(({ code }) => ({
        rule: 'unknown-container' as const,
        message: `The protocol has no container ${code}.`,
      })),
      ...condition(total <= (world.product.cellsHarvested ?? 0), {
        rule: 'cells-do-not-add-up',
        message: `${total} × 10⁶ cells filled, ${String(world.product.cellsHarvested)} × 10⁶ harvested.`,
        requirement: 'R-CEL-20',
      }),
    ]);
    if (refusal !== undefined) return refusal;
    const expiresAt = new Date(Date.parse(occurredAt) + shelfLifeHours * 3_600_000).toISOString();
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
  streams: ({ product, participant }) => ({
    product: streamOf('product', product),
    participant: streamOf('participant', participant),
  }),
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(world.product.participant === undefined || world.product.participant === data.participant, {
      rule: 'identity-mismatch',
      message: `Product ${data.product} is not from participant ${data.participant}.`,
      requirement: 'R-CEL-18',
      pointer: '/participant',
    }),
    ...after('the cell harvest', world.product.cellsHarvestedAt, data.occurredAt),
    ...condition(consentInForce(world.participant, 'SURPLUS_CELLS', latest(data.occurredAt, zoneOf(world))), {
      rule: 'consent-missing',
      message: 'No consent to keeping surplus cells is in force.',
      requirement: 'R-AUT-06',
      remedy: 'Destroy the surplus, or record the signed consent first.',
    }),
    ...condition(data.isolated || world.participant.serologyVerdict?.verdict === 'CLEARED', {
      rule: 'isolation-needed',
      message: 'Serology is not cleared: the cells need isolated storage.',
      requirement: 'R-CEL-02',
      pointer: '/isolated',
    }),
  ],
  decide: ({ cells, location, isolated }) => [{ type: 'SurplusCryopreserved', data: { cells, location, isolated } }],
});
