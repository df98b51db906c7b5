import { ProtocolCode } from '@caseledger/study';
import { missingReasons, type Answer, type MissingReason, type ReadingEntry } from '@caseledger/domain';
import { ListOf, NumberOrText, OneOf, Text } from '@caseledger/platform';

/** An answer to an item: a value, or the reason why there is none (R-AUD-19). */
export class AnswerPart implements Answer {
  @ProtocolCode({ description: 'Code of the item.', example: 'score' })
  readonly item!: string;

  @NumberOrText({ description: 'The value, in the unit of the item.', example: 3.5, optional: true })
  readonly value?: number | string;

  @OneOf(missingReasons, { description: 'Why there is no value.', optional: true })
  readonly missing?: MissingReason;

  @Text({
    description: 'Remark on the answer.',
    example: 'Pain after a long walk.',
    max: 2000,
    multiline: true,
    optional: true,
  })
  readonly note?: string;
}

/** Answers to one instrument. Totals are derived, never sent. */
export class ReadingPart implements ReadingEntry {
  @ProtocolCode({ description: 'Code of the instrument.', example: 'PAIN-SPORT' })
  readonly instrument!: string;

  @ProtocolCode({ description: 'Form of the instrument, when it has several.', example: 'A', optional: true })
  readonly form?: string;

  @ListOf(() => AnswerPart, { description: 'One answer for each item.', minItems: 1, maxItems: 200 })
  readonly answers!: readonly AnswerPart[];
}
