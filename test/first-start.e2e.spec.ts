import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from './soak/random.js';
import { participants, screening, Standalone } from './support/standalone.js';

/** From the first instant of a start to well after it is ready, on a fast machine and on a slow one, in milliseconds. */
const latestKill = 5_000;

describe('a first start', () => {
  const random = seededRandom(20_261_126);
  it.each(Array.from({ length: 20 }, () => Math.floor(random() * latestKill)))(
    'that is killed after %i ms is followed by one that works',
    async (instant) => {
      const product = new Standalone();
      const killed = product.start().catch(() => undefined);
      await pause(instant);
      await product.end('SIGKILL');
      await killed;
      await product.start();
      expect((await product.request('coordinator', 'POST', participants, screening)).status).toBe(201);
      await product.remove();
    },
  );
});
