import { canonicalJson } from '@caseledger/kernel';
import { randomUUID } from 'node:crypto';
import type { Message } from '../message.js';
import type { SignedMessage } from './signature.js';

/**
 * A message of the stream, on its way to an endpoint. The body is the stream's `data` byte for byte, so that the digest
 * of a receiver's log is the one of the proof; `type` and `data` are in it, as Standard Webhooks recommends, and instead
 * of one `timestamp` the two that a safety case has. The id follows from the event: it is the same for every attempt,
 * replay and endpoint.
 */
export const signedMessage = ({ study, position, data }: Message): SignedMessage => ({
  id: `${study}_${position}`,
  body: data,
});

/** A message that says nothing of any case. */
function ownMessage(type: string, at: Date, data: object): SignedMessage {
  return { id: `${type}_${randomUUID()}`, body: canonicalJson({ type, timestamp: at.toISOString(), data }) };
}

/** Asks whoever answers at an address whether it wants the messages of a study. */
export const verification = (study: string, challenge: string, at: Date): SignedMessage =>
  ownMessage('WebhookVerification', at, { study, challenge });

/** Shows that an endpoint can be reached and verifies signatures. */
export const testMessage = (study: string, at: Date): SignedMessage => ownMessage('WebhookTest', at, { study });
