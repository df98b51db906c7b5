import { AsOfQuery } from '@caseledger/casebook';
import { DatedAct } from '@caseledger/commands';
import { RecipientCode } from '@caseledger/study';
import { reportKinds, type AcknowledgeReport, type NotifyRecipient, type SubmitReport } from '@caseledger/domain';
import { Flag, ListOf, OneOf, Pattern, Text, Whole } from '@caseledger/platform';
import { AdverseEventPath } from '../adverse-events/adverse-event.dto.js';

const recipient = { description: 'Who gets it, as the reporting rules name them.' };

/** Number of a report within its case. */
export class ReportPath extends AdverseEventPath {
  @Whole({ description: 'Number of the report within the case.', min: 1, max: 9999, inQuery: true })
  readonly report!: number;
}

/** Which message is wanted. */
export class MessageQuery extends AsOfQuery {
  @RecipientCode(recipient)
  readonly recipient!: string;

  @OneOf(reportKinds, { description: 'What it is; absent: an initial report.', optional: true })
  readonly kind?: (typeof reportKinds)[number];
}

/** Body of the preparation of a report. */
export class PreparationBody extends DatedAct {
  @RecipientCode(recipient)
  readonly recipient!: string;

  @OneOf(reportKinds, { description: 'What it is.' })
  readonly kind!: (typeof reportKinds)[number];

  @Whole({ description: 'Position of the ledger that it says.', min: 1, max: Number.MAX_SAFE_INTEGER, example: 120 })
  readonly position!: number;

  @Text({
    description: "The sender's comment on the case. Nothing that identifies the person.",
    max: 10_000,
    multiline: true,
    optional: true,
  })
  readonly comment?: string;
}

/** Body of `NotifyRecipient`. */
export class NotificationBody extends DatedAct implements Omit<NotifyRecipient, 'adverseEvent'> {
  @RecipientCode({ description: 'Who was told.' })
  readonly recipient!: string;

  @Text({ description: 'How.', example: 'Form by e-mail', max: 200 })
  readonly channel!: string;

  @Text({ description: 'Reference of the sending.', example: '2019/117', max: 200, optional: true })
  readonly reference?: string;
}

/** Body of `SubmitReport`. */
export class SubmissionBody extends DatedAct implements Omit<SubmitReport, 'adverseEvent' | 'report'> {
  @Text({ description: 'How it was sent.', example: 'EudraVigilance gateway', max: 200 })
  readonly channel!: string;

  @Text({ description: 'Reference of the sending.', example: 'MSG-2019-117', max: 200, optional: true })
  readonly reference?: string;
}

/** Body of `AcknowledgeReport`. */
export class AcknowledgementBody extends DatedAct implements Omit<AcknowledgeReport, 'adverseEvent' | 'report'> {
  @RecipientCode({ description: 'Who answered.' })
  readonly recipient!: string;

  @Flag({ description: 'Whether it was accepted.', example: true })
  readonly accepted!: boolean;

  @Text({ description: "The recipient's reference.", example: 'ACK-2019-117', max: 200 })
  readonly reference!: string;

  @ListOf('text', { description: 'What was wrong; empty when accepted.', example: [], max: 1000 })
  readonly errors!: readonly string[];

  @Pattern(/^[0-9a-f]{64}$/, { description: 'SHA-256 of the file.', max: 64, optional: true })
  readonly digest?: string;
}

/** Body with the recipient's acknowledgement. */
export class AcknowledgementFileBody extends DatedAct {
  @RecipientCode({ description: 'Who answered.' })
  readonly recipient!: string;

  @Text({ description: 'The file, MCCI_IN200101UV01.', max: 200_000, multiline: true, foreign: true })
  readonly file!: string;
}
