import { DatedAct, ReasonPart } from '@caseledger/commands';
import { ProtocolCode } from '@caseledger/study';
import type { CorrectVisit, MissVisit, RecordVisit } from '@caseledger/domain';
import { ListOf, OneOf, Part, Text, Whole } from '@caseledger/platform';
import { ReadingPart } from '../common/answers.dto.js';

/** Body of `RecordVisit`. Which scheduled visit it is follows from its date (R-INS-05). */
export class VisitBody extends DatedAct implements Omit<RecordVisit, 'participant' | 'visit'> {
  @ListOf(() => ReadingPart, { description: 'Answers to the instruments that the site records.', maxItems: 50 })
  readonly readings!: readonly ReadingPart[];

  @OneOf(['NONE_SINCE_LAST_VISIT', 'REPORTED', 'NOT_ASKED'], { description: 'Adverse events since the last visit.' })
  readonly adverseEvents!: RecordVisit['adverseEvents'];
}

/** Body of `CorrectVisit`. */
export class VisitCorrectionBody extends DatedAct implements Omit<CorrectVisit, 'participant' | 'visit'> {
  @ListOf(() => ReadingPart, { description: 'The readings as they are right.', minItems: 1, maxItems: 50 })
  readonly readings!: readonly ReadingPart[];

  @Part(() => ReasonPart, { description: 'Why they change.' })
  readonly reason!: ReasonPart;
}

/** Body of `MissVisit`. */
export class MissedVisitBody extends DatedAct implements Omit<MissVisit, 'participant'> {
  @ProtocolCode({ description: 'The scheduled visit.', example: 'M12' })
  readonly scheduled!: string;

  @Whole({
    description: 'Which time, of a visit that repeats; absent: the first.',
    example: 2,
    min: 1,
    max: 10_000,
    optional: true,
  })
  readonly occurrence?: number;

  @Text({ description: 'Why it did not take place.', example: 'Abroad.', max: 2000, multiline: true })
  readonly explanation!: string;
}
