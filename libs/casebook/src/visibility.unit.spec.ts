import { roles } from '@caseledger/domain';
import { readableTypes } from './visibility.js';

describe('what a role may read', () => {
  it('is nothing without a role', () => {
    expect(readableTypes([])).toEqual([]);
  });

  it('grows with every role that somebody holds', () => {
    for (const role of roles) {
      const one = readableTypes([role]);
      const two = readableTypes([role, 'imaging-reader']);
      if (one === 'ALL') expect(two).toBe('ALL');
      else expect(two).toEqual(expect.arrayContaining([...one]));
    }
  });
});
