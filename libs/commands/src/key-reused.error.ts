import { refuse } from '@caseledger/kernel';
import { RefusedError } from '@caseledger/platform';

/** The `Idempotency-Key` was used before for another request (R-INT-08). */
export class KeyReusedError extends RefusedError {
  constructor() {
    super(
      refuse('invalid', 'idempotency-key-reused', 'This Idempotency-Key was used for another request.', {
        requirement: 'R-INT-08',
        remedy: 'Use a new key for a new request.',
      }),
    );
  }
}
