import { own } from './own.js';

describe('what an object itself holds', () => {
  it.each(Object.getOwnPropertyNames(Object.prototype))('is not what every object has: %s', (name) => {
    expect(own({}, name)).toBeUndefined();
    expect(own({ [name]: 'held' }, name)).toBe('held');
  });

  it('is nothing in nothing', () => {
    expect([own(undefined, 'a'), own(null, 'a')]).toEqual([undefined, undefined]);
  });
});
