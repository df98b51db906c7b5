import { daysBetween, dateOf, earliest, refusalOf, refuse, type Reason, type Unmet } from '@caseledger/kernel';
import { condition, timed } from '../conditions.js';
import { consentInForce } from '../participant/participant.state.js';
import { protocolOf } from '../participant/participant.commands.js';
import { define, type CommandData } from '../command-definition.js';
import type { CaseEvent, World } from '../world.js';
import { isDonationNumber } from './donation-number.js';
import type { Container, Material } from './product.events.js';
import { meets, verdicts } from './release-specification.js';

interface ForProduct extends CommandData {
  readonly product: string;
}

const streams = ({ product }: ForProduct) => ({ product: `product/${product}` });
const site = (_data: unknown, { product }: World) => product.site;

const exists = (data: ForProduct, { product }: World): readonly Unmet[] =>
  condition(product.participant !== undefined, {
    rule: 'unknown-product',
    message: `There is no product ${data.product} in this study.`,
  });

/** The step comes after another: its moment may not lie before it, and that step must have happened (R-AUD-14). */
function after(step: string, earlier: string | undefined, occurredAt: string): readonly Unmet[] {
  if (earlier === undefined) {
    return [{ rule: 'impossible-order', message: `${step} is not recorded yet.`, requirement: 'R-AUD-14' }];
  }
  return condition(Date.parse(occurredAt) >= Date.parse(earlier), {
    rule: 'impossible-order',
    message: `This would have happened before ${step} (${earlier}).`,
    requirement: 'R-AUD-14',
    pointer: '/occurredAt',
  });
}

/** Nothing is entered into a batch after its release, rejection or recall, except late results and what follows. */
const inProcess = (data: ForProduct, world: World): readonly Unmet[] => [
  ...exists(data, world),
  ...condition(world.product.release === undefined && !world.product.rejected && !world.product.recalled, {
    rule: 'batch-closed',
    message: 'The batch is released, rejected or recalled.',
    requirement: 'R-AUD-14',
  }),
];

export interface HarvestMarrow extends ForProduct {
  readonly participant: string;
  /** 13 characters and the check character (R-CEL-17). */
  readonly donationNumber: string;
  readonly sites: string;
  readonly volume: number;
  readonly sedation: string;
  readonly startedAt: string;
  readonly materials: readonly Material[];
}

/** Marrow is taken only after consent, eligibility and serology (R-AUD-14, R-CEL-01, R-CEL-06). */
export const harvestMarrow = define<HarvestMarrow>({
  roles: ['investigator'],
  streams: ({ product, participant }) => ({
    product: `product/${product}`,
    participant: `participant/${participant}`,
  }),
  site: (_data, { participant }) => participant.site,
  conditions: (data, world) => {
    const { participant, product } = world;
    const at = Date.parse(data.startedAt);
    const sampledAt = participant.serologyVerdict?.sampledAt;
    const validity = world.study.protocol?.serology.validityDays ?? 0;
    return [
      ...condition(participant.site !== undefined, {
        rule: 'unknown-participant',
        message: `There is no participant ${data.participant} in this study.`,
      }),
      ...condition(product.participant === undefined, {
        rule: 'product-exists',
        message: `Product ${data.product} exists already.`,
      }),
      ...condition(consentInForce(participant, 'TREATMENT', at), {
        rule: 'consent-missing',
        message: 'No consent to treatment was in force before the procurement.',
        requirement: 'R-AUT-06',
        remedy: 'Record the signed consent first.',
      }),
      ...condition(participant.eligible, {
        rule: 'eligibility-missing',
        message: 'Eligibility is not confirmed.',
        requirement: 'R-AUD-14',
      }),
      ...condition(participant.serologyVerdict !== undefined, {
        rule: 'serology-missing',
        message: 'Serology is neither cleared nor restricted.',
        requirement: 'R-CEL-01',
      }),
      ...condition(
        sampledAt === undefined || daysBetween(dateOf(sampledAt, 'UTC'), dateOf(data.startedAt, 'UTC')) <= validity,
        {
          rule: 'serology-expired',
          message: `The serology sample is older than ${validity} days.`,
          requirement: 'R-CEL-04',
        },
      ),
      ...condition(participant.ended.length === 0 && !participant.screenFailed, {
        rule: 'participation-ended',
        message: `Participation has ended (${participant.ended.join(', ') || 'screen failure'}).`,
      }),
      ...condition(Date.parse(data.occurredAt) >= at, {
        rule: 'impossible-order',
        message: 'The harvest ends before it starts.',
        requirement: 'R-AUD-14',
        pointer: '/startedAt',
      }),
    ];
  },
  decide: (data, world) => {
    if (!isDonationNumber(data.donationNumber)) {
      return refuse('invalid', 'donation-number', 'The donation number or its check character is wrong.', {
        requirement: 'R-CEL-17',
        pointer: '/donationNumber',
      });
    }
    if (data.materials.length === 0) {
      return refuse('invalid', 'reagent-lots-missing', 'The procurement report needs its materials with lots.', {
        requirement: 'R-CEL-06',
        pointer: '/materials',
      });
    }
    const { participant, donationNumber, sites, volume, sedation, startedAt, materials } = data;
    return [
      {
        type: 'MarrowHarvested',
        data: {
          participant,
          site: world.participant.site ?? '',
          donationNumber,
          sites,
          volume,
          sedation,
          startedAt,
          materials,
        },
      },
    ];
  },
});

