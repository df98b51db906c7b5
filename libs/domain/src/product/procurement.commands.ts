import { daysBetween, dateOf, refuse } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { condition } from '../vocabulary/conditions.js';
import { consentInForce } from '../participant/participant.state.js';
import { protocolOf } from '../world.js';
import { isDonationNumber } from './donation-number.js';
import { after, deviation, inProcess, streams, type ForProduct } from './for-product.js';
import type { Material } from '../vocabulary/event.js';
import { streamOf } from '../vocabulary/streams.js';

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
    product: streamOf('product', product),
    participant: streamOf('participant', participant),
  }),
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

export interface ReceiveStartingMaterial extends ForProduct {
  readonly donationNumber: string;
}

/** Marrow reaches the cleanroom; later than the protocol's limit opens a deviation, not a refusal (R-CEL-07). */
export const receiveStartingMaterial = define<ReceiveStartingMaterial>({
  roles: ['manufacturing'],
  streams,
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
