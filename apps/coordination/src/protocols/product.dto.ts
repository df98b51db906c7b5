import { ContainerCode, ProtocolCode } from '@caseledger/study';
import {
  operators,
  processStepKinds,
  productOrigins,
  spanUnits,
  type AdministrableProduct,
  type ContainerPlan,
  type Manufacture,
  type ProcessStep,
  type ProcessStepKind,
  type ProductOrigin,
  type ReleaseSpecification,
  type SpecificationLine,
} from '@caseledger/domain';
import { Decimal, ListOf, NumberOrText, OneOf, Part, Text, Whole } from '@caseledger/platform';

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

  @OneOf(operators, { description: 'How a result is compared with the limit.' })
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
export class SpecificationPart implements ReleaseSpecification {
  @Text({ description: 'Version of the specification.', example: '1.0', max: 40 })
  readonly version!: string;

  @ListOf(() => SpecificationLinePart, { description: 'Its tests.', minItems: 1 })
  readonly lines!: readonly SpecificationLinePart[];
}

/** A container that the product is filled in. */
export class ContainerPlanPart implements ContainerPlan {
  @ContainerCode({ description: 'Code of the container.' })
  readonly code!: string;

  @Part(() => LimitsPart, { description: 'Cells in it, in 10⁶; absent where nobody counts them.', optional: true })
  readonly cells?: LimitsPart;

  @Decimal({ description: 'Volume in mL.', example: 2, min: 0 })
  readonly volume!: number;

  @Whole({
    description: 'How many of it a batch may fill, each given by itself; absent: one.',
    example: 12,
    min: 1,
    max: 1000,
    optional: true,
  })
  readonly most?: number;
}

/** How long after an earlier step a step is to be done. */
export class SpanPart extends LimitsPart {
  @OneOf(spanUnits, { description: 'Hours, or days on the calendar of the site.' })
  readonly unit!: (typeof spanUnits)[number];

  @OneOf(processStepKinds, { description: 'The earlier step that it is reckoned from.' })
  readonly since!: ProcessStepKind;
}

/** A step of the process. */
export class ProcessStepPart implements ProcessStep {
  @OneOf(processStepKinds, { description: 'What is done.' })
  readonly kind!: ProcessStepKind;

  @Whole({ description: 'How often it is done; absent: once.', example: 2, min: 1, max: 50, optional: true })
  readonly times?: number;

  @Part(() => SpanPart, { description: 'Out of this time it is a deviation.', optional: true })
  readonly within?: SpanPart;
}

/** How a product is made, tested and kept. */
export class ManufacturePart implements Manufacture {
  @ListOf(() => ProcessStepPart, { description: 'Steps in their order.', minItems: 1, maxItems: 50 })
  readonly process!: readonly ProcessStepPart[];

  @Part(() => SpecificationPart, {
    description: 'The release specification; absent: nothing is tested before it is given.',
    optional: true,
  })
  readonly specification?: SpecificationPart;

  @ListOf(() => ContainerPlanPart, { description: 'The containers.', minItems: 1, maxItems: 20 })
  readonly containers!: readonly ContainerPlanPart[];

  @Decimal({ description: 'Shelf life in hours from formulation.', example: 8, min: 0, max: 100_000 })
  readonly shelfLifeHours!: number;

  @Decimal({
    description: 'Hours after a container was thawed; absent: it is not given frozen.',
    example: 2,
    min: 0,
    max: 10_000,
    optional: true,
  })
  readonly thawedShelfLifeHours?: number;

  @Part(() => LimitsPart, {
    description: 'Storage temperature in °C; absent: it is given where it is made.',
    optional: true,
  })
  readonly storage?: LimitsPart;
}

/** What participants get. */
export class AdministrableProductPart implements AdministrableProduct {
  @ProtocolCode({ description: 'Code of the product.', example: 'CELLS' })
  readonly code!: string;

  @Text({ description: 'Name, as reports say it.', example: 'aBM-MSC' })
  readonly title!: string;

  @OneOf(productOrigins, { description: 'Whom it comes from: the participant, somebody else, or a manufacturer.' })
  readonly origin!: ProductOrigin;

  @Part(() => ManufacturePart, { description: 'How it is made; absent: it is bought.', optional: true })
  readonly manufacture?: ManufacturePart;
}
