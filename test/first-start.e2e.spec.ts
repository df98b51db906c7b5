import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from './soak/random.js';
import { participants, screening, Standalone } from './support/standalone.js';

/** How many are played beside each other: most of a start is waiting. */
const lanes = 2;
const kills = 20;
/** Of the time that a start takes here: from its first instant to well after it is ready. */
const latestKill = 1.5;

/** What is done `lanes` times at the same time. */
const beside = <Result>(work: (lane: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)));

describe('a first start', () => {
  let startMs = 0;
  beforeAll(async () => {
    const from = performance.now();
    const products = await beside(async () => {
      const product = new Standalone();
      await product.start();
      return product;
    });
    startMs = performance.now() - from;
    await Promise.all(products.map((product) => product.remove()));
  });

  const random = seededRandom(20_261_126);
  const share = () => Math.round(random() * latestKill * 100) / 100;
  it.each(Array.from({ length: kills / lanes }, () => Array.from({ length: lanes }, share)))(
    'that is killed after %f and %f of the time that it takes is followed by one that works',
    async (...shares) => {
      await beside(async (lane) => {
        const product = new Standalone();
        const killed = product.start().catch(() => undefined);
        await pause(shares[lane]! * startMs);
        await product.end('SIGKILL');
        await killed;
        await product.start();
        expect((await product.request('coordinator', 'POST', participants, screening)).status).toBe(201);
        await product.remove();
      });
    },
  );
});