function deviation(holds: boolean, rule: string, description: string): readonly CaseEvent[] {
  return holds ? [] : [{ type: 'DeviationRecorded', data: { rule, description } }];
}

export interface ReceiveStartingMaterial extends ForProduct {
  readonly donationNumber: string;
}

/** Marrow reaches the cleanroom; later than the protocol's limit opens a deviation, not a refusal (R-CEL-07). */
export const receiveStartingMaterial = define<ReceiveStartingMaterial>({
  roles: ['manufacturing'],
  streams,
  site,
  conditions: (data, world) => [
    ...inProcess(data, world),
    ...after('the harvest', world.product.harvestedAt, data.occurredAt),
    ...condition(world.product.receivedAt === undefined, {
      rule: 'already-received',
      message: 'The material was received already.',
    }),
    ...condition(data.donationNumber === world.product.donationNumber, {
      rule: 'identity-mismatch',
      message: `The container reads ${data.donationNumber}, expected ${String(world.product.donationNumber)}.`,
      requirement: 'R-CEL-18',
    }),
  ],
  decide: ({ donationNumber, occurredAt }, world) => {
    const hours = (Date.parse(occurredAt) - Date.parse(world.product.harvestedAt ?? '')) / 3_600_000;
    const limit = protocolOf(world).manufacture.transportHours;
    return [
      { type: 'StartingMaterialReceived', data: { donationNumber, hoursInTransit: Math.round(hours * 100) / 100 } },
      ...deviation(hours <= limit, 'transport-time', `In transit for ${hours.toFixed(2)} h, limit ${limit} h.`),
    ];
  },
});

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
  site,
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
  site,
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
  site,
  conditions: exists,
  decide: ({ rule, description }) => [{ type: 'DeviationRecorded', data: { rule, description } }],
});

export interface RecordQualityTest extends ForProduct {
  readonly test: string;
  readonly result: number | string;
  readonly laboratory: string;
}

/**
 * A result against the specification in force. A failure that becomes known after release recalls the batch: after use
 * the physician is alerted through the recall (R-CEL-08, R-CEL-11).
 */
export const recordQualityTest = define<RecordQualityTest>({
  roles: ['manufacturing'],
  streams,
  site,
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(!world.product.rejected, { rule: 'batch-closed', message: 'The batch is rejected.' }),
    ...after('receipt', world.product.receivedAt, data.occurredAt),
  ],
  decide: ({ test, result, laboratory }, world) => {
    const { specification } = protocolOf(world).manufacture;
    const line = specification.lines.find((item) => item.test === test);
    if (line === undefined) {
      return refuse('invalid', 'unknown-test', `The release specification has no test ${test}.`, { pointer: '/test' });
    }
    if (typeof result !== typeof line.limit) {
      return refuse('invalid', 'result-type', `The result of ${test} must be a ${typeof line.limit}.`, {
        pointer: '/result',
      });
    }
    const verdict = meets(line, result) ? 'PASS' : 'FAIL';
    const { product } = world;
    const afterUse = Object.values(product.containers).some((container) => container.status === 'ADMINISTERED');
    const recall = verdict === 'FAIL' && product.release !== undefined && !product.recalled;
    return [
      {
        type: 'QualityTested',
        data: { test, result, method: line.method, verdict, specificationVersion: specification.version, laboratory },
      },
      ...(recall
        ? ([
            {
              type: 'ProductRecalled',
              data: { explanation: `${line.title}: ${result} after release.`, afterUse, test },
            },
          ] as const)
        : []),
    ];
  },
});

