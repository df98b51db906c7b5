import { ProtocolCode } from '@caseledger/study';
import {
  comparisons,
  endsFollowUp,
  eventKinds,
  protocolDerivationRules,
  replacements,
  type EventCriterion,
  type MissingRule,
  type Operand,
  type ParticipationEnd,
  type ProtocolDerivation,
  type Threshold,
} from '@caseledger/domain';
import { Decimal, ListOf, NumbersOrTexts, OneOf, Part, Text, Whole } from '@caseledger/platform';
import { CaseCriteriaPart } from './case-criteria.dto.js';

const ends = Object.keys(endsFollowUp) as readonly ParticipationEnd[];

/** How many of the values of a total may be missing, and what stands for them. */
export class MissingRulePart implements MissingRule {
  @Whole({ description: 'So many may be missing.', example: 1, min: 1, max: 200 })
  readonly atMost!: number;

  @OneOf(replacements, { description: 'What stands for a missing value; LEAST and GREATEST are those of the item.' })
  readonly replacedBy!: MissingRule['replacedBy'];
}

/** Which events are meant; with the one member that its kind needs. */
export class EventCriterionPart implements EventCriterion {
  @OneOf(eventKinds, { description: 'What kind of event.' })
  readonly kind!: EventCriterion['kind'];

  @ProtocolCode({ description: 'Event that the protocol waits for.', example: 'RE_RUPTURE', optional: true })
  readonly terminalEvent?: string;

  @OneOf(ends, { description: 'How the participation ends.', optional: true })
  readonly end?: ParticipationEnd;

  @Part(() => CaseCriteriaPart, { description: 'Which adverse events, at their onset.', optional: true })
  readonly cases?: CaseCriteriaPart;

  @ProtocolCode({
    description: 'Derivation of yes or no: at the first visit at which it is yes.',
    example: 'worse',
    optional: true,
  })
  readonly derivation?: string;
}

/** A value that a derivation rests on: of an instrument, or of a derivation. */
export class OperandPart implements Operand {
  @ProtocolCode({ description: 'Instrument.', example: 'PAIN-DAILY', optional: true })
  readonly instrument?: string;

  @ProtocolCode({ description: 'Item or total of the instrument.', example: 'score', optional: true })
  readonly item?: string;

  @ProtocolCode({ description: 'Derivation.', example: 'change', optional: true })
  readonly derivation?: string;

  @ProtocolCode({
    description: 'Visit of the main timeline at which it is taken; absent: the one that is judged.',
    example: 'M0',
    optional: true,
  })
  readonly at?: string;

  @Decimal({ description: 'How it counts in a WEIGHTED_SUM.', example: 0.5, optional: true })
  readonly weight?: number;
}

/** Yes where a number compares so with a limit. */
export class ThresholdPart implements Threshold {
  @OneOf(comparisons, { description: 'How the number compares.' })
  readonly is!: Threshold['is'];

  @Decimal({ description: 'The limit, in the unit of the number.', example: -10 })
  readonly limit!: number;
}

/** A value that follows from others across visits. */
export class ProtocolDerivationPart implements ProtocolDerivation {
  @ProtocolCode({ description: 'Code of the derivation.', example: 'worse' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Worse than at the beginning' })
  readonly title!: string;

  @OneOf(protocolDerivationRules, { description: 'How it follows.' })
  readonly rule!: ProtocolDerivation['rule'];

  @ListOf(() => OperandPart, { description: 'What it rests on; nothing where it rests on events.', maxItems: 200 })
  readonly of!: readonly OperandPart[];

  @Text({ description: 'UCUM unit of a number.', example: '%', max: 40, optional: true })
  readonly unit?: string;

  @Part(() => MissingRulePart, {
    description: 'Of a total; absent: with one missing value the total is missing.',
    optional: true,
  })
  readonly missing?: MissingRulePart;

  @ProtocolCode({
    description: 'Of a change: since which visit; absent: since the one before that has a value.',
    example: 'M0',
    optional: true,
  })
  readonly from?: string;

  @Part(() => ThresholdPart, { description: 'Of THRESHOLD.', optional: true })
  readonly threshold?: ThresholdPart;

  @NumbersOrTexts({ description: 'Of ONE_OF: yes where it is one of these.', example: ['healed'], optional: true })
  readonly values?: readonly (number | string)[];

  @ListOf(() => EventCriterionPart, { description: 'Of HAPPENED and COUNT.', optional: true })
  readonly events?: readonly EventCriterionPart[];
}
