import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leafHash, sha256 } from './hash.js';

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
