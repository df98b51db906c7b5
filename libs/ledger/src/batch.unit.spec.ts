import { takeBatch, type Waiting } from './batch.js';

let commands = 0;

function waiting(
  study: string,
  streams: Record<string, number>,
  more: { commandId?: string; bytes?: number } = {},
): Waiting<unknown> {
  commands += 1;
  return {
    since: 0,
    resolve: () => undefined,
    reject: () => undefined,
    append: {
      study,
      commandId: more.commandId ?? `c-${commands}`,
      requestHash: Buffer.alloc(32),
      answer: 'null',
      streams: Object.entries(streams).map(([stream, events]) => ({ stream, expected: 0, events })),
      bodies: [],
      bytes: more.bytes ?? 0,
    },
  };
}

/** Takes batches until the queue is empty: places in the queue, batch by batch. */
function batches(queue: Waiting<unknown>[]): number[][] {
  const places = new Map(queue.map((item, i) => [item, i]));
  const left = [...queue];
  const taken: number[][] = [];
  while (left.length > 0) taken.push(takeBatch(left).map((item) => places.get(item) ?? -1));
  return taken;
}

describe('a batch', () => {
  it('takes what is independent and keeps the order of each stream', () => {
    const queue = [
      waiting('S', { a: 1 }),
      waiting('S', { a: 1, b: 1 }),
      waiting('S', { b: 1 }),
      waiting('S', { c: 1 }),
    ];
    expect(batches(queue)).toEqual([[0, 3], [1], [2]]);
  });

  it('lets several only look at a stream together, and a writer wait for them', () => {
    const queue = [waiting('S', { a: 1, g: 0 }), waiting('S', { b: 1, g: 0 }), waiting('S', { g: 1 })];
    expect(batches(queue)).toEqual([[0, 1], [2]]);
    expect(batches(queue.toReversed())).toEqual([[0], [1, 2]]);
  });

  it('separates a repeated command id, and nothing of another study', () => {
    const queue = [
      waiting('S', { a: 1 }, { commandId: 'c' }),
      waiting('S', { b: 1 }, { commandId: 'c' }),
      waiting('T', { a: 1 }, { commandId: 'c' }),
    ];
    expect(batches(queue)).toEqual([[0, 2], [1]]);
  });

  it('is bounded in appends and in bytes, and still takes one that is larger than the bound', () => {
    const many = Array.from({ length: 300 }, (_, i) => waiting('S', { [`s-${i}`]: 1 }));
    expect(batches(many).map(({ length }) => length)).toEqual([256, 44]);
    expect(takeBatch([...many], 150)).toHaveLength(150);
    const mebibyte = 1024 * 1024;
    const large = [5, 3, 2].map((size, i) => waiting('S', { [`s-${i}`]: 1 }, { bytes: size * mebibyte }));
    expect(batches(large)).toEqual([[0], [1], [2]]);
  });
});
