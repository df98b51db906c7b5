import { TimedAct } from '@caseledger/commands';
import { ContainerCode, Lot, PersonId, ProductCode, ProtocolCode } from '@caseledger/study';
import type { AdministerIntervention, Deposit, InjectCells, LicensedLot, Side, AnyDeposit } from '@caseledger/domain';
import { CalendarDate, Decimal, Instant, ListOf, Part, Text, Whole } from '@caseledger/platform';
import { OneTreatedSite, SideAlone, TreatedSitePart } from '../common/treated-sites.dto.js';

/** What was given in one place, of whatever it is. */
class PlacePart {
  @ProtocolCode({ description: 'Code of the deposit.', example: 'CENTRAL' })
  readonly code!: string;

  @ContainerCode({ description: 'Container it came from.' })
  readonly container!: string;

  @Decimal({ description: 'Volume in mL.', example: 2, min: 0, max: 1000 })
  readonly volume!: number;
}

/** What was injected in one place. */
export class DepositPart extends PlacePart implements Deposit {
  @Decimal({ description: 'Cells in 10⁶.', example: 10, min: 0, max: 1_000_000 })
  readonly cells!: number;
}

/** What was given in one place, with its cells where they are counted. */
export class AnyDepositPart extends PlacePart implements AnyDeposit {
  @Decimal({
    description: 'Cells in 10⁶, where they are counted.',
    example: 10,
    min: 0,
    max: 1_000_000,
    optional: true,
  })
  readonly cells?: number;
}

/** A medicine that is bought. */
export class MedicinePart implements LicensedLot {
  @Text({ description: 'Name on the package.', example: 'Medicine 100 mg', max: 200 })
  readonly name!: string;

  @Lot({ description: 'Lot on the package.' })
  readonly lot!: string;

  @CalendarDate({ description: 'Last date on which it may be given.', example: '2027-04-30', optional: true })
  readonly expiresOn?: string;
}

/** What is said of whatever is given: who got it, where, and who checked. */
class GivingBody extends TimedAct {
  @SideAlone('Side said at the time-out, where the protocol treats one site.')
  readonly side?: Side;

  @OneTreatedSite('Site said at the time-out.')
  readonly treatedSite?: TreatedSitePart;

  @Text({ description: 'What was read from the wristband.', example: 'P-7K3Q9XZ', max: 100 })
  readonly wristband!: string;

  @ListOf('text', {
    description: 'What was read from each container: `<product>/<container>`; of a medicine its lot.',
    example: ['B-2M8RT04/A', 'B-2M8RT04/B'],
    maxItems: 20,
    max: 100,
  })
  readonly labels!: readonly string[];

  @PersonId({ description: 'Second person of the identity check (R-CEL-18).', example: 'coord-vidal' })
  readonly secondCheckBy!: string;

  @Instant({ description: 'When it ended, of what takes time.', optional: true })
  readonly endedAt?: string;

  @ProtocolCode({
    description: 'Scheduled instance that it fulfils; absent: the first that is open.',
    example: 'INJECTION',
    optional: true,
  })
  readonly scheduled?: string;

  @Whole({ description: 'Which time, of an instance that repeats.', example: 2, min: 1, max: 10_000, optional: true })
  readonly occurrence?: number;

  @Decimal({
    description: 'Weight in kg, where the dose depends on it.',
    example: 71.5,
    min: 0.1,
    max: 500,
    optional: true,
  })
  readonly weight?: number;
}

/** Body of `AdministerIntervention`. */
export class AdministrationBody extends GivingBody implements Omit<AdministerIntervention, 'participant'> {
  @ProtocolCode({
    description: 'Administration of the protocol; not needed where the batch tells it.',
    example: 'INFUSION',
    optional: true,
  })
  readonly administration?: string;

  @ProductCode({ description: 'The batch; absent where nothing was made.', optional: true })
  readonly product?: string;

  @Part(() => MedicinePart, { description: 'The medicine, where one is bought.', optional: true })
  readonly medicine?: MedicinePart;

  @ListOf(() => AnyDepositPart, { description: 'What went where.', maxItems: 50 })
  readonly deposits!: readonly AnyDepositPart[];

  @Decimal({
    description:
      'How much, in the unit of the dose before it is divided by the weight; cells and volumes are added up.',
    example: 355,
    min: 0,
    max: 1_000_000,
    optional: true,
  })
  readonly amount?: number;

  @Text({ description: 'Guidance of the needle.', example: 'ultrasound', max: 200, optional: true })
  readonly guidance?: string;
}

/** Body of `InjectCells`. */
export class InjectionBody extends GivingBody implements Omit<InjectCells, 'participant'> {
  @ProductCode({ description: 'The product.' })
  readonly product!: string;

  @ListOf(() => DepositPart, { description: 'What went where.', minItems: 1, maxItems: 50 })
  readonly deposits!: readonly DepositPart[];

  @Text({ description: 'Guidance of the needle.', example: 'ultrasound', max: 200 })
  readonly guidance!: string;
}
