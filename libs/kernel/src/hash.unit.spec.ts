import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leafHash, sha256, uuidOf } from './hash.js';

interface Vectors {
  readonly leafInputsHex: readonly string[];
  readonly leafHashes: readonly string[];
}

const vectors = JSON.parse(
  readFileSync(join(process.cwd(), 'test/fixtures/merkle/rfc6962-roots.json'), 'utf8'),
) as Vectors;

describe('hashes', () => {
  it.each(vectors.leafInputsHex.map((input, i) => [input, vectors.leafHashes[i]] as const))(
    'gives the RFC 6962 leaf hash of "%s" (R-TLG-01)',
    (input, hash) => {
      expect(leafHash(Buffer.from(input, 'hex')).toString('hex')).toBe(hash);
    },
  );

  it('hashes parts as their concatenation', () => {
    expect(sha256(Buffer.from('ab'), Buffer.from('c'))).toEqual(sha256(Buffer.from('abc')));
    expect(sha256().toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('a UUID that follows from a text', () => {
  it('R-INT-05: is the same for the same text, of version 8 (RFC 9562)', () => {
    expect(uuidOf('a')).toBe(uuidOf('a'));
    expect(uuidOf('a')).not.toBe(uuidOf('b'));
    expect(uuidOf('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
