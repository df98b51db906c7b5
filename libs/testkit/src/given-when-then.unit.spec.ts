import { refuse, Refusal, type Decider } from '@caseledger/kernel';
import { specification } from './given-when-then.js';

const vial: Decider<number, { take: number }, { taken: number }> = {
  initialState: () => 2,
  decide: ({ take }, left) => {
    if (take < 0) {
      return new Refusal('invalid', [
        { rule: 'positive', message: 'Take at least one.' },
        { rule: 'known', message: 'Not a number of vials.' },
      ]);
    }
    if (take > left) return refuse('conflict', 'enough', 'Not so many are left.');
    return take === 0 ? [] : [{ taken: take }];
  },
  evolve: (left, { taken }) => left - taken,
};

describe('given, when, then', () => {
  const { given } = specification(vial);

  it('compares the events that follow from the history', () => {
    given().when({ take: 2 }).then({ taken: 2 });
    given({ taken: 1 }).when({ take: 1 }).then({ taken: 1 });
    given({ taken: 1 }).when({ take: 0 }).then();
  });

  it('compares the rules of a refusal, in any order', () => {
    given({ taken: 1 }).when({ take: 2 }).thenRefused('enough');
    given().when({ take: -1 }).thenRefused('known', 'positive');
  });

  it('fails when the decision is another one', () => {
    expect(() => {
      given().when({ take: 2 }).then({ taken: 1 });
    }).toThrow();
    expect(() => {
      given().when({ take: 3 }).then();
    }).toThrow();
    expect(() => {
      given().when({ take: 2 }).thenRefused('enough');
    }).toThrow();
    expect(() => {
      given().when({ take: 0 }).thenRefused('enough');
    }).toThrow();
    expect(() => {
      given().when({ take: -1 }).thenRefused('known');
    }).toThrow();
  });
});
