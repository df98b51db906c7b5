import { ProtocolCode } from '@caseledger/study';
import {
  adjustments,
  analysisMethods,
  intercurrentStrategies,
  populationConditions,
  summaryMeasures,
  type AnalysisGroups,
  type AnalysisPopulation,
  type DeclaredAnalysis,
  type Estimand,
  type IntercurrentEvent,
  type PopulationCondition,
} from '@caseledger/domain';
import { Decimal, Flag, ListOf, OneOf, Part, Text } from '@caseledger/platform';
import { EventCriterionPart } from './derivation.dto.js';

/** A condition of a population; with the members that its kind needs. */
export class PopulationConditionPart implements PopulationCondition {
  @OneOf(populationConditions, { description: 'What kind of condition.' })
  readonly kind!: PopulationCondition['kind'];

  @ProtocolCode({ description: 'Of HAS_OUTCOME.', example: 'pain-daily', optional: true })
  readonly outcome?: string;

  @ListOf('text', {
    description: 'Of HAS_OUTCOME: at each of these visits.',
    example: ['M12'],
    max: 60,
    optional: true,
  })
  readonly visits?: readonly string[];

  @ListOf('text', { description: 'Of NO_DEVIATION: rules.', example: ['shelf-life'], max: 100, optional: true })
  readonly rules?: readonly string[];

  @ProtocolCode({ description: 'Of CHARACTERISTIC.', example: 'stage', optional: true })
  readonly characteristic?: string;

  @ListOf('text', { description: 'Of CHARACTERISTIC: one of these values.', example: ['early'], optional: true })
  readonly values?: readonly string[];
}

/** Whose data are analysed. */
export class AnalysisPopulationPart implements AnalysisPopulation {
  @ProtocolCode({ description: 'Code of the population.', example: 'ITT' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Intention to treat' })
  readonly title!: string;

  @Text({ description: 'In words.', example: 'All who were allocated.', max: 2000, multiline: true, optional: true })
  readonly text?: string;

  @ListOf(() => PopulationConditionPart, { description: 'All of them have to be met; none: everybody.' })
  readonly conditions!: readonly PopulationConditionPart[];
}

/** What happens after the beginning of treatment and changes what an outcome means. */
export class IntercurrentEventPart implements IntercurrentEvent {
  @ProtocolCode({ description: 'Code.', example: 'SURGERY' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Surgery' })
  readonly title!: string;

  @Text({ description: 'In words.', example: 'Any surgery of it.', max: 2000, multiline: true, optional: true })
  readonly text?: string;

  @OneOf(intercurrentStrategies, { description: 'What is done about it.' })
  readonly strategy!: IntercurrentEvent['strategy'];

  @ListOf(() => EventCriterionPart, { description: 'The first of these is it.', minItems: 1 })
  readonly events!: readonly EventCriterionPart[];

  @OneOf(['YES', 'NO'], { description: 'Of COMPOSITE and yes or no: what it counts as.', optional: true })
  readonly countsAs?: IntercurrentEvent['countsAs'];
}

/** What exactly is estimated. */
export class EstimandPart implements Estimand {
  @ProtocolCode({ description: 'Code of the estimand.', example: 'E1' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Difference of healing at month 12' })
  readonly title!: string;

  @ProtocolCode({ description: 'Its population.', example: 'ITT' })
  readonly population!: string;

  @ListOf('text', { description: 'Codes of the arms.', example: ['CELLS', 'CONTROL'], minItems: 1, max: 60 })
  readonly arms!: readonly string[];

  @ProtocolCode({ description: 'Its outcome.', example: 'healed' })
  readonly outcome!: string;

  @OneOf(summaryMeasures, { description: 'How the outcomes of many are put in one number.' })
  readonly summaryMeasure!: Estimand['summaryMeasure'];

  @ListOf(() => IntercurrentEventPart, { description: 'Intercurrent events.' })
  readonly intercurrentEvents!: readonly IntercurrentEventPart[];
}

/** What is compared with what. */
export class AnalysisGroupsPart implements AnalysisGroups {
  @OneOf(['ARMS', 'CHARACTERISTIC'], { description: 'What the groups are.' })
  readonly by!: AnalysisGroups['by'];

  @ListOf('text', { description: 'Of ARMS: which; absent: all.', example: ['CELLS'], max: 60, optional: true })
  readonly arms?: readonly string[];

  @ProtocolCode({ description: 'Of CHARACTERISTIC: which.', example: 'stage', optional: true })
  readonly characteristic?: string;

  @ListOf('text', { description: 'Of CHARACTERISTIC: values; absent: all.', example: ['early'], optional: true })
  readonly values?: readonly string[];
}

/** An analysis that is declared before anybody looks. */
export class DeclaredAnalysisPart implements DeclaredAnalysis {
  @ProtocolCode({ description: 'Code of the analysis.', example: 'A1' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Healing at month 12, by arm' })
  readonly title!: string;

  @ProtocolCode({ description: 'Its outcome, unless an estimand says it.', example: 'healed', optional: true })
  readonly outcome?: string;

  @ProtocolCode({ description: 'Its population, unless an estimand says it.', example: 'ITT', optional: true })
  readonly population?: string;

  @ProtocolCode({ description: 'Its estimand.', example: 'E1', optional: true })
  readonly estimand?: string;

  @Part(() => AnalysisGroupsPart, { description: 'Groups; absent: those of the estimand, else none.', optional: true })
  readonly groups?: AnalysisGroupsPart;

  @OneOf(analysisMethods, { description: 'How it is done.' })
  readonly method!: DeclaredAnalysis['method'];

  @Decimal({ description: 'Confidence level, between 0 and 1.', example: 0.95, min: 0, max: 1 })
  readonly level!: number;

  @ListOf('text', { description: 'Visits; absent: all of the outcome.', example: ['M12'], max: 60, optional: true })
  readonly visits?: readonly string[];

  @Flag({ description: 'The change from the baseline is analysed, and not the value.', example: true, optional: true })
  readonly change?: boolean;

  @ListOf('text', { description: 'Of STRATIFIED_LOG_RANK: factors.', example: ['SITE'], max: 60, optional: true })
  readonly strata?: readonly string[];

  @OneOf(['YES', 'NO'], { description: 'What a missing answer counts as; absent: it is left out.', optional: true })
  readonly missingAs?: DeclaredAnalysis['missingAs'];

  @OneOf(adjustments, { description: 'Over all tests of the analysis; absent: none.', optional: true })
  readonly adjustment?: DeclaredAnalysis['adjustment'];
}
