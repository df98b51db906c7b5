import { eventually, until } from './until.js';

const soon = { seconds: 0.2 };

describe('a spec that waits', () => {
  it('goes on as long as something moves, however long that takes, and then fails with what did not come', async () => {
    let looked = 0;
    const waiting = until(() => false, { seconds: 0.1, progress: () => Math.min((looked += 1), 40) });
    await expect(waiting).rejects.toThrow(/^never came to hold: /);
    expect(looked).toBeGreaterThan(40);
  });

  it('ends when the condition holds, and at once when the condition cannot be asked', async () => {
    let looked = 0;
    await until(() => (looked += 1) === 3, soon);
    expect(looked).toBe(3);
    const failing = () => Promise.reject(new Error(`asked ${(looked += 1)} times`));
    await expect(until(failing, soon)).rejects.toThrow('asked 4 times');
  });

  it('tries again what fails, and says why it failed last', async () => {
    let tried = 0;
    const attempt = (works: number) => () => {
      tried += 1;
      if (tried < works) throw new Error(tried < 3 ? `try ${tried}` : 'the same again');
      return tried;
    };
    expect(await eventually(attempt(3), soon)).toBe(3);
    await expect(eventually(attempt(Infinity), soon)).rejects.toThrow('the same again');
  });

  it('says in its own words what it waited for', async () => {
    const complaint = () => 'the freezer stays warm';
    await expect(until(() => false, { ...soon, complaint })).rejects.toThrow('the freezer stays warm');
  });
});
