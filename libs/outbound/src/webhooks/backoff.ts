const second = 1_000;
const hour = 3_600 * second;

/** An endpoint that takes a message for so long after its first attempt not once is disabled. */
export const patienceMs = 72 * hour;

const shortest = 5 * second;
const shortestProbe = 2 * second;
const longest = 8 * hour;

/**
 * Milliseconds until the next attempt: twice the time since the first one, so that the attempts lie three times further
 * apart each time, from 5 seconds to 8 hours. The jitter of a quarter either way keeps what failed together apart.
 * @param sinceFirst milliseconds since the first attempt of the message
 * @param asked what the receiver's Retry-After asks for, in milliseconds
 * @param random from 0 up to 1
 */
export function retryDelay(sinceFirst: number, asked = 0, random = Math.random()): number {
  const delay = Math.min(longest, Math.max(shortest, 2 * sinceFirst));
  return Math.min(longest, Math.max(asked, delay * (0.75 + random / 2)));
}

/**
 * Milliseconds until an endpoint that is down is tried again, with one message: a fifteenth of the time that it has been
 * down, from 2 seconds to 8 hours, with the same jitter. So whatever waits for it begins to arrive soon after it is back.
 * @param downFor milliseconds since it went down
 * @param asked as in `retryDelay`
 */
export function probeDelay(downFor: number, asked = 0, random = Math.random()): number {
  const delay = Math.min(longest, Math.max(shortestProbe, downFor / 15));
  return Math.min(longest, Math.max(asked, delay * (0.75 + random / 2)));
}

/** The delay that a Retry-After header asks for (RFC 9110), in milliseconds; nothing when it cannot be read. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const delay = /^\d{1,9}$/.test(header) ? Number(header) * second : Date.parse(header) - now;
  return Number.isNaN(delay) ? undefined : Math.max(0, delay);
}
