import { createHash } from 'node:crypto';

/** SHA-256 of the bytes, 32 bytes. */
export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** A UUID that follows from a text: version 8 of RFC 9562, whose bits are ours. */
export function uuidOf(text: string): string {
  const hex = sha256(Buffer.from(text)).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const leafPrefix = Buffer.of(0x00);

/** The Merkle leaf of an event's stored bytes: SHA-256(0x00 ‖ bytes) (RFC 6962 section 2.1, R-TLG-01). */
export function leafHash(bytes: Uint8Array): Buffer {
  return sha256(leafPrefix, bytes);
}

/** The same of the text that the bytes say, as `RecordedEvent` and cursors hold it: 64 hexadecimal digits. */
export function leafHashOf(bytesOrText: Uint8Array | string): string {
  return createHash('sha256').update(leafPrefix).update(bytesOrText).digest('hex');
}
