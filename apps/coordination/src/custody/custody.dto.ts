import { DatedAct, ReasonPart, TimedAct } from '@caseledger/commands';
import { ContainerCode } from '@caseledger/study';
import type { DestroyContainer, TransferCustody } from '@caseledger/domain';
import { Decimal, Part, Text } from '@caseledger/platform';

/** Body of `TransferCustody`. */
export class CustodyTransferBody extends TimedAct implements Omit<TransferCustody, 'product'> {
  @Text({ description: 'Who hands over.', example: 'Manufacturing unit', max: 200 })
  readonly from!: string;

  @Text({ description: 'Who takes over.', example: 'Courier', max: 200 })
  readonly to!: string;

  @Text({ description: 'Where.', example: 'Airlock 2', max: 200 })
  readonly place!: string;

  @Decimal({ description: 'Temperature on arrival in °C.', example: 8, min: -273.15, max: 100 })
  readonly temperature!: number;
}

/** Body of `DestroyContainer`. */
export class ContainerDestructionBody extends DatedAct implements Omit<DestroyContainer, 'product'> {
  @ContainerCode({ description: 'The container.' })
  readonly container!: string;

  @Text({ description: 'Explanation.', example: 'Expired before use.', max: 2000, multiline: true })
  readonly explanation!: string;

  @Part(() => ReasonPart, { description: 'Coded reason.', optional: true })
  readonly reason?: ReasonPart;
}
