import { earliest, hourMs } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { unfulfilled } from '../participant/preconditions.js';
import { protocolOf, zoneOf } from '../world.js';
import { isDonationNumber } from './donation-number.js';
import { after, inProcess, outOfTime, streams, type ForProduct } from './for-product.js';
import { madeFrom } from './planned-product.js';
import type { Material } from '../vocabulary/event.js';
import { streamOf } from '../vocabulary/streams.js';
import { condition, refuse } from '../refusals.js';

export interface HarvestMarrow extends ForProduct {
  readonly participant: string;
  /** Code of the product of the protocol that is made of it; not needed where there is one. */
  readonly administrableProduct?: string;
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
  timed: true,
  streams: ({ product, participant }) => ({
    product: streamOf('product', product),
    participant: streamOf('participant', participant),
  }),
  conditions: (data, world) => {
    const { participant, product } = world;
    const zone = zoneOf(world);
    return [
      ...condition(
        participant.site !== undefined,
        'unknown-participant',
        `There is no participant ${data.participant} in this study.`,
      ),
      ...condition(product.participant === undefined, 'product-exists', `Product ${data.product} exists already.`),
      ...unfulfilled('HarvestMarrow', world, data.startedAt),
      ...condition(
        earliest(data.occurredAt, zone) >= earliest(data.startedAt, zone),
        'impossible-order',
        'The harvest ends before it starts.',
        '/startedAt',
      ),
    ];
  },
  decide: (data, world) => {
    if (!isDonationNumber(data.donationNumber)) {
      return refuse('donation-number', undefined, '/donationNumber');
    }
    if (data.materials.length === 0) {
      return refuse('reagent-lots-missing', undefined, '/materials');
    }
    const made = madeFrom(protocolOf(world), 'COLLECTION').filter(
      ({ code }) => code === (data.administrableProduct ?? code),
    );
    const [{ code: administrableProduct } = { code: undefined }, ...others] = made;
    if (administrableProduct === undefined || others.length > 0) {
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
    ...after('the harvest', world.product.harvestedAt, data, world),
    ...condition(world.product.receivedAt === undefined, 'already-received'),
    ...condition(
      data.donationNumber === world.product.donationNumber,
      'identity-mismatch',
      `The container reads ${data.donationNumber}, expected ${String(world.product.donationNumber)}.`,
    ),
  ],
  decide: ({ donationNumber, occurredAt }, world) => {
    const hours = (Date.parse(occurredAt) - Date.parse(world.product.harvestedAt ?? '')) / hourMs;
    return [
      { type: 'StartingMaterialReceived', data: { donationNumber, hoursInTransit: Math.round(hours * 100) / 100 } },
      ...outOfTime('RECEIPT', world, occurredAt),
    ];
  },
});
