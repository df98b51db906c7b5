import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** A new secret of 32 bytes, as Standard Webhooks writes one (R-INT-03). */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** The form of a secret: base64 of 24 to 64 bytes. */
export const secretForm =
  /^whsec_(?:[A-Za-z0-9+/]{4}){8,20}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4}(?:[A-Za-z0-9+/]{2}==)?)?$/;

/** What is signed. */
export interface SignedMessage {
  /** The same for each attempt; without a full stop. */
  readonly id: string;
  readonly body: string;
}

/** The headers of one attempt (Standard Webhooks 1.0.0): a signature with each of the secrets. */
export function signedHeaders(
  { id, body }: SignedMessage,
  at: Date,
  secrets: readonly string[],
): Readonly<Record<`webhook-${'id' | 'timestamp' | 'signature'}`, string>> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}
