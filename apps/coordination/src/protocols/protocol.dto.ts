import { DatedAct } from '@caseledger/commands';
import { ProtocolCode } from '@caseledger/study';
import {
  consentScopes,
  legalBases,
  phases,
  roles,
  type ApproveProtocol,
  type Characteristic,
  type ConsentScope,
  type LegalBasis,
  type NotificationRule,
  type Protocol,
  type RequestRule,
  type Role,
  type StoppingRule,
} from '@caseledger/domain';
import { Decimal, Flag, ListOf, OneOf, Part, SomeOf, Text, Whole } from '@caseledger/platform';
import { InstrumentPart } from './instrument.dto.js';
import { ArmPart, CellPart, ElementPart, EpochPart, InterventionPart, TreatedSitePart } from './design.dto.js';
import { AllocationPart, BlindingPart } from './allocation.dto.js';
import { AnalysisPopulationPart, DeclaredAnalysisPart, EstimandPart } from './analysis.dto.js';
import { CaseCriteriaPart, StoppingCountsPart } from './case-criteria.dto.js';
import { ProtocolDerivationPart } from './derivation.dto.js';
import { ObjectivePart, OutcomePart } from './outcome.dto.js';
import { AdministrableProductPart } from './product.dto.js';
import { ActivityPart, EncounterPart, TimelinePart } from './schedule.dto.js';

type Template = Protocol['adverseEventTemplates'][number];

/** A version of the consent form, and what can be consented to with it. */
export class ConsentFormPart {
  @ProtocolCode({ description: 'Code of the form.', example: 'ICF-ACH' })
  readonly code!: string;

  @Text({ description: 'Version of the form.', example: '1.0', max: 40 })
  readonly version!: string;

  @ListOf('text', { description: 'Languages, BCP 47.', example: ['es', 'ca'], minItems: 1, max: 35 })
  readonly languages!: readonly string[];

  @SomeOf(consentScopes, { description: 'What it asks consent for.', example: ['TREATMENT', 'FOLLOW_UP'], minItems: 1 })
  readonly scopes!: readonly ConsentScope[];
}

/** Least and greatest value of a characteristic. */
export class CharacteristicRangePart {
  @Decimal({ description: 'Least value, in the unit of the characteristic.', example: 18 })
  readonly low!: number;

  @Decimal({ description: 'Greatest value, in the unit of the characteristic.', example: 110 })
  readonly high!: number;
}