export interface FormulateProduct extends ForProduct {
  readonly containers: readonly Container[];
  readonly materials: readonly Material[];
}

/** Expiry is an instant: the end of formulation plus the shelf life, whatever the clock on the wall does (R-CEL-10). */
export const formulateProduct = define<FormulateProduct>({
  roles: ['manufacturing'],
  streams,
  site,
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
    const faults = specified.flatMap((wanted, i) => {
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
      ...unknown.map(({ code }) => ({ rule: 'unknown-container', message: `The protocol has no container ${code}.` })),
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

export interface ReviewBatchRecord extends ForProduct {
  readonly findings: string;
}

const independent = (world: World, person: string, act: string): readonly Unmet[] =>
  condition(!world.product.enteredBy.includes(person), {
    rule: 'not-independent',
    message: `${act} must be by a person who made no entry in the batch record.`,
    requirement: 'R-AUD-09',
  });

/** Review of the audit trail of the batch record, before release, by someone independent of the entries (R-AUD-09). */
export const reviewBatchRecord = define<ReviewBatchRecord>({
  roles: ['qualified-person'],
  streams,
  site,
  conditions: (data, world, { person }) => [
    ...exists(data, world),
    ...condition(!world.product.rejected && !world.product.recalled && world.product.release?.kind !== 'FINAL', {
      rule: 'batch-closed',
      message: 'The batch is finally released, rejected or recalled.',
      requirement: 'R-AUD-14',
    }),
    ...independent(world, person, 'The review'),
  ],
  decide: ({ findings }) => [{ type: 'BatchRecordReviewed', data: { findings } }],
});

export interface ReleaseBatch extends ForProduct {
  /** Meaning of the qualified person's signature (R-SEC-01). */
  readonly meaning: string;
}

/**
 * Only a qualified person releases (R-SEC-09): conditionally while late results are pending, finally when none is
 * (R-CEL-11). Conditional becomes final by a second release.
 */
export const releaseBatch = define<ReleaseBatch>({
  roles: ['qualified-person'],
  streams,
  site,
  conditions: (data, world, { person }) => {
    const { product } = world;
    return [
      ...timed(data),
      ...exists(data, world),
      ...after('formulation', product.formulatedAt, data.occurredAt),
      ...condition(!product.rejected && !product.recalled, {
        rule: 'batch-closed',
        message: 'The batch is rejected or recalled.',
      }),
      ...condition(product.release?.kind !== 'FINAL', {
        rule: 'already-released',
        message: 'The batch is released already.',
      }),
      ...condition(product.review !== undefined, {
        rule: 'review-missing',
        message: 'The audit trail of the batch was not reviewed since the last entry.',
        requirement: 'R-AUD-09',
        remedy: 'Review the batch record first.',
      }),
      ...independent(world, person, 'The release'),
      ...condition(!product.excursion, {
        rule: 'temperature-excursion',
        message: 'A temperature excursion is open.',
        requirement: 'R-CEL-10',
      }),
      ...condition(
        product.release !== undefined || Date.parse(data.occurredAt) <= Date.parse(product.expiresAt ?? ''),
        {
          rule: 'product-expired',
          message: `The product expired at ${String(product.expiresAt)}.`,
          requirement: 'R-CEL-10',
        },
      ),
      ...(world.study.protocol === undefined ? [] : verdicts(world.study.protocol, product)).flatMap(
        (line) => line.unmet ?? [],
      ),
    ];
  },
  decide: ({ meaning }, world) => {
    const protocol = protocolOf(world);
    const pending = verdicts(protocol, world.product).flatMap((line) =>
      line.verdict === 'PENDING' ? [line.test] : [],
    );
    if (pending.length > 0 && world.product.release !== undefined) {
      return refuse('conflict', 'test-pending', `${pending.join(', ')} pending: final certification has to wait.`, {
        requirement: 'R-CEL-11',
      });
    }
    const data = { meaning, specificationVersion: protocol.manufacture.specification.version, pending };
    return [{ type: pending.length === 0 ? 'BatchReleased' : 'BatchConditionallyReleased', data }];
  },
  onRefusal: ({ product, meaning }, unmet, { person }) => [
    { type: 'ReleaseRefused', data: { product, command: 'ReleaseBatch', by: person, unmet, attempted: { meaning } } },
  ],
});

export interface ExplainedProductAct extends ForProduct {
  readonly explanation: string;
}

export const rejectBatch = define<ExplainedProductAct>({
  roles: ['qualified-person'],
  streams,
  site,
  conditions: inProcess,
  decide: ({ explanation }) => [{ type: 'BatchRejected', data: { explanation } }],
});

export const recallProduct = define<ExplainedProductAct>({
  roles: ['qualified-person', 'sponsor'],
  streams,
  site,
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(world.product.release !== undefined && !world.product.recalled, {
      rule: 'nothing-to-recall',
      message: 'The batch is not released, or recalled already.',
    }),
  ],
  decide: ({ explanation }, { product }) => {
    const afterUse = Object.values(product.containers).some((container) => container.status === 'ADMINISTERED');
    return [{ type: 'ProductRecalled', data: { explanation, afterUse } }];
  },
});

export interface CryopreserveSurplus extends ForProduct {
  readonly cells: number;
  readonly location: string;
  readonly isolated: boolean;
}

export const cryopreserveSurplus = define<CryopreserveSurplus>({
  roles: ['manufacturing'],
  streams: ({ product }) => ({ product: `product/${product}` }),
  site,
  conditions: (data, world) => [
    ...exists(data, world),
    ...after('the cell harvest', world.product.cellsHarvestedAt, data.occurredAt),
  ],
  decide: ({ cells, location, isolated }) => [{ type: 'SurplusCryopreserved', data: { cells, location, isolated } }],
});

export interface TransferCustody extends ForProduct {
  readonly from: string;
  readonly to: string;
  readonly place: string;
  /** °C on arrival. */
  readonly temperature: number;
}

/** A hand-over; a reading outside the storage range opens an excursion, which blocks use (R-CEL-10, R-CEL-18). */
export const transferCustody = define<TransferCustody>({
  roles: ['manufacturing', 'coordinator', 'investigator'],
  streams,
  site,
  conditions: (data, world) => [
    ...exists(data, world),
    ...after('formulation', world.product.formulatedAt, data.occurredAt),
  ],
  decide: ({ from, to, place, temperature }, world) => {
    const { least, most } = protocolOf(world).manufacture.storage;
    const excursion: readonly CaseEvent[] =
      temperature >= least && temperature <= most
        ? []
        : [{ type: 'TemperatureExcursionRecorded', data: { temperature, place } }];
    return [{ type: 'CustodyTransferred', data: { from, to, place, temperature } }, ...excursion];
  },
});

export interface DestroyContainer extends ForProduct {
  readonly container: string;
  readonly explanation: string;
  readonly reason?: Reason;
}

export const destroyContainer = define<DestroyContainer>({
  roles: ['manufacturing', 'investigator'],
  streams,
  site,
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(world.product.containers[data.container]?.status === 'FILLED', {
      rule: 'container-not-available',
      message: `Container ${data.container} does not exist, or was used or destroyed.`,
    }),
    ...condition(earliest(data.occurredAt, 'UTC') >= Date.parse(world.product.formulatedAt ?? ''), {
      rule: 'impossible-order',
      message: 'This would have happened before formulation.',
    }),
  ],
  decide: ({ container, explanation }) => [{ type: 'ContainerDestroyed', data: { container, explanation } }],
});
