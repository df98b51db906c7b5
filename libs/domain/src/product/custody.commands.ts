import { own, type Reason } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { manufactureOf } from './planned-product.js';
import { type CaseEvent } from '../catalogue.js';
import { after, exists, streams, type ForProduct } from './for-product.js';
import { condition } from '../refusals.js';

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
  timed: true,
  streams,
  conditions: (data, world) => [
    ...exists(data, world),
    ...after('formulation', world.product.formulatedAt, data, world),
  ],
  decide: ({ from, to, place, temperature }, world) => {
    const { least = -Infinity, most = Infinity } = manufactureOf(world.study, world.product).storage ?? {};
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
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(
      own(world.product.containers, data.container)?.status === 'FILLED',
      'container-not-available',
      `Container ${data.container} does not exist, or was used or destroyed.`,
    ),
    ...after('formulation', world.product.formulatedAt, data, world),
  ],
  decide: ({ container, explanation, reason }) => [
    { type: 'ContainerDestroyed', data: { container, explanation }, ...(reason && { reason }) },
  ],
});
