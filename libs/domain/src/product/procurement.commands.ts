import { earliest, hourMs, type Unmet } from '@caseledger/kernel';
import type { CaseEvent } from '../catalogue.js';
import { define } from '../command-definition.js';
import { collectionMeant } from '../participant/planned-collections.js';
import { unfulfilled } from '../participant/preconditions.js';
import { protocolOf, zoneOf, type World } from '../world.js';
import { isDonationNumber } from './donation-number.js';
import { inOrder, inProcess, outOfTime, streams, unplanned, type ForProduct } from './for-product.js';
import { madeFrom, stepOf } from './planned-product.js';
import type { Material } from '../vocabulary/event.js';
import { streamOf } from '../vocabulary/streams.js';
import { condition, refuse } from '../refusals.js';

export interface HarvestMarrow extends ForProduct {
  readonly participant: string;
  /** Code of the product of the protocol that is made of it; not needed where there is one. */
  readonly administrableProduct?: string;
  /** Code of the scheduled instance that it fulfils, and which time; absent: the next that is open, else the last one again. */
  readonly scheduled?: string;
  readonly occurrence?: number;
  /** 13 characters and the check character (R-CEL-17). */
  readonly donationNumber: string;
  readonly sites: string;
  readonly volume: number;
  readonly sedation: string;
  readonly startedAt: string;
  readonly materials: readonly Material[];
}

interface Collection extends ForProduct {
  readonly participant: string;
  readonly administrableProduct?: string;
  readonly scheduled?: string;
  readonly occurrence?: number;
  readonly startedAt: string;
}

const streamsOfCollection = ({ product, participant }: Collection) => ({
  product: streamOf('product', product),
  participant: streamOf('participant', participant),
});

/** Material is taken only after consent, eligibility and serology (R-AUD-14, R-CEL-01, R-CEL-06). */
const mayBeCollected = (data: Collection, world: World): readonly Unmet[] => {
  const { participant, product } = world;
  const zone = zoneOf(world);
  return [
    ...condition(
      participant.site !== undefined,
      'unknown-participant',
      `There is no participant ${data.participant} in this study.`,
    ),
    ...condition(product.participant === undefined, 'product-exists', `Product ${data.product} exists already.`),
    ...unfulfilled(participant.donor ? 'CollectFromDonor' : 'HarvestMarrow', world, data.startedAt),
    ...condition(
      earliest(data.occurredAt, zone) >= earliest(data.startedAt, zone),
      'impossible-order',
      'The harvest ends before it starts.',
      '/startedAt',
    ),
    ...condition(
      (data.scheduled === undefined && data.occurrence === undefined) ||
        collectionMeant(data, world.study, participant) !== undefined,
      'collection-not-planned',
    ),
  ];
};

/** What the participant's own record says of a collection that their plan has. */
function given(data: Collection, { study, participant }: World): readonly CaseEvent[] {
  const meant = collectionMeant(data, study, participant);
  if (meant === undefined) return [];
  const { scheduled, occurrence } = meant;
  const { product, startedAt } = data;
  return [
    {
      type: 'StartingMaterialGiven',
      data: { product, scheduled, ...(occurrence > 1 && { occurrence }), startedAt },
    },
  ];
}

/** The product that is made of what is collected: what a participant gives is for them, what a donor gives for others. */
function productMadeOf(data: Collection, world: World): string | undefined {
  const origin = world.participant.donor ? 'ALLOGENEIC' : 'AUTOLOGOUS';
  const made = madeFrom(protocolOf(world), 'COLLECTION')
    .filter((product) => product.origin === origin)
    .filter(({ code }) => code === (data.administrableProduct ?? code));
  return made.length === 1 ? made[0]?.code : undefined;
}

