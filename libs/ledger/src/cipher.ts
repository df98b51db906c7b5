import { canonicalJson, type SealedValue } from '@caseledger/kernel';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const tagBytes = 16;
/** Length of the IV that a sealed value begins with. */
export const ivBytes = 12;

/** AES-256-GCM, bound to what the value belongs to: IV ‖ ciphertext ‖ tag. */
export function encrypt(key: Buffer, text: Buffer, bound: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound));
  return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

/** @throws when the bytes were altered, or are bound to something else */
export function decrypt(key: Buffer, sealed: Buffer, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes))
    .setAAD(Buffer.from(bound))
    .setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]);
}

/** What a subject's wrapped key is bound to, and goes by. */
export const keyName = (study: string, subject: string): string => `${study}\n${subject}`;

/** What a sealed value is bound to. */
export const boundTo = (study: string, subject: string, event: string): string =>
  canonicalJson({ event, study, subject });

/** A sealed value as `decrypt` takes it. */
export const sealedBytes = ({ iv, text }: Pick<SealedValue['$sealed'], 'iv' | 'text'>): Buffer =>
  Buffer.concat([Buffer.from(iv, 'base64url'), Buffer.from(text, 'base64url')]);

/** The key for a purpose, derived from the master key (HKDF, RFC 5869). */
export const keyFor = (masterKey: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32));

/** Seals secrets of the product itself, such as those that sign webhooks, under a key of their own for each purpose. */
export class Sealer {
  private readonly key: Buffer;

  /** @param masterKey 32 bytes; the purpose's key is derived from it. */
  constructor(masterKey: Buffer, purpose: string) {
    this.key = keyFor(masterKey, purpose);
  }

  seal(text: string, bound: string): Buffer {
    return encrypt(this.key, Buffer.from(text), bound);
  }

  /** @throws when the bytes were altered, are bound to something else or were sealed under another master key */
  open(sealed: Buffer, bound: string): string {
    return decrypt(this.key, sealed, bound).toString();
  }
}
