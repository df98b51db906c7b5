import fc from 'fast-check';
import { casebookProjection, type Events } from './casebook.projection.js';
import type { KeptTable } from './keep.js';

const events: Events = { readAt: () => Promise.resolve([]) };

const keepOf = ([name, version]: readonly [string, number]): KeptTable => ({
  name,
  version,
  table: '',
  columns: '',
  kinds: {},
  frame: {},
  rowsOf: () => [],
});
const kept = fc.dictionary(fc.constantFrom('work_item', 'milestone', 'alarm'), fc.integer({ min: 1, max: 4 }));
const versionOf = (keeps: readonly (readonly [string, number])[]) => {
  const { version, parts } = casebookProjection(events, keeps.map(keepOf));
  return `${version} ${parts}`;
};

describe('the version of the casebook', () => {
  it('R-AUD-15 (part) is another one whenever what is kept is of another version, in whatever order it is told', () => {
    fc.assert(
      fc.property(kept, kept, (one, other) => {
        const [mine, others] = [Object.entries(one), Object.entries(other)];
        expect(versionOf(mine)).toBe(versionOf(mine.toReversed()));
        const same = JSON.stringify(mine.toSorted()) === JSON.stringify(others.toSorted());
        expect(versionOf(mine) === versionOf(others)).toBe(same);
      }),
    );
  });
});