export const harvestMarrow = define<HarvestMarrow>({
  roles: ['investigator'],
  timed: true,
  streams: streamsOfCollection,
  conditions: mayBeCollected,
  decide: (data, world) => {
    if (!isDonationNumber(data.donationNumber)) {
      return refuse('donation-number', undefined, '/donationNumber');
    }
    if (data.materials.length === 0) {
      return refuse('reagent-lots-missing', undefined, '/materials');
    }
    const administrableProduct = productMadeOf(data, world);
    if (administrableProduct === undefined) {
      return refuse('administrable-product', undefined, '/administrableProduct');
    }
    const { participant, donationNumber, sites, volume, sedation, startedAt, materials } = data;
    return [
      {
        type: 'MarrowHarvested',
        data: {
          participant,
          administrableProduct,
          site: world.participant.site ?? '',
          donationNumber,
          sites,
          volume,
          sedation,
          startedAt,
          materials,
        },
      },
      ...given(data, world),
    ];
  },
});

export interface CollectStartingMaterial extends ForProduct {
  readonly participant: string;
  /** Code of the product of the protocol that is made of it; not needed where there is one. */
  readonly administrableProduct?: string;
  /** Code of the scheduled instance that it fulfils, and which time; absent: the next that is open, else the last one again. */
  readonly scheduled?: string;
  readonly occurrence?: number;
  /** In words, such as `whole blood`. */
  readonly material: string;
  /** 13 characters and the check character (R-CEL-17); not needed where the process has no receipt. */
  readonly donationNumber?: string;
  readonly volume: number;
  readonly startedAt: string;
  readonly materials: readonly Material[];
}

/** Collects whatever a product is made of but marrow. */
export const collectStartingMaterial = define<CollectStartingMaterial>({
  roles: ['investigator'],
  timed: true,
  streams: streamsOfCollection,
  conditions: mayBeCollected,
  decide: (data, world) => {
    const administrableProduct = productMadeOf(data, world);
    if (administrableProduct === undefined) {
      return refuse('administrable-product', undefined, '/administrableProduct');
    }
    const made = protocolOf(world).products.find(({ code }) => code === administrableProduct)?.manufacture;
    const travels = made !== undefined && stepOf(made, 'RECEIPT') !== undefined;
    const { participant, material, donationNumber, volume, startedAt, materials } = data;
    if (donationNumber === undefined ? travels : !isDonationNumber(donationNumber)) {
      return refuse('donation-number', undefined, '/donationNumber');
    }
    return [
      {
        type: 'StartingMaterialCollected',
        data: {
          ...{ participant, administrableProduct, site: world.participant.site ?? '', material },
          ...(donationNumber !== undefined && { donationNumber }),
          ...{ volume, startedAt, materials },
        },
      },
      ...given(data, world),
    ];
  },
});

export interface ReceiveStartingMaterial extends ForProduct {
  readonly donationNumber: string;
}

/** Marrow reaches the cleanroom; later than the protocol's limit opens a deviation, not a refusal (R-CEL-07). */
export const receiveStartingMaterial = define<ReceiveStartingMaterial>({
  roles: ['manufacturing'],
  timed: true,
  streams,
  conditions: (data, world) => [
    ...inProcess(data, world),
    ...inOrder('RECEIPT', data, world),
    ...condition(world.product.doneAt.RECEIPT === undefined, 'already-received'),
    ...condition(
      data.donationNumber === world.product.donationNumber,
      'identity-mismatch',
      `The container reads ${data.donationNumber}, expected ${String(world.product.donationNumber)}.`,
    ),
  ],
  decide: ({ donationNumber, occurredAt }, world) => {
    const hours = (Date.parse(occurredAt) - Date.parse(world.product.doneAt.COLLECTION ?? '')) / hourMs;
    return [
      { type: 'StartingMaterialReceived', data: { donationNumber, hoursInTransit: Math.round(hours * 100) / 100 } },
      ...outOfTime('RECEIPT', world, occurredAt),
      ...unplanned('RECEIPT', world),
    ];
  },
});
