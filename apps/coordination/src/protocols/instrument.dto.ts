import { ProtocolCode } from '@caseledger/study';
import { totalRules, type Derivation, type Instrument, type Item, type ItemWeight } from '@caseledger/domain';
import { Decimal, ListOf, NumbersOrTexts, OneOf, Part, Text, Whole } from '@caseledger/platform';
import { MissingRulePart } from './derivation.dto.js';

type ValueRange = NonNullable<Item['range']>;
type Validation = NonNullable<Instrument['outsideValidation']>;

/** Least and greatest value of an item. */
export class ValueRangePart implements ValueRange {
  @Decimal({ description: 'Least value, in the unit of the item.', example: 0 })
  readonly low!: number;

  @Decimal({ description: 'Greatest value, in the unit of the item.', example: 10 })
  readonly high!: number;

  @Whole({ description: 'Decimals that a value may have.', example: 1, min: 0, max: 6 })
  readonly decimals!: number;
}

/** One question or measurement of an instrument. */
export class ItemPart implements Item {
  @ProtocolCode({ description: 'Code of the item within its instrument.', example: 'score' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Pain' })
  readonly title!: string;

  @Text({ description: 'UCUM unit; `{score}` for points.', example: '{score}', max: 40, optional: true })
  readonly unit?: string;

  @Part(() => ValueRangePart, { description: 'The range of a measured value.', optional: true })
  readonly range?: ValueRangePart;

  @NumbersOrTexts({ description: 'The only values there are.', example: [0, 4, 7, 10], optional: true })
  readonly values?: readonly (number | string)[];

  @ListOf('text', { description: 'Forms that have this item; absent: all.', example: ['A'], max: 60, optional: true })
  readonly forms?: readonly string[];
}

/** How a total weighs an item. */
export class ItemWeightPart implements ItemWeight {
  @ProtocolCode({ description: 'The item.', example: 'q1' })
  readonly item!: string;

  @Decimal({ description: 'How it counts.', example: 0.5 })
  readonly weight!: number;
}

/** A total that is derived from items, never typed. */
export class DerivationPart implements Derivation {
  @ProtocolCode({ description: 'Code of the total.', example: 'total' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Total of the questionnaire' })
  readonly title!: string;

  @OneOf(totalRules, { description: 'How it is derived.' })
  readonly rule!: Derivation['rule'];

  @ListOf('text', {
    description: 'Codes of items, or of other totals.',
    example: ['q1', 'q2'],
    minItems: 1,
    maxItems: 200,
    max: 60,
  })
  readonly items!: readonly string[];

  @Text({ description: 'UCUM unit.', example: '{score}', max: 40 })
  readonly unit!: string;

  @ListOf(() => ItemWeightPart, { description: 'Of WEIGHTED_SUM; others count once.', maxItems: 200, optional: true })
  readonly weights?: readonly ItemWeightPart[];

  @Part(() => MissingRulePart, {
    description: 'How many may be missing; absent: with one missing value the total is missing.',
    optional: true,
  })
  readonly missing?: MissingRulePart;
}

/** For whom the instrument was not validated. */
export class OutsideValidationPart implements Validation {
  @ProtocolCode({ description: 'Code of the characteristic.', example: 'rupture' })
  readonly characteristic!: string;

  @ListOf('text', { description: 'Its values outside the validation.', example: ['complete'], minItems: 1 })
  readonly values!: readonly string[];
}

/** A questionnaire, scale or imaging score. */
export class InstrumentPart implements Instrument {
  @ProtocolCode({ description: 'Code of the instrument.', example: 'FUNCTION' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Questionnaire of function, Spanish version' })
  readonly title!: string;

  @OneOf(['SITE', 'READER'], { description: 'The site at the visit, or an independent imaging reader.' })
  readonly recordedBy!: Instrument['recordedBy'];

  @ListOf(() => ItemPart, { description: 'Its items.', minItems: 1, maxItems: 200 })
  readonly items!: readonly ItemPart[];

  @ListOf(() => DerivationPart, { description: 'Its totals.', maxItems: 20 })
  readonly derived!: readonly DerivationPart[];

  @Part(() => OutsideValidationPart, { description: 'For whom it was not validated (R-INS-01).', optional: true })
  readonly outsideValidation?: OutsideValidationPart;
}
