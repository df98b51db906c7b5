import { patienceMs, probeDelay, retryAfter, retryDelay } from './backoff.js';

const hour = 3_600_000;

/** When attempts are made, in milliseconds after the first one, as long as there is patience. */
function attempts(random: number): number[] {
  const times = [0];
  for (let at = 0; at < patienceMs; times.push(at)) at += retryDelay(at, 0, random);
  return times;
}

describe('the time between attempts', () => {
  it.each([0, 0.5, 0.999])('R-INT-03 grows from seconds to hours over at least 72 hours, jitter %d', (random) => {
    const times = attempts(random);
    expect(times.at(-1)).toBeGreaterThanOrEqual(72 * hour);
    expect(times[1]).toBeLessThanOrEqual(6_250);
    expect(times.length).toBeGreaterThan(15);
    expect(times.length).toBeLessThan(35);
    for (const [i, time] of times.entries()) expect(time - (times[i - 1] ?? 0)).toBeLessThanOrEqual(8 * hour);
  });

  it.each([0, 0.5, 0.999])(
    'is short after a short outage, and does not wear out who is away for long, jitter %d',
    (random) => {
      let tries = 0;
      for (let down = 0; down < patienceMs; tries += 1) {
        const delay = probeDelay(down, 0, random);
        expect(delay).toBeLessThanOrEqual(Math.max(2_500, down / 12));
        down += delay;
      }
      expect(tries).toBeLessThan(250);
      expect(probeDelay(0, 60_000, random)).toBe(60_000);
    },
  );

  it('is what the receiver asks for when that is longer, up to 8 hours', () => {
    expect(retryDelay(0, 60_000, 0.5)).toBe(60_000);
    expect(retryDelay(0, 1_000, 0.5)).toBe(5_000);
    expect(retryDelay(0, 99 * hour, 0.5)).toBe(8 * hour);
  });

  it('reads Retry-After as seconds or as a date, and leaves alone what is neither', () => {
    const now = Date.parse('2026-11-21T10:00:00Z');
    expect(retryAfter('120', now)).toBe(120_000);
    expect(retryAfter('Sat, 21 Nov 2026 10:01:00 GMT', now)).toBe(60_000);
    expect(retryAfter('Sat, 21 Nov 2026 09:00:00 GMT', now)).toBe(0);
    expect(retryAfter('soon', now)).toBeUndefined();
    expect(retryAfter(undefined, now)).toBeUndefined();
  });
});
