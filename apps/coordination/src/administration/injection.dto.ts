import { TimedAct } from '@caseledger/commands';
import { ContainerCode, PersonId, ProductCode, ProtocolCode } from '@caseledger/study';
import { sides, type Deposit, type InjectCells, type Side } from '@caseledger/domain';
import { Decimal, ListOf, OneOf, Text } from '@caseledger/platform';

/** What was injected in one place. */
export class DepositPart implements Deposit {
  @ProtocolCode({ description: 'Code of the deposit.', example: 'INTRATENDINOUS' })
  readonly code!: string;

  @ContainerCode({ description: 'Container it came from.' })
  readonly container!: string;

  @Decimal({ description: 'Volume in mL.', example: 2, min: 0, max: 1000 })
  readonly volume!: number;

  @Decimal({ description: 'Cells in 10⁶.', example: 10, min: 0, max: 1_000_000 })
  readonly cells!: number;
}

/** Body of `InjectCells`. */
export class InjectionBody extends TimedAct implements Omit<InjectCells, 'participant'> {
  @ProductCode({ description: 'The product.' })
  readonly product!: string;

  @OneOf(sides, { description: 'Side said at the time-out.' })
  readonly side!: Side;

  @Text({ description: 'What was read from the wristband.', example: 'P-7K3Q9XZ', max: 100 })
  readonly wristband!: string;

  @ListOf('text', {
    description: 'What was read from each container: `<product>/<container>`.',
    example: ['B-2M8RT04/A', 'B-2M8RT04/B'],
    maxItems: 20,
    max: 100,
  })
  readonly labels!: readonly string[];

  @PersonId({ description: 'Second person of the identity check (R-CEL-18).', example: 'coord-vidal' })
  readonly secondCheckBy!: string;

  @ListOf(() => DepositPart, { description: 'What went where.', minItems: 1, maxItems: 50 })
  readonly deposits!: readonly DepositPart[];

  @Text({ description: 'Guidance of the needle.', example: 'ultrasound', max: 200 })
  readonly guidance!: string;
}
