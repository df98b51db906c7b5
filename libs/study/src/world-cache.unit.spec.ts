import type { StreamKind } from '@caseledger/domain';
import type { EventStore, RecordedEvent } from '@caseledger/kernel';
import { recordedCase } from '@caseledger/testkit/domain';
import { WorldCache } from './world-cache.js';

const events = recordedCase();
const study = 'S1';
const stream = 'participant/P1';
const streams = new Map<StreamKind, string>([['participant', stream]]);

/** A ledger that has only the participant's first events, and how it was read. */
function ledger(length: number) {
  const own = events.filter((event) => event.stream === stream);
  const reads: number[] = [];
  const seen: (string | undefined)[] = [];
  let stored: readonly RecordedEvent[] = own.slice(0, length);
  const store: Pick<EventStore, 'readStreams'> = {
    readStreams: (_study, wanted) => {
      const after = wanted[0]?.after ?? 0;
      reads.push(after);
      seen.push(wanted[0]?.hash);
      return Promise.resolve(stored.slice(after));
    },
  };
  return {
    reads,
    seen,
    cache: new WorldCache(store as EventStore),
    write: (version: number) => (stored = own.slice(0, version)),
    /** As if events of the stream were missing. */
    leaveOut: (version: number) => (stored = own.filter((event) => event.version !== version)),
  };
}

const recorded = (version: number) => events.find((event) => event.stream === stream && event.version === version)!;

describe('the cache of worlds', () => {
  it('reads a stream once, and nothing of what it is told that was recorded', async () => {
    const { reads, cache } = ledger(2);
    await cache.load(study, streams, false);
    await cache.load(study, streams, false);
    cache.recorded(study, [recorded(3), recorded(4)]);
    const { versions, world } = await cache.load(study, streams, false);
    expect(versions.get('participant')).toBe(4);
    expect(reads).toEqual([0]);
    const read = await ledger(4).cache.load(study, streams, false);
    expect(world).toEqual(read.world);
  });

  it('reads what lies between before it is used again', async () => {
    const { reads, cache, write } = ledger(2);
    await cache.load(study, streams, false);
    write(4);
    cache.recorded(study, [recorded(4)]);
    expect((await cache.load(study, streams, false)).versions.get('participant')).toBe(4);
    expect(reads).toEqual([0, 2]);
  });

  it('keeps what is newer than what it is told', async () => {
    const { reads, cache } = ledger(4);
    await cache.load(study, streams, false);
    cache.recorded(study, [recorded(3)]);
    const { versions } = await cache.load(study, streams, false);
    expect(versions.get('participant')).toBe(4);
    expect(reads).toEqual([0]);
  });

  it('asks for what follows the event that it has seen, so that another ledger is noticed', async () => {
    const { seen, cache, write } = ledger(2);
    await cache.load(study, streams, false);
    write(4);
    await cache.load(study, streams, true);
    expect(seen).toEqual([undefined, events.find((event) => event.stream === stream && event.version === 2)?.hash]);
  });

  it('R-SEC-07 (part) fails as long as what it reads does not follow, and goes on when it does again', async () => {
    const { reads, cache, leaveOut, write } = ledger(2);
    await cache.load(study, streams, false);
    leaveOut(3);
    for (let again = 0; again < 2; again += 1) {
      await expect(cache.load(study, streams, true)).rejects.toMatchObject({ name: 'LedgerAltered', study });
    }
    write(4);
    expect((await cache.load(study, streams, true)).versions.get('participant')).toBe(4);
    expect(reads).toEqual([0, 2, 2, 2]);
  });
});
