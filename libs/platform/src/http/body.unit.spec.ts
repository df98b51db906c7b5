import fc from 'fast-check';
import { parseBody } from './body.js';
import { ProblemError } from './problem.js';

const read = (number: string): unknown => {
  try {
    return (parseBody(Buffer.from(`{"list":[{"value":${number}}]}`)) as { list: { value: number }[] }).list[0]?.value;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problem.unmet?.map(({ rule, pointer }) => `${rule} ${pointer}`) ?? error.problem.detail;
  }
};
const inexact = ['inexact-number /list/0/value'];

describe('the numbers of a body', () => {
  it('R-INT-02 (part) are read as they are sent, in every way of writing them', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat(3), (drawn, zeros) => {
        // Nobody tells zeros apart.
        const number = drawn === 0 ? 0 : drawn;
        expect(read(JSON.stringify(number))).toBe(number);
        expect(read(number.toExponential())).toBe(number);
        if (Number.isInteger(number) && Math.abs(number) < 1e15) {
          expect(read(`${number}${zeros === 0 ? '' : `.${'0'.repeat(zeros)}`}`)).toBe(number);
        }
      }),
    );
  });

  it('R-INT-02 (part) are refused, never rounded, when they have more digits than can be kept', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 17n, max: 10n ** 30n }), fc.nat(20), (digits, places) => {
        const text = digits.toString();
        const number = places === 0 ? text : `${text.slice(0, -places) || '0'}.${text.slice(-places)}`;
        const kept = BigInt(Math.round(Number(digits))) === digits && text.replace(/0+$/, '').length <= 15;
        if (!kept) expect([inexact, Number(number)]).toContainEqual(read(number));
      }),
    );
    for (const number of [
      '79.000000000000000000001',
      '999999999.9999999999',
      '0.1000000000000000055511151231257827',
      '2.9999999999999999999999999',
      '9007199254740993',
      '1e-400',
      `1${'0'.repeat(200_000)}1e-200000`,
    ]) {
      expect(read(number)).toEqual(inexact);
    }
  });
});

describe('a body that is no JSON', () => {
  const detail = (text: string) => {
    try {
      return parseBody(Buffer.from(text));
    } catch (error) {
      return (error as ProblemError).problem.detail;
    }
  };

  it('R-INT-01 (part) is refused as one that is cut wherever it was cut', () => {
    const whole = JSON.stringify({ study: { name: 'a "text"', list: [1, 2.5, null, true], nothing: {} } });
    for (let length = 1; length < whole.length; length += 1) {
      expect([length, detail(`${whole.slice(0, length)}\n`)]).toEqual([
        length,
        'The body is not JSON: it ends before it is complete.',
      ]);
    }
    expect(detail(`{"a":${'['.repeat(100_000)}`)).toContain('ends before');
  });

  it.each(['<study>', '{"name": Seeded}', '{"name": "A"}}', '{"a":[}', '{"a":tru,"b":1}', '{"a":1.,"b":1}', 'study'])(
    'R-INT-01 (part) is refused as such, without a word of it: %s',
    (text) => {
      expect(detail(text)).toBe('The body is not JSON.');
    },
  );
});
