import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from './canonical-json.js';
import { sha256 } from './hash.js';

const vectors = join(process.cwd(), 'test/fixtures/jcs');
const vector = (path: string): string => readFileSync(join(vectors, path), 'utf8');

function doubleOf(bits: bigint): number {
  return new Float64Array(BigUint64Array.of(bits).buffer)[0] as number;
}

/** Numbers from a chain of SHA-256: each digest is four doubles and the input of the next one. */
function* chained(): Generator<bigint> {
  let block: Buffer = Buffer.alloc(32);
  for (;;) {
    block = sha256(block);
    for (let at = 0; at < 32; at += 8) {
      const bits = block.readBigUInt64LE(at);
      const value = doubleOf(bits);
      if (value !== 0 && Number.isFinite(value)) yield bits;
    }
  }
}

function* sequence(): Generator<bigint> {
  for (const line of vector('es6-edge-cases.txt').trim().split('\n')) yield BigInt(`0x${line}`);
  for (let i = 0; i < 2000; i += 1) yield 0x0010000000000000n + BigInt(i);
  yield* chained();
}

/** The first doubles of the sequence that the authors of RFC 8785 publish checksums for. */
function es6Numbers(count: number): { bits: bigint; value: number }[] {
  const numbers = [];
  for (const bits of sequence()) {
    numbers.push({ bits, value: doubleOf(bits) });
    if (numbers.length === count) break;
  }
  return numbers;
}

describe('canonical JSON (R-INT-02)', () => {
  it.each(['arrays', 'french', 'structures', 'unicode', 'values', 'weird'])(
    'gives the bytes of the RFC 8785 vector %s (R-INT-02)',
    (name) => {
      const text = canonicalJson(JSON.parse(vector(`input/${name}.json`)));
      expect(text).toBe(vector(`output/${name}.json`));
      expect(Buffer.from(text)).toEqual(Buffer.from(vector(`outhex/${name}.txt`).replaceAll(/\s/g, ''), 'hex'));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    },
  );

  it('writes numbers as ECMAScript does: the checksum over 1,000 doubles (R-INT-02)', () => {
    const lines = es6Numbers(1000).map(({ bits, value }) => `${bits.toString(16)},${canonicalJson(value)}\n`);
    expect(sha256(Buffer.from(lines.join(''))).toString('hex')).toBe(
      'be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687',
    );
  });

  it('sorts members by UTF-16 code units at every depth and leaves undefined ones out', () => {
    expect(canonicalJson({ b: { '\ufb33': 1, '😀': 2 }, a: undefined, A: [{ d: null, c: true }] })).toBe(
      '{"A":[{"c":true,"d":null}],"b":{"😀":2,"\ufb33":1}}',
    );
    expect(canonicalJson(Object.assign(Object.create(null) as object, { a: -0 }))).toBe('{"a":0}');
  });

  it.each<[string, unknown]>([
    ['a lone high surrogate', 'a\ud83d'],
    ['a lone low surrogate', '\ude00a'],
    ['surrogates in the wrong order', '\ude00\ud83d'],
    ['a lone surrogate in a name', { ['\ud83d']: 1 }],
    ['NaN', Number.NaN],
    ['Infinity', [Number.POSITIVE_INFINITY]],
    ['-Infinity', { a: Number.NEGATIVE_INFINITY }],
    ['undefined', undefined],
    ['undefined in an array', [1, undefined]],
    ['a bigint', { a: 1n }],
    ['a symbol', Symbol('a')],
    ['a function', { a: () => 1 }],
    ['a Date', new Date(0)],
    ['a Map', new Map([['a', 1]])],
    ['an instance of a class', new URL('urn:a')],
    ['an object with toJSON', { toJSON: () => 1 }],
  ])('refuses %s instead of converting it (R-INT-02)', (_, value) => {
    const refuses = () => canonicalJson(value);
    expect(refuses).toThrow(TypeError);
    expect(refuses).toThrow(/^canonical JSON refuses \S/);
  });
});
