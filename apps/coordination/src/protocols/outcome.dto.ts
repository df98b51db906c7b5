import { ProtocolCode } from '@caseledger/study';
import {
  objectiveLevels,
  outcomeClusters,
  outcomeKinds,
  outcomeUnits,
  type Endpoint,
  type Objective,
  type OutcomeDefinition,
  type TimeStart,
  type TimeToEvent,
} from '@caseledger/domain';
import { Flag, ListOf, OneOf, Part, Text, Whole } from '@caseledger/platform';
import { EventCriterionPart } from './derivation.dto.js';

/** From when on the time to an event runs. */
export class TimeStartPart implements TimeStart {
  @ProtocolCode({ description: 'Instance of the main timeline.', example: 'INJECTION', optional: true })
  readonly instance?: string;

  @ListOf(() => EventCriterionPart, { description: 'The first of these events.', optional: true })
  readonly events?: readonly EventCriterionPart[];
}

/** How long it takes to the first of some events; who had none is censored at their last contact. */
export class TimeToEventPart implements TimeToEvent {
  @Part(() => TimeStartPart, { description: 'From when on it runs: an instance, or events.' })
  readonly start!: TimeStartPart;

  @ListOf(() => EventCriterionPart, { description: 'The events, of which the first counts.', minItems: 1 })
  readonly events!: readonly EventCriterionPart[];

  @ListOf(() => EventCriterionPart, { description: 'After one of these it cannot come any more.', optional: true })
  readonly competing?: readonly EventCriterionPart[];

  @Text({
    description: 'ISO 8601 duration after the start; later nothing counts.',
    example: 'P1Y',
    max: 40,
    optional: true,
  })
  readonly until?: string;
}

/** An outcome of the study. */
export class OutcomePart implements OutcomeDefinition {
  @ProtocolCode({ description: 'Code of the outcome.', example: 'pain-daily' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Pain in daily life' })
  readonly title!: string;

  @OneOf(outcomeKinds, { description: 'What kind of answer it has; absent: CONTINUOUS.', optional: true })
  readonly kind?: OutcomeDefinition['kind'];

  @ProtocolCode({ description: 'Its instrument.', example: 'PAIN-DAILY', optional: true })
  readonly instrument?: string;

  @ProtocolCode({ description: 'Item or total of the instrument.', example: 'score', optional: true })
  readonly item?: string;

  @ProtocolCode({ description: 'The derivation that gives it.', example: 'worse', optional: true })
  readonly derivation?: string;

  @Part(() => TimeToEventPart, { description: 'Of TIME_TO_EVENT.', optional: true })
  readonly timeToEvent?: TimeToEventPart;

  @Text({ description: 'UCUM unit; of a time: d, wk, mo or a.', example: '{score}', max: 40 })
  readonly unit!: string;

  @Whole({ description: 'Decimals in which it is reported.', example: 1, min: 0, max: 6 })
  readonly decimals!: number;

  @ProtocolCode({
    description: 'Visit of the main timeline that it is compared with.',
    example: 'M0',
    optional: true,
  })
  readonly baseline?: string;

  @ListOf('text', { description: 'Visits at which it is found; none of a time.', example: ['M12', 'M24'], max: 60 })
  readonly visits!: readonly string[];

  @Flag({ description: 'Whether it is a primary outcome.', example: false })
  readonly primary!: boolean;

  @OneOf(outcomeUnits, { description: 'Whose it is; absent: of a participant.', optional: true })
  readonly by?: OutcomeDefinition['by'];

  @OneOf(outcomeClusters, { description: 'By treated site: what sites have in common.', optional: true })
  readonly cluster?: OutcomeDefinition['cluster'];
}

/** How an objective is reached. */
export class EndpointPart implements Endpoint {
  @ProtocolCode({ description: 'Code of the endpoint.', example: 'pain' })
  readonly code!: string;

  @Text({ description: 'The endpoint in words.', example: 'Change of pain at month 12', max: 2000, multiline: true })
  readonly title!: string;

  @OneOf(objectiveLevels, { description: 'How much it weighs.' })
  readonly level!: Endpoint['level'];

  @Text({ description: 'What it is for.', example: 'Efficacy', max: 200, optional: true })
  readonly purpose?: string;

  @ListOf('text', { description: 'Codes of the outcomes.', example: ['pain-daily'], max: 60 })
  readonly outcomes!: readonly string[];
}

/** What the study is to learn. */
export class ObjectivePart implements Objective {
  @ProtocolCode({ description: 'Code of the objective.', example: 'O1' })
  readonly code!: string;

  @Text({ description: 'The objective in words.', example: 'To learn whether pain falls.', max: 2000, multiline: true })
  readonly title!: string;

  @OneOf(objectiveLevels, { description: 'How much it weighs.' })
  readonly level!: Objective['level'];

  @ListOf(() => EndpointPart, { description: 'Endpoints.' })
  readonly endpoints!: readonly EndpointPart[];
}
