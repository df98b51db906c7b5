import { sha256 } from '@caseledger/kernel';
import { spawnSync } from 'node:child_process';
import { temporaryFolder } from '@caseledger/testkit/folders';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Randomisation } from '../protocol/allocation-plan.js';
import { armFor, commitmentTo } from './allocation-list.js';
import { minimised, type Allocated, type Minimisation } from './minimisation.js';
import { permutedBlocks, type PermutedBlocks, type Share } from './permuted-blocks.js';
import { RandomStream } from './random-stream.js';

const seedOf = (text: string) => sha256(Buffer.from(text));
const even: readonly Share[] = [
  { arm: 'A', ratio: 1 },
  { arm: 'B', ratio: 1 },
];
const shares = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 4 })
  .map((ratios) => ratios.map((ratio, index) => ({ arm: `ARM-${index}`, ratio })));
const unitOf = (all: readonly Share[]) => all.reduce((sum, { ratio }) => sum + ratio, 0);
const blocks = fc
  .record({ shares, multiples: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }) })
  .map(({ shares, multiples }) => ({ shares, sizes: multiples.map((multiple) => multiple * unitOf(shares)) }));
const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
const countOf = (list: readonly string[], arm: string) => list.filter((one) => one === arm).length;

describe('a stream of random numbers', () => {
  it('is made again by who has the seed, and has nothing in common with that of another label', () => {
    const draw = (label: string) => {
      const stream = new RandomStream(seedOf('s'), label);
      return Array.from({ length: 200 }, () => stream.wholeBelow(1_000_003));
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a').filter((number, index) => number === draw('b')[index]).length).toBeLessThan(3);
  });

  it('has every number as often as every other one, by the chi-square of many draws', () => {
    const stream = new RandomStream(seedOf('even'), 'draws');
    const counts = new Array<number>(7).fill(0);
    for (let draw = 0; draw < 70_000; draw += 1) counts[stream.wholeBelow(7)]! += 1;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    // 99.99 % of the distribution with six degrees of freedom.
    expect(chiSquare).toBeLessThan(27.9);
  });

  it.each([0, -1, 1.5, 2 ** 33])('draws nothing below %d', (below) => {
    expect(() => new RandomStream(seedOf('s'), 'x').wholeBelow(below)).toThrow(RangeError);
  });

  it('needs a seed that nobody can try', () => {
    expect(() => new RandomStream(Buffer.alloc(31), 'x')).toThrow(RangeError);
  });
});

describe('permuted blocks', () => {
  it('keep the ratio of the arms: at no time is an arm further from its share than the largest block allows', () => {
    fc.assert(
      fc.property(blocks, seeds, fc.integer({ min: 0, max: 300 }), (scheme, seed, count) => {
        const list = permutedBlocks(scheme, seed, { site: 'BCN' }, count);
        expect(list).toHaveLength(count);
        const unit = unitOf(scheme.shares);
        const largest = Math.max(...scheme.sizes);
        for (const { arm, ratio } of scheme.shares) {
          for (let length = 0; length <= count; length += 7) {
            const off = Math.abs(countOf(list.slice(0, length), arm) - (length * ratio) / unit);
            expect(off).toBeLessThanOrEqual((largest * ratio) / unit);
          }
        }
      }),
    );
  });

  it('go on from what was allocated: a longer list begins with the shorter one, and strata have lists of their own', () => {
    fc.assert(
      fc.property(blocks, seeds, fc.nat(60), fc.nat(60), (scheme, seed, short, more) => {
        const long = permutedBlocks(scheme, seed, { site: 'BCN' }, short + more);
        expect(permutedBlocks(scheme, seed, { site: 'BCN' }, short)).toEqual(long.slice(0, short));
      }),
    );
    const scheme: PermutedBlocks = { shares: even, sizes: [2, 4, 6] };
    const [one, other] = ['BCN', 'MAD'].map((site) => permutedBlocks(scheme, seedOf('s'), { site }, 100));
    expect(one).not.toEqual(other);
  });

  it.each([
    [[3], 'no whole number of ratios'],
    [[], 'no size'],
    [[2, 5], 'one that does not fit'],
    [[0], 'nothing'],
  ])('are not of sizes %j: %s', (sizes) => {
    expect(() => permutedBlocks({ shares: even, sizes }, seedOf('s'), {}, 4)).toThrow(RangeError);
  });

  it('cannot be foreseen from what is public: who guesses by the commitment and the scheme is right as often as by chance', () => {
    const randomisation = { shares: even, participants: 12, blocks: { sizes: [2, 4, 6, 8], strata: [], places: 12 } };
    const description = { study: 'TRIAL', list: 1, randomisation };
    const scheme: PermutedBlocks = { shares: even, sizes: randomisation.blocks.sizes };
    const lists = 10_000;
    let right = 0;
    for (let n = 0; n < lists; n += 1) {
      const seed = seedOf(`trial ${n}`);
      const arms = permutedBlocks(scheme, seed, {}, 12);
      // The seed that is in the commitment, if it told anything: the same method by the public digest, at a place of the list.
      const guessed = permutedBlocks(scheme, Buffer.from(commitmentTo(description, seed), 'hex'), {}, 12);
      if (arms[n % 12] === guessed[n % 12]) right += 1;
    }
    // Five standard deviations around one half: by chance alone this fails once in 1.7 million times.
    expect(Math.abs(right / lists - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / lists));
  });
});

describe('minimisation', () => {
  const scheme: Minimisation = {
    shares: even,
    factors: [
      { factor: 'site', weight: 1 },
      { factor: 'stage', weight: 2 },
    ],
    percent: 80,
  };
  const people = fc.array(
    fc.record({ site: fc.constantFrom('BCN', 'MAD'), stage: fc.constantFrom('I', 'II', 'III') }),
    {
      minLength: 1,
      maxLength: 60,
    },
  );
  const allocated = (seed: Uint8Array, all: readonly Readonly<Record<string, string>>[], percent = 80) =>
    all.reduce<readonly Allocated[]>(
      (before, factors) => [...before, { arm: minimised({ ...scheme, percent }, seed, before, factors), factors }],
      [],
    );

  it('is made again from seed and history', () => {
    fc.assert(
      fc.property(people, seeds, (all, seed) => {
        expect(allocated(seed, all)).toEqual(allocated(seed, all));
      }),
    );
  });

  it('keeps the arms alike in every factor when it always takes the better one', () => {
    fc.assert(
      fc.property(people, seeds, (all, seed) => {
        const given = allocated(seed, all, 100);
        for (const { factor } of scheme.factors) {
          for (const value of new Set(all.map((one) => (one as Readonly<Record<string, string>>)[factor]))) {
            const alike = given.filter(({ factors }) => factors[factor] === value).map(({ arm }) => arm);
            expect(Math.abs(countOf(alike, 'A') - countOf(alike, 'B'))).toBeLessThanOrEqual(4);
          }
        }
      }),
    );
  });

  it('leaves chance its part', () => {
    const before: readonly Allocated[] = [{ arm: 'A', factors: { site: 'BCN', stage: 'I' } }];
    const drawn = Array.from({ length: 2_000 }, (_, n) =>
      minimised(scheme, seedOf(`chance ${n}`), before, { site: 'BCN', stage: 'I' }),
    );
    // Eighty per cent, by four standard deviations.
    expect(Math.abs(countOf(drawn, 'B') / drawn.length - 0.8)).toBeLessThan(4 * Math.sqrt(0.16 / drawn.length));
  });
});

describe('what was allocated', () => {
  const folder = temporaryFolder('allocation');

  /** What the script that shares no code says of a list whose places are changed. */
  const verified = (randomisation: Randomisation, text: string, change: (arms: string[]) => void = () => undefined) => {
    const seed = seedOf(text);
    const strata = Array.from({ length: 60 }, (_, n) => ({
      SITE: ['BCN', 'MAD', 'ÖSTERSUND'][n % 3]!,
      stage: ['I', 'II'][(n >> 1) % 2]!,
    }));
    const arms = strata.map((stratum, n) => armFor(randomisation, seed, strata.slice(0, n), stratum));
    change(arms);
    const file = join(folder, 'list.json');
    const list = {
      ...{ study: 'TRIAL', list: 1, randomisation },
      commitment: commitmentTo({ study: 'TRIAL', list: 1, randomisation }, seed),
      seed: seed.toString('hex'),
      places: arms.map((arm, n) => ({ number: n + 1, stratum: strata[n], arm })),
    };
    writeFileSync(file, JSON.stringify(list));
    const { status, stderr } = spawnSync(process.execPath, [
      join(process.cwd(), 'scripts/verify-allocation.mjs'),
      file,
    ]);
    return [status, stderr.toString()];
  };
  const unequal: readonly Share[] = [
    { arm: 'A', ratio: 2 },
    { arm: 'B', ratio: 1 },
  ];
  const byBlocks: Randomisation = {
    shares: unequal,
    participants: 60,
    blocks: { sizes: [3, 6, 9], strata: ['SITE', 'stage'], places: 60 },
  };
  const byMinimisation: Randomisation = {
    shares: [...unequal, { arm: 'C', ratio: 2 }],
    participants: 60,
    minimisation: {
      factors: [
        { factor: 'SITE', weight: 1 },
        { factor: 'stage', weight: 2 },
      ],
      percent: 75,
    },
  };

  it.each([
    ['blocks', byBlocks],
    ['minimisation', byMinimisation],
  ])('by %s is made again from the disclosed seed by a program that shares no code with it', (_how, randomisation) => {
    for (const n of [2, 3, 5]) expect(verified(randomisation, `verified ${n}`)).toEqual([0, '']);
  });

  it('is found to be otherwise, when somebody was given another arm', () => {
    const other = (arms: string[]) => {
      arms[6] = arms[6] === 'A' ? 'B' : 'A';
    };
    expect(verified(byBlocks, 'changed', other)).toEqual([1, expect.stringMatching(/^Number 7 has arm [AB]/)]);
  });
});
