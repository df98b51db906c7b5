import { canonicalJson, Refusal, sha256, uuidOf, type EventStore, type Receipt } from '@caseledger/kernel';
import { RefusedError } from '@caseledger/platform';
import { randomUUID } from 'node:crypto';
import type { CommandAnswer, PerformCommand } from './perform-command.js';
import { refuse } from './refusals.js';

/** The answer as the receipt keeps it: a near miss repeats its refusal. */
export type StoredAnswer =
  | { readonly events: readonly string[]; readonly streams: Readonly<Record<string, number>> }
  | { readonly refusal: Pick<Refusal, 'kind' | 'unmet'> };

/** The `Idempotency-Key` was used before for another request (R-INT-08). */
export class KeyReusedError extends RefusedError {
  constructor() {
    super(refuse('idempotency-key-reused'));
  }
}

/** The id of a command: the same caller with the same key gets the same one, so that a repetition is recognised. */
export function commandIdOf(person: string, key: string | undefined): string {
  return key === undefined ? randomUUID() : uuidOf(`${person}\n${key}`);
}

const hashOf = (study: string, command: object) => sha256(Buffer.from(canonicalJson({ study, command })));

/**
 * What was sent, whatever the clock shows: who repeats a command sends the same. To be kept it is keyed, as a digest of personal
 * values is one of them (R-PRV-03).
 */
export const requestHashOf = ({ study, sent }: PerformCommand): Uint8Array => hashOf(study, sent);

/**
 * What was answered to a command that is recorded already. Receipts of 0.1.0 are of the whole command, with what the
 * software added to it, and without a key.
 * @param keyed of the ledger
 * @throws KeyReusedError when the key was used for another request; RefusedError when the answer was a refusal
 */
export function answerAgain(
  message: PerformCommand,
  receipt: Receipt | undefined,
  keyed: EventStore['keyed'],
): CommandAnswer {
  const { study, command } = message;
  const known = [keyed(requestHashOf(message)), hashOf(study, command)];
  if (receipt === undefined || !known.some((hash) => Buffer.from(receipt.requestHash).equals(hash))) {
    throw new KeyReusedError();
  }
  const answer = receipt.answer as StoredAnswer;
  if ('refusal' in answer) throw new RefusedError(new Refusal(answer.refusal.kind, answer.refusal.unmet));
  return { study, position: receipt.position, ...answer };
}
