import { RefusedError } from '@caseledger/platform';
import { refuse } from './refusals.js';

/** The `Idempotency-Key` was used before for another request (R-INT-08). */
export class KeyReusedError extends RefusedError {
  constructor() {
    super(refuse('idempotency-key-reused'));
  }
}
