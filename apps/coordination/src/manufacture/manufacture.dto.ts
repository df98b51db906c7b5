import { TimedAct } from '@caseledger/commands';
import { ContainerCode, ParticipantCode, ProtocolCode } from '@caseledger/study';
import type {
  ConcentrateMaterial,
  Container,
  CryopreserveCells,
  CryopreserveSurplus,
  FormulateProduct,
  HarvestCells,
  PassageCulture,
  RecordDeviation,
  Thaw,
} from '@caseledger/domain';
import { Decimal, Flag, ListOf, Text, Whole } from '@caseledger/platform';
import { MaterialPart } from '../common/material.dto.js';

/** Body of `PassageCulture`. */
export class PassageBody extends TimedAct implements Omit<PassageCulture, 'product'> {
  @Whole({ description: 'Number of the passage, from 1.', example: 1, min: 1, max: 50 })
  readonly passage!: number;

  @Decimal({ description: 'Confluence in per cent.', example: 80, min: 0, max: 100 })
  readonly confluence!: number;

  @Whole({ description: 'Number of flasks.', example: 6, min: 1, max: 1000 })
  readonly flasks!: number;

  @ListOf(() => MaterialPart, { description: 'Materials with their lots.' })
  readonly materials!: readonly MaterialPart[];
}

/** Body of `HarvestCells`. */
export class CellHarvestBody extends TimedAct implements Omit<HarvestCells, 'product'> {
  @Decimal({ description: 'Cells in 10⁶.', example: 40, min: 0, max: 1_000_000 })
  readonly cells!: number;
}

/** Body of `ConcentrateMaterial`. */
export class ConcentrationBody extends TimedAct implements Omit<ConcentrateMaterial, 'product'> {
  @Decimal({ description: 'Volume in mL.', example: 6, min: 0, max: 10_000 })
  readonly volume!: number;

  @Decimal({
    description: 'Cells in 10⁶, where they are counted.',
    example: 40,
    min: 0,
    max: 1_000_000,
    optional: true,
  })
  readonly cells?: number;

  @ListOf(() => MaterialPart, { description: 'Materials with their lots.' })
  readonly materials!: readonly MaterialPart[];
}

/** Body of `CryopreserveCells`. */
export class CryopreservationBody extends TimedAct implements Omit<CryopreserveCells, 'product'> {
  @Decimal({ description: 'Cells in 10⁶.', example: 40, min: 0, max: 1_000_000 })
  readonly cells!: number;

  @Text({ description: 'Where they are kept.', example: 'Tank 2, rack 4', max: 200 })
  readonly location!: string;

  @ListOf(() => MaterialPart, { description: 'Materials with their lots.' })
  readonly materials!: readonly MaterialPart[];
}

/** Body of `Thaw`. */
export class ThawBody extends TimedAct implements Omit<Thaw, 'product'> {
  @ListOf('text', {
    description: 'Containers that were kept frozen; none: the cells of a batch that is still being made.',
    example: ['A'],
    maxItems: 100,
    max: 20,
  })
  readonly containers!: readonly string[];

  @Decimal({
    description: 'Cells in 10⁶, of a batch that is still being made.',
    example: 40,
    min: 0,
    max: 1_000_000,
    optional: true,
  })
  readonly cells?: number;

  @ListOf(() => MaterialPart, { description: 'Materials with their lots.' })
  readonly materials!: readonly MaterialPart[];
}

/** Body of `RecordDeviation`. */
export class DeviationBody extends TimedAct implements Omit<RecordDeviation, 'product'> {
  @ProtocolCode({ description: 'The rule that was not kept.', example: 'transport-time' })
  readonly rule!: string;

  @Text({ description: 'What happened.', example: 'The courier was two hours late.', max: 4000, multiline: true })
  readonly description!: string;
}

/** A filled container. */
export class ContainerPart implements Container {
  @ContainerCode({ description: 'Code of the container.' })
  readonly code!: string;

  @ContainerCode({
    description:
      'Code of the container in the protocol, where it is another one: of those of which there may be several.',
    example: 'BAG',
    optional: true,
  })
  readonly plan?: string;

  @Decimal({
    description: 'Cells in 10⁶; absent where nobody counts them.',
    example: 10,
    min: 0,
    max: 1_000_000,
    optional: true,
  })
  readonly cells?: number;

  @Decimal({ description: 'Volume in mL.', example: 2, min: 0, max: 10_000 })
  readonly volume!: number;
}

/** Body of `FormulateProduct`. */
export class FormulationBody extends TimedAct implements Omit<FormulateProduct, 'product'> {
  @ListOf(() => ContainerPart, { description: 'The filled containers.', minItems: 1, maxItems: 100 })
  readonly containers!: readonly ContainerPart[];

  @ListOf(() => MaterialPart, { description: 'Materials with their lots.' })
  readonly materials!: readonly MaterialPart[];
}

/** Body of `CryopreserveSurplus`. */
export class SurplusBody extends TimedAct implements Omit<CryopreserveSurplus, 'product'> {
  @ParticipantCode({ description: 'Code of the participant whose cells they are.' })
  readonly participant!: string;

  @Decimal({ description: 'Cells in 10⁶.', example: 20, min: 0, max: 1_000_000 })
  readonly cells!: number;

  @Text({ description: 'Where they are kept.', example: 'Tank 2, rack 4', max: 200 })
  readonly location!: string;

  @Flag({ description: 'Whether they are isolated from other cells.', example: false })
  readonly isolated!: boolean;
}