/** Something that is asked once, at screening. */
export class CharacteristicPart implements Characteristic {
  @ProtocolCode({ description: 'Code of the characteristic.', example: 'age' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Age' })
  readonly title!: string;

  @Text({ description: 'UCUM unit.', example: 'a', max: 40, optional: true })
  readonly unit?: string;

  @Whole({ description: 'Decimals that a value may have.', example: 0, min: 0, max: 6, optional: true })
  readonly decimals?: number;

  @Part(() => CharacteristicRangePart, { description: 'The range of a number.', optional: true })
  readonly range?: CharacteristicRangePart;

  @ListOf('text', { description: 'The only values there are.', example: ['partial', 'complete'], optional: true })
  readonly values?: readonly string[];

  @Text({
    description: 'Versioned scheme of the values (R-INS-10).',
    example: 'Stages, 2019',
    max: 100,
    optional: true,
  })
  readonly scheme?: string;

  @Flag({ description: 'Whether a value, or the reason why it is missing, is needed.', example: true })
  readonly required!: boolean;

  @OneOf(['DONOR'], { description: 'Who answers it; absent: participants.', optional: true })
  readonly of?: 'DONOR';
}

/** One criterion of eligibility. */
export class CriterionPart {
  @ProtocolCode({ description: 'Code of the criterion.', example: 'I1' })
  readonly code!: string;

  @OneOf(['INCLUSION', 'EXCLUSION'], { description: 'Whether it has to be met or not to be met.' })
  readonly kind!: 'INCLUSION' | 'EXCLUSION';

  @Text({ description: 'The criterion.', example: 'Adult who consents in writing.', max: 2000, multiline: true })
  readonly text!: string;

  @OneOf(['DONOR'], { description: 'Who has to meet it; absent: participants.', optional: true })
  readonly of?: 'DONOR';
}

/** Which infections are tested for. */
export class SerologyPlanPart {
  @ListOf('text', { description: 'The markers.', example: ['HIV-1/2', 'HBsAg'], minItems: 1, maxItems: 30, max: 60 })
  readonly markers!: readonly string[];

  @Whole({ description: 'Days that a sample stays valid before the harvest.', example: 30, min: 0, max: 366 })
  readonly validityDays!: number;
}

/** An event that the protocol waits for, such as a re-rupture. */
export class TerminalEventPart {
  @ProtocolCode({ description: 'Code of the event.', example: 'RE_RUPTURE' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'New rupture of the treated structure' })
  readonly title!: string;

  @Flag({ description: 'Whether follow-up ends with it.', example: false })
  readonly endsFollowUp!: boolean;
}

/** An adverse event that is expected, so that a report of it is short. */
export class TemplatePart implements Template {
  @ProtocolCode({ description: 'Code of the template.', example: 'injection-site-pain' })
  readonly code!: string;

  @Text({ description: 'The term.', example: 'Transient pain at the injection site' })
  readonly term!: string;

  @OneOf(phases, { description: 'Phase of the treatment.' })
  readonly phase!: Template['phase'];

  @OneOf(['MILD', 'MODERATE', 'SEVERE'], { description: 'Severity, which is not seriousness.' })
  readonly severity!: Template['severity'];

  @ProtocolCode({ description: 'Event of special interest that it is.', example: 'TUMOUR', optional: true })
  readonly specialInterest?: string;
}

/** An event of special interest. */
export class SpecialInterestPart {
  @ProtocolCode({ description: 'Code.', example: 'TUMOUR' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Tumour or ectopic tissue' })
  readonly title!: string;
}

/** Who must know of which cases. */
export class NotificationRulePart implements NotificationRule {
  @ProtocolCode({ description: 'Code.', example: 'SAE-NOW' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Every serious event' })
  readonly title!: string;

  @Part(() => CaseCriteriaPart, { description: 'Which cases.' })
  readonly on!: CaseCriteriaPart;

  @SomeOf(roles, { description: 'Who must know.', example: ['safety-monitor'], minItems: 1 })
  readonly notify!: readonly Role[];

  @Whole({ description: 'Hours within which one of them acknowledges.', example: 24, min: 1, max: 8760 })
  readonly acknowledgeWithinHours!: number;

  @SomeOf(roles, { description: 'Who must know when nobody does.', example: ['sponsor'] })
  readonly escalateTo!: readonly Role[];
}

/** A limit of a stopping rule. */
export class StoppingLimitPart {
  @Whole({ description: 'Up to so many treated participants.', example: 10, min: 1, max: 1_000_000 })
  readonly treated!: number;

  @Whole({ description: 'This count stops.', example: 2, min: 1, max: 1_000_000 })
  readonly count!: number;
}

/** When to stop and think. */
export class StoppingRulePart implements StoppingRule {
  @ProtocolCode({ description: 'Code.', example: 'SAE-1' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Serious related events' })
  readonly title!: string;

  @OneOf(['EVENTS', 'PARTICIPANTS'], { description: 'What is counted.' })
  readonly unit!: StoppingRule['unit'];

  @Part(() => StoppingCountsPart, { description: 'Which cases count.' })
  readonly counts!: StoppingCountsPart;

  @ListOf(() => StoppingLimitPart, { description: 'Limits, by rising number of treated participants.', minItems: 1 })
  readonly limits!: readonly StoppingLimitPart[];
}

/** A rule by which requests for treatment are refused. */
export class RequestRulePart implements RequestRule {
  @ProtocolCode({ description: 'Code.', example: 'NO-INJURY' })
  readonly code!: string;

  @Text({
    description: 'The rule, as it is shown to who decides and to who asked.',
    example: 'An injury of the structure is established by imaging.',
    max: 2000,
    multiline: true,
  })
  readonly text!: string;

  @Text({ description: 'Where it stands.', example: 'Real Decreto 1015/2009, art. 2(1)', max: 200 })
  readonly source!: string;

  @OneOf(['LEGAL', 'PROGRAMME'], { description: 'Whether the law says it, or the programme.' })
  readonly kind!: RequestRule['kind'];
}

/** A programme as data. */
export class ProtocolPart implements Protocol {
  @ProtocolCode({ description: 'Code of the protocol.', example: 'CASE-SERIES' })
  readonly code!: string;

  @Text({ description: 'Version of the protocol.', example: '1.0', max: 40 })
  readonly version!: string;

  @Text({ description: 'Title.', example: 'Chronic rupture: case series' })
  readonly title!: string;

  @OneOf(['TREATMENT', 'PREVENTION'], { description: 'Purpose; prevention is refused.' })
  readonly purpose!: Protocol['purpose'];

  @SomeOf(legalBases, { description: 'Legal bases of a treatment.', example: ['CLINICAL_TRIAL'], minItems: 1 })
  readonly legalBases!: readonly LegalBasis[];

  @ListOf(() => ConsentFormPart, { description: 'Consent forms.', minItems: 1, maxItems: 50 })
  readonly consentForms!: readonly ConsentFormPart[];

  @ListOf(() => CharacteristicPart, { description: 'What is asked at screening.' })
  readonly characteristics!: readonly CharacteristicPart[];

  @ListOf(() => CriterionPart, { description: 'Criteria of eligibility.' })
  readonly eligibility!: readonly CriterionPart[];

  @ListOf(() => TreatedSitePart, { description: 'Structures that are treated.', minItems: 1, maxItems: 50 })
  readonly treatedSites!: readonly TreatedSitePart[];

  @ListOf(() => ArmPart, { description: 'Arms.', minItems: 1 })
  readonly arms!: readonly ArmPart[];

  @ListOf(() => EpochPart, { description: 'Epochs, in their order.', minItems: 1 })
  readonly epochs!: readonly EpochPart[];

  @ListOf(() => ElementPart, { description: 'Elements.' })
  readonly elements!: readonly ElementPart[];

  @ListOf(() => CellPart, { description: 'Which elements an arm goes through in an epoch.', maxItems: 500 })
  readonly cells!: readonly CellPart[];

  @Part(() => AllocationPart, {
    description: 'How participants get to their arms; absent: there is one arm, and everybody is in it.',
    optional: true,
  })
  readonly allocation?: AllocationPart;

  @Part(() => BlindingPart, { description: 'Who does not know the arm; absent: everybody does.', optional: true })
  readonly blinding?: BlindingPart;

  @ListOf(() => InterventionPart, { description: 'Interventions.' })
  readonly interventions!: readonly InterventionPart[];

  @ListOf(() => AdministrableProductPart, { description: 'Products.' })
  readonly products!: readonly AdministrableProductPart[];

  @Part(() => SerologyPlanPart, { description: 'Tests for infections.' })
  readonly serology!: SerologyPlanPart;

  @ListOf(() => InstrumentPart, { description: 'Instruments.' })
  readonly instruments!: readonly InstrumentPart[];

  @ListOf(() => ActivityPart, { description: 'Activities.', minItems: 1, maxItems: 500 })
  readonly activities!: readonly ActivityPart[];

  @ListOf(() => EncounterPart, { description: 'Encounters.', maxItems: 500 })
  readonly encounters!: readonly EncounterPart[];

  @ListOf(() => TimelinePart, { description: 'Timelines, one of them the main one.', minItems: 1 })
  readonly timelines!: readonly TimelinePart[];

  @ListOf(() => ProtocolDerivationPart, {
    description: 'What follows from readings and events across visits.',
    maxItems: 500,
    optional: true,
  })
  readonly derivations?: readonly ProtocolDerivationPart[];

  @ListOf(() => OutcomePart, { description: 'Outcomes.' })
  readonly outcomes!: readonly OutcomePart[];

  @ListOf(() => ObjectivePart, { description: 'Objectives, with their endpoints.', optional: true })
  readonly objectives?: readonly ObjectivePart[];

  @ListOf(() => AnalysisPopulationPart, { description: 'Analysis populations.', optional: true })
  readonly analysisPopulations?: readonly AnalysisPopulationPart[];

  @ListOf(() => EstimandPart, { description: 'Estimands.', optional: true })
  readonly estimands?: readonly EstimandPart[];

  @ListOf(() => DeclaredAnalysisPart, { description: 'Analyses that are declared beforehand.', optional: true })
  readonly analyses?: readonly DeclaredAnalysisPart[];

  @ListOf(() => TerminalEventPart, { description: 'Events that the protocol waits for.' })
  readonly terminalEvents!: readonly TerminalEventPart[];

  @ListOf(() => TemplatePart, { description: 'Expected adverse events.' })
  readonly adverseEventTemplates!: readonly TemplatePart[];

  @ListOf(() => SpecialInterestPart, { description: 'Events of special interest.', optional: true })
  readonly specialInterest?: readonly SpecialInterestPart[];

  @ListOf(() => NotificationRulePart, { description: 'Notification rules.', optional: true })
  readonly notificationRules?: readonly NotificationRulePart[];

  @ListOf(() => StoppingRulePart, { description: 'Stopping rules.', optional: true })
  readonly stoppingRules?: readonly StoppingRulePart[];

  @ListOf(() => RequestRulePart, { description: 'Rules by which requests for treatment are refused.', optional: true })
  readonly requestRules?: readonly RequestRulePart[];

  @ListOf('text', {
    description: 'Templates that need not be reported to the sponsor at once (R-SAF-01).',
    example: ['injection-site-pain'],
    max: 60,
    optional: true,
  })
  readonly exemptFromImmediateReporting?: readonly string[];
}

/** Body of `ApproveProtocol`. */
export class ProtocolBody extends DatedAct implements ApproveProtocol {
  @Part(() => ProtocolPart, { description: 'The whole protocol, in this version.' })
  readonly protocol!: ProtocolPart;

  @Flag({ description: 'For an amendment: whether it is substantial.', example: false, optional: true })
  readonly substantial?: boolean;

  @Flag({ description: 'For an amendment: whether participants consent again.', example: false, optional: true })
  readonly reconsentRequired?: boolean;
}

/** A draft that is tried. */
export class ProtocolDryRunBody {
  @Part(() => ProtocolPart, { description: 'The whole draft.' })
  readonly protocol!: ProtocolPart;
}
