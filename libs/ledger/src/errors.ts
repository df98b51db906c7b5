import { maximumEventBytes } from '@caseledger/kernel';
import { RefusedError, Unavailable } from '@caseledger/platform';
import { refuse } from './refusals.js';

/** An event's canonical bytes exceed the limit. Nothing was written. */
export class EventTooLarge extends RefusedError {
  constructor(type: string, bytes: number) {
    super(refuse('event-too-large', `${type} takes ${bytes} bytes; at most ${maximumEventBytes} are possible.`));
  }
}

/** The subject's key is destroyed: nothing more can be sealed for them. Nothing was written. */
export class SubjectErased extends RefusedError {
  constructor(subject: string) {
    super(refuse('subject-erased', `The personal data of ${subject} is erased; none can be added.`));
  }
}

/** The ledger did not answer. An append may have happened: repeat it with the same command id. */
export class LedgerUnavailable extends Unavailable {
  constructor(cause: unknown) {
    super('the ledger is unavailable', 2, { cause });
  }
}
