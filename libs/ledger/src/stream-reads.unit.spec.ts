import type { RecordedEvent, WantedStream } from '@caseledger/kernel';
import { StreamReads } from './stream-reads.js';

const event = (stream: string, version: number) => ({ stream, version }) as RecordedEvent;
const ledger = [event('a', 1), event('b', 1), event('a', 2), event('b', 2), event('a', 3)];

/** Reads of a ledger that answers when its gate is open, and what was asked of it. */
function reads(gate = Promise.resolve()) {
  const asked: (readonly WantedStream[])[] = [];
  const streamReads = new StreamReads(async (_study, wanted) => {
    asked.push(wanted);
    await gate;
    return ledger.filter(({ stream, version }) =>
      wanted.some((each) => each.stream === stream && each.after < version),
    );
  });
  return { asked, read: (study: string, ...wanted: WantedStream[]) => streamReads.read(study, wanted) };
}

describe('reads of streams', () => {
  it('go together when they are asked for together, and each gets what it wants', async () => {
    const { asked, read } = reads();
    const [first, second, third] = await Promise.all([
      read('S', { stream: 'a', after: 0 }),
      read('S', { stream: 'a', after: 2 }, { stream: 'b', after: 1 }),
      read('S', { stream: 'c', after: 0 }),
    ]);
    expect(asked).toEqual([
      [
        { stream: 'a', after: 0 },
        { stream: 'b', after: 1 },
        { stream: 'c', after: 0 },
      ],
    ]);
    expect(first).toEqual([event('a', 1), event('a', 2), event('a', 3)]);
    expect(second).toEqual([event('b', 2), event('a', 3)]);
    expect(third).toEqual([]);
  });

  it('never share a query that was sent before they were asked for', async () => {
    let open = (): void => undefined;
    const { asked, read } = reads(new Promise((resolve) => (open = resolve)));
    const early = read('S', { stream: 'a', after: 0 });
    await new Promise((resolve) => setImmediate(resolve));
    const late = [read('S', { stream: 'a', after: 0 }), read('S', { stream: 'b', after: 0 })];
    open();
    await Promise.all([early, ...late]);
    expect(asked.map((wanted) => wanted.map(({ stream }) => stream))).toEqual([['a'], ['a', 'b']]);
  });

  it('compare what each has seen, whoever asks beside them', async () => {
    const seen = (version: number, hash: string) => ({ stream: 'a', after: version, hash });
    const at = new Map(ledger.map((each) => [each, `${each.stream}${each.version}`]));
    const stored = ledger.map((each) => ({ ...each, position: 1, hash: at.get(each)! }));
    const streamReads = new StreamReads((_study, wanted) =>
      Promise.resolve(
        stored.filter(({ stream, version }) => wanted.some((each) => each.stream === stream && each.after < version)),
      ),
    );
    const beside = [
      { stream: 'a', after: 0 },
      { stream: 'a', after: 2 },
      seen(2, 'a2'),
      seen(2, 'another'),
      seen(3, 'a3'),
    ];
    for (const one of beside) {
      const [, same, other, beyond] = await Promise.allSettled(
        [one, seen(2, 'a2'), seen(2, 'another'), seen(4, 'a4')].map((wanted) => streamReads.read('S', [wanted])),
      );
      expect(same).toMatchObject({ status: 'fulfilled', value: [{ version: 3 }] });
      expect(other).toMatchObject({ status: 'rejected', reason: { expected: 'another', found: 'a2' } });
      expect(beyond).toMatchObject({ status: 'rejected', reason: { expected: 'a4' } });
    }
  });

  it('do not mix studies', async () => {
    const { asked, read } = reads();
    await Promise.all([read('S', { stream: 'a', after: 0 }), read('T', { stream: 'a', after: 0 })]);
    expect(asked).toHaveLength(2);
  });

  it('tell a failure to everyone who waits, and go on', async () => {
    let failing = true;
    const streamReads = new StreamReads(() => (failing ? Promise.reject(new Error('away')) : Promise.resolve(ledger)));
    const wanted = [{ stream: 'a', after: 2 }];
    const outcomes = await Promise.allSettled([streamReads.read('S', wanted), streamReads.read('S', wanted)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    failing = false;
    expect(await streamReads.read('S', wanted)).toEqual([event('a', 3)]);
  });
});
