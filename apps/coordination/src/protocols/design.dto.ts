import { ContainerCode, ProtocolCode } from '@caseledger/study';
import {
  armTypes,
  epochTypes,
  interventionRoles,
  type Administration,
  type ArmType,
  type DepositPlan,
  type EpochType,
  type InterventionRole,
  type StudyArm,
  type StudyCell,
  type StudyElement,
  type StudyEpoch,
  type StudyIntervention,
  type TreatedSitePlan,
} from '@caseledger/domain';
import { Decimal, Flag, ListOf, OneOf, Part, Text } from '@caseledger/platform';
import { LimitsPart } from './product.dto.js';

/** A structure of the body that is treated. */
export class TreatedSitePart implements TreatedSitePlan {
  @ProtocolCode({ description: 'Code of the structure.', example: 'ELBOW' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Elbow' })
  readonly title!: string;

  @Flag({ description: 'Whether there is one on each side, so that the side is checked (R-CEL-19).', example: true })
  readonly lateral!: boolean;
}

/** A group that is compared with others, or the only one. */
export class ArmPart implements StudyArm {
  @ProtocolCode({ description: 'Code of the arm.', example: 'TREATMENT' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Cells' })
  readonly title!: string;

  @OneOf(armTypes, { description: 'What kind of group it is.' })
  readonly type!: ArmType;
}

/** A stretch of a participation. */
export class EpochPart implements StudyEpoch {
  @ProtocolCode({ description: 'Code of the epoch.', example: 'FOLLOW-UP' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Follow-up' })
  readonly title!: string;

  @OneOf(epochTypes, { description: 'What it is for.' })
  readonly type!: EpochType;
}

/** What is done in an arm during an epoch. */
export class ElementPart implements StudyElement {
  @ProtocolCode({ description: 'Code of the element.', example: 'TREATMENT' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Treatment' })
  readonly title!: string;

  @ListOf('text', { description: 'Codes of its interventions; none: nobody is treated.', example: ['CELLS'], max: 60 })
  readonly interventions!: readonly string[];
}

/** Which elements an arm goes through in an epoch. */
export class CellPart implements StudyCell {
  @ProtocolCode({ description: 'Code of the arm.', example: 'TREATMENT' })
  readonly arm!: string;

  @ProtocolCode({ description: 'Code of the epoch.', example: 'TREATMENT' })
  readonly epoch!: string;

  @ListOf('text', { description: 'Codes of the elements.', example: ['TREATMENT'], minItems: 1, max: 60 })
  readonly elements!: readonly string[];
}

/** What goes where, out of which container. */
export class DepositPlanPart implements DepositPlan {
  @ProtocolCode({ description: 'Code of the deposit.', example: 'CENTRAL' })
  readonly code!: string;

  @ContainerCode({ description: 'Container it comes from.' })
  readonly container!: string;

  @Decimal({ description: 'Volume in mL.', example: 2, min: 0 })
  readonly volume!: number;
}

/** A dose, with its unit. */
export class DosePart extends LimitsPart {
  @Text({ description: 'UCUM unit.', example: '10*6{cells}', max: 40 })
  readonly unit!: string;
}

/** How something is given once. */
export class AdministrationPart implements Administration {
  @ProtocolCode({ description: 'Code of the administration.', example: 'INJECTION' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Injection' })
  readonly title!: string;

  @ProtocolCode({ description: 'Product; absent: a procedure without one.', example: 'CELLS', optional: true })
  readonly product?: string;

  @Part(() => DosePart, { description: 'Dose over all deposits; absent: nothing is measured.', optional: true })
  readonly dose?: DosePart;

  @Text({ description: 'Route.', example: 'intramuscular', max: 100, optional: true })
  readonly route?: string;

  @ListOf('text', {
    description: 'Treated sites that it goes to; none: the whole body; absent: any that is treated.',
    example: ['TREATED-SITE'],
    maxItems: 20,
    max: 60,
    optional: true,
  })
  readonly treatedSites?: readonly string[];

  @ListOf(() => DepositPlanPart, {
    description: 'What goes where; none: what the containers hold goes in whole.',
    maxItems: 50,
  })
  readonly deposits!: readonly DepositPlanPart[];
}

/** Something that is done to participants. */
export class InterventionPart implements StudyIntervention {
  @ProtocolCode({ description: 'Code of the intervention.', example: 'CELLS' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Autologous cells' })
  readonly title!: string;

  @OneOf(interventionRoles, { description: 'What it is in the study.' })
  readonly role!: InterventionRole;

  @ListOf(() => AdministrationPart, { description: 'How it is given.', minItems: 1, maxItems: 50 })
  readonly administrations!: readonly AdministrationPart[];
}
