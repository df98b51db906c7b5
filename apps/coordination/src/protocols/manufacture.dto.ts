import { ContainerCode, ProtocolCode } from '@caseledger/study';
import type { Protocol, SpecificationLine } from '@caseledger/domain';
import { Decimal, ListOf, NumberOrText, OneOf, Part, Text, Whole } from '@caseledger/platform';

type Manufacture = Protocol['manufacture'];
type Administration = Protocol['administration'];

/** A least and a greatest number; the member that has it names the unit. */
export class LimitsPart {
  @Decimal({ description: 'Least value.', example: 9 })
  readonly least!: number;

  @Decimal({ description: 'Greatest value.', example: 11 })
  readonly most!: number;
}

/** One test of the release specification. */
export class SpecificationLinePart implements SpecificationLine {
  @ProtocolCode({ description: 'Code of the test.', example: 'viability' })
  readonly test!: string;

  @Text({ description: 'Title.', example: 'Viability' })
  readonly title!: string;

  @Text({ description: 'Method.', example: 'dye exclusion' })
  readonly method!: string;

  @Text({ description: 'UCUM unit of the result.', example: '%', max: 40, optional: true })
  readonly unit?: string;

  @OneOf(['>', '>=', '<', '<=', 'IS'], { description: 'How a result is compared with the limit.' })
  readonly operator!: SpecificationLine['operator'];

  @NumberOrText({
    description: 'The limit, in the unit of the line, or the word that the result must be.',
    example: 98,
  })
  readonly limit!: number | string;

  @OneOf(['BEFORE_RELEASE', 'AFTER_RELEASE'], { description: 'Whether a conditional release may wait for it.' })
  readonly due!: SpecificationLine['due'];
}

/** What a batch must meet to be released. */
export class SpecificationPart {
  @Text({ description: 'Version of the specification.', example: '1.0', max: 40 })
  readonly version!: string;

  @ListOf(() => SpecificationLinePart, { description: 'Its tests.', minItems: 1 })
  readonly lines!: readonly SpecificationLinePart[];
}

/** A container that the product is filled in. */
export class SpecifiedContainerPart {
  @ContainerCode({ description: 'Code of the container.' })
  readonly code!: string;

  @Part(() => LimitsPart, { description: 'Cells in it, in 10⁶.' })
  readonly cells!: LimitsPart;

  @Decimal({ description: 'Volume in mL.', example: 2, min: 0 })
  readonly volume!: number;
}

/** How the product is made, kept and tested. */
export class ManufacturePart implements Manufacture {
  @Text({ description: 'Name of the product.', example: 'aBM-MSC' })
  readonly product!: string;

  @Decimal({ description: 'Longest transport of the starting material, in hours.', example: 24, min: 0, max: 240 })
  readonly transportHours!: number;

  @Whole({ description: 'Passages of the culture.', example: 2, min: 0, max: 50 })
  readonly passages!: number;

  @Part(() => LimitsPart, { description: 'Days in culture.' })
  readonly days!: LimitsPart;

  @Part(() => SpecificationPart, { description: 'The release specification.' })
  readonly specification!: SpecificationPart;

  @ListOf(() => SpecifiedContainerPart, { description: 'The containers.', minItems: 1, maxItems: 20 })
  readonly containers!: readonly SpecifiedContainerPart[];

  @Decimal({ description: 'Shelf life in hours from formulation.', example: 8, min: 0, max: 100_000 })
  readonly shelfLifeHours!: number;

  @Part(() => LimitsPart, { description: 'Storage temperature in °C.' })
  readonly storage!: LimitsPart;
}

/** What is injected where, out of which container. */
export class PlannedDepositPart {
  @ProtocolCode({ description: 'Code of the deposit.', example: 'INTRATENDINOUS' })
  readonly code!: string;

  @ContainerCode({ description: 'Container it comes from.' })
  readonly container!: string;

  @Decimal({ description: 'Volume in mL.', example: 2, min: 0 })
  readonly volume!: number;
}

/** The dose and where it goes. */
export class AdministrationPart implements Administration {
  @Part(() => LimitsPart, { description: 'Cells over all deposits, in 10⁶.' })
  readonly dose!: LimitsPart;

  @ListOf(() => PlannedDepositPart, { description: 'The deposits.', minItems: 1, maxItems: 50 })
  readonly deposits!: readonly PlannedDepositPart[];
}
