import { TimedAct } from '@caseledger/commands';
import { DonationNumber, ParticipantCode, ProtocolCode } from '@caseledger/study';
import type { CollectStartingMaterial, HarvestMarrow, ReceiveStartingMaterial } from '@caseledger/domain';
import { Decimal, Instant, ListOf, Text, Whole } from '@caseledger/platform';
import { MaterialPart } from '../common/material.dto.js';

/** Body of `HarvestMarrow`; `occurredAt` is its end. */
export class MarrowHarvestBody extends TimedAct implements Omit<HarvestMarrow, 'product'> {
  @ParticipantCode({ description: 'Whose marrow it is.' })
  readonly participant!: string;

  @ProtocolCode({
    description: 'Product of the protocol that is made of it; not needed where there is one.',
    example: 'CELLS',
    optional: true,
  })
  readonly administrableProduct?: string;

  @ProtocolCode({
    description: 'Scheduled instance that it fulfils; absent: the next that is open, else the last one again.',
    example: 'HARVEST',
    optional: true,
  })
  readonly scheduled?: string;

  @Whole({ description: 'Which time, of an instance that repeats.', example: 2, min: 1, max: 10_000, optional: true })
  readonly occurrence?: number;

  @DonationNumber({ description: 'ISBT 128 donation number (R-CEL-17).' })
  readonly donationNumber!: string;

  @Text({ description: 'Puncture sites.', example: 'both posterior iliac crests', max: 200 })
  readonly sites!: string;

  @Decimal({ description: 'Volume in mL.', example: 60, min: 0, max: 2000 })
  readonly volume!: number;

  @Text({ description: 'Sedation.', example: 'propofol', max: 200 })
  readonly sedation!: string;

  @Instant({ description: 'When the harvest began.' })
  readonly startedAt!: string;

  @ListOf(() => MaterialPart, { description: 'Materials with their lots.' })
  readonly materials!: readonly MaterialPart[];
}

/** Body of `CollectStartingMaterial`; `occurredAt` is its end. */
export class CollectionBody extends TimedAct implements Omit<CollectStartingMaterial, 'product'> {
  @ParticipantCode({ description: 'Whose material it is: a participant, or a donor.' })
  readonly participant!: string;

  @ProtocolCode({
    description: 'Product of the protocol that is made of it; not needed where there is one.',
    example: 'PLASMA',
    optional: true,
  })
  readonly administrableProduct?: string;

  @ProtocolCode({
    description: 'Scheduled instance that it fulfils; absent: the next that is open, else the last one again.',
    example: 'HARVEST',
    optional: true,
  })
  readonly scheduled?: string;

  @Whole({ description: 'Which time, of an instance that repeats.', example: 2, min: 1, max: 10_000, optional: true })
  readonly occurrence?: number;

  @Text({ description: 'What was collected.', example: 'whole blood', max: 100 })
  readonly material!: string;

  @DonationNumber({
    description: 'ISBT 128 donation number (R-CEL-17); not needed where it never leaves the room.',
    optional: true,
  })
  readonly donationNumber?: string;

  @Decimal({ description: 'Volume in mL.', example: 36, min: 0, max: 2000 })
  readonly volume!: number;

  @Instant({ description: 'When it began.' })
  readonly startedAt!: string;

  @ListOf(() => MaterialPart, { description: 'Materials with their lots.' })
  readonly materials!: readonly MaterialPart[];
}

/** Body of `ReceiveStartingMaterial`. */
export class ReceiptBody extends TimedAct implements Omit<ReceiveStartingMaterial, 'product'> {
  @DonationNumber({ description: 'Donation number, as read from the label.' })
  readonly donationNumber!: string;
}
