import type { Reason } from '@caseledger/kernel';
import { Instant, Moment, Pattern, Text } from '@caseledger/platform';

/** What every command says whose time of day matters. */
export class TimedAct {
  @Instant({ description: 'When it happened, to the minute at least.', era: 'act' })
  readonly occurredAt!: string;
}

/** What every command says that may be known to the day only (R-AUD-05). */
export class DatedAct {
  @Moment({ description: 'When it happened: an instant, or a date when only the day is known.', era: 'act' })
  readonly occurredAt!: string;
}

/** Why something is changed or stopped. */
export class ReasonPart implements Reason {
  @Pattern(/^[A-Z][A-Z0-9_]{1,39}$/, { description: 'Code of the reason.', example: 'DATA_ENTRY_ERROR', max: 40 })
  readonly code!: string;

  @Text({
    description: 'The reason in words.',
    example: 'Two digits were swapped.',
    min: 3,
    max: 2000,
    multiline: true,
  })
  readonly text!: string;
}
