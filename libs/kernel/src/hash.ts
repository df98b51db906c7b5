import { createHash } from 'node:crypto';

/** SHA-256 of the bytes, 32 bytes. */
export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

const leafPrefix = Buffer.of(0x00);

/** The Merkle leaf of an event's stored bytes: SHA-256(0x00 ‖ bytes) (RFC 6962 section 2.1, R-TLG-01). */
export function leafHash(bytes: Uint8Array): Buffer {
  return sha256(leafPrefix, bytes);
}
