import { DatedAct } from '@caseledger/commands';
import { reportKinds } from '@caseledger/domain';
import { OneOf, Pattern, Text, Whole } from '@caseledger/platform';

const recipient = {
  description: 'Who gets it, as the reporting rules name them.',
  example: 'EVCTM',
  max: 40,
};
const recipientForm = /^[A-Z0-9][A-Z0-9_-]{1,39}$/;

/** Which message is wanted. */
export class MessageQuery {
  @Pattern(recipientForm, recipient)
  readonly recipient!: string;

  @OneOf(reportKinds, { description: 'What it is; absent: an initial report.', optional: true })
  readonly kind?: (typeof reportKinds)[number];

  @Whole({
    description: 'Position of the ledger that it says; absent: now.',
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    inQuery: true,
  })
  readonly position?: number;
}

/** Body of the preparation of a report. */
export class PreparationBody extends DatedAct {
  @Pattern(recipientForm, recipient)
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

/** Body with the recipient's acknowledgement. */
export class AcknowledgementFileBody extends DatedAct {
  @Pattern(recipientForm, recipient)
  readonly recipient!: string;

  @Text({ description: 'The file, MCCI_IN200101UV01.', max: 200_000, multiline: true, directional: true })
  readonly file!: string;
}
