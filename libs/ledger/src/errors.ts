import { maximumEventBytes } from '@caseledger/kernel';
import { OperatorError, RefusedError, Unavailable } from '@caseledger/platform';
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

/** What is sealed for a subject does not open: nobody can tell it from what was recorded. An operator has to look. */
export class SealedAltered extends OperatorError {
  constructor(study: string, subject: string, cause: unknown) {
    super(
      `the personal values of ${subject} in study ${study} do not open: either the master key is another one, or their key or values in the database were altered; compare both with a backup`,
      { cause },
    );
  }
}

/** The ledger did not answer. An append may have happened: repeat it with the same command id. */
export class LedgerUnavailable extends Unavailable {
  constructor(cause: unknown) {
    super('the ledger is unavailable', 2, { cause });
  }
}
