import { checkReads, Verdict, type AnsweredRead } from './index.js';

const read = (position: number, sent: number, answered: number, waitFor = 0): AnsweredRead => ({
  kind: 'read',
  study: 'S',
  view: 'work-list',
  position,
  waitFor,
  sent,
  answered,
});
const rulesOf = (reads: readonly AnsweredRead[]): readonly string[] => {
  const verdict = new Verdict();
  checkReads(reads, verdict);
  return verdict.violations.map(({ rule }) => rule);
};

describe('the check of what readers saw', () => {
  it('takes views that only go forward, and requests that overlap', () => {
    expect(rulesOf([read(3, 0, 10), read(5, 1, 4), read(5, 11, 12, 5)])).toEqual([]);
  });

  it('finds a view that shows less than one that was answered before it was asked for', () => {
    expect(rulesOf([read(5, 0, 10), read(4, 11, 12)])).toEqual(['view']);
  });

  it('does not mix up studies or views', () => {
    expect(
      rulesOf([read(5, 0, 10), { ...read(4, 11, 12), study: 'T' }, { ...read(4, 11, 12), view: 'outcomes' }]),
    ).toEqual([]);
  });

  it('finds a view that shows less than was asked for', () => {
    expect(rulesOf([read(4, 0, 1, 5)])).toEqual(['wait for']);
  });
});
