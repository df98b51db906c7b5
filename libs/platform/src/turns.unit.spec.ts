import { Unavailable } from './http/problem.js';
import { Turns } from './turns.js';

describe('turns', () => {
  it('are taken one after another, in the order in which they were asked for, also after a failure', async () => {
    const turns = new Turns();
    const told: string[] = [];
    const piece = (name: string, fails = false) =>
      turns.take(async () => {
        told.push(`${name} begins`);
        await Promise.resolve();
        told.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const pieces = [piece('a'), piece('b', true), piece('c')];
    expect(await Promise.allSettled(pieces)).toEqual([
      { status: 'fulfilled', value: 'a' },
      { status: 'rejected', reason: new Error('b') },
      { status: 'fulfilled', value: 'c' },
    ]);
    expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('are refused at once while as many wait as may, and given again afterwards', async () => {
    const turns = new Turns(2);
    const waiting = [turns.take(() => Promise.resolve(1)), turns.take(() => Promise.resolve(2))];
    expect(() => turns.take(() => Promise.resolve(3))).toThrow(Unavailable);
    expect(await Promise.all(waiting)).toEqual([1, 2]);
    expect(await turns.take(() => Promise.resolve(4))).toBe(4);
  });
});
