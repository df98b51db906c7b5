import type { Pool } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 1_000;

/**
 * Ends a pool and its connections. The pool's own end does not wait for the server to let them go, and whoever ends the
 * server next would break them.
 */
export async function endPool(pool: Pool): Promise<void> {
  let open = pool.totalCount;
  const closed = new Promise<void>((resolve) => {
    if (open === 0) resolve();
    pool.on('remove', () => {
      open -= 1;
      if (open === 0) resolve();
    });
  });
  await pool.end();
  const waiting = new AbortController();
  await Promise.race([closed, pause(patienceMs, undefined, { signal: waiting.signal }).catch(() => undefined)]);
  waiting.abort();
}
