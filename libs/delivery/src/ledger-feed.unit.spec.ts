import type { RecordedEvent } from '@caseledger/kernel';
import { until } from '@caseledger/testkit';
import { ArrayLog, feedContract } from '@caseledger/testkit/delivery';
import { LedgerFeed } from './ledger-feed.js';

feedContract(
  'LedgerFeed',
  () => new ArrayLog(),
  (log) => Promise.resolve({ feed: new LedgerFeed(log), close: () => Promise.resolve() }),
);

/** Takes whatever it is given. */
function counting(gate: () => Promise<void> = () => Promise.resolve()) {
  const positions = new Map<string, number>();
  return {
    name: 'counting',
    positions,
    behind: (heads: readonly { study: string; position: number }[]) =>
      Promise.resolve(
        heads
          .map(({ study, position }) => ({ study, position, after: positions.get(study) ?? 0 }))
          .filter(({ position, after }) => after < position),
      ),
    deliver: async (study: string, events: readonly RecordedEvent[]) => {
      await gate();
      positions.set(study, events.at(-1)?.position ?? 0);
    },
    park: () => Promise.resolve(),
  };
}

describe('LedgerFeed', () => {
  it('R-AUD-18 finds by looking what no hint told of', async () => {
    const log = new ArrayLog();
    log.hints = false;
    const subscriber = counting();
    const subscription = new LedgerFeed(log).subscribe(subscriber);
    log.append('A', 'noted');
    await until(() => subscriber.positions.get('A') === 1);
    await subscription.stop();
  });

  it('is woken by an append, long before the next look', async () => {
    const log = new ArrayLog();
    log.lookMs = 3_600_000;
    const subscriber = counting();
    const subscription = new LedgerFeed(log).subscribe(subscriber);
    log.append('A', 'noted');
    await until(() => subscriber.positions.get('A') === 1);
    log.append('A', 'noted');
    await until(() => subscriber.positions.get('A') === 2);
    await subscription.stop();
  });

  it('looks at every study when woken by hand', async () => {
    const log = new ArrayLog();
    log.lookMs = 3_600_000;
    log.append('A', 'noted');
    const subscriber = counting();
    const subscription = new LedgerFeed(log).subscribe(subscriber);
    await until(() => subscriber.positions.get('A') === 1);
    log.hints = false;
    log.append('A', 'noted');
    subscription.wake();
    await until(() => subscriber.positions.get('A') === 2);
    await subscription.stop();
  });

  it('lets a delivery that is under way end before it stops', async () => {
    const log = new ArrayLog();
    log.append('A', 'noted');
    let open = (): void => undefined;
    let begun = false;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const subscriber = counting(() => {
      begun = true;
      return gate;
    });
    const subscription = new LedgerFeed(log).subscribe(subscriber);
    await until(() => begun);
    const stopped = subscription.stop();
    open();
    await stopped;
    expect(subscriber.positions.get('A')).toBe(1);
  });

  it('tells of failures of the log and goes on', async () => {
    const log = new ArrayLog();
    log.append('A', 'noted');
    const heads = jest.spyOn(log, 'heads').mockRejectedValueOnce(new Error('away'));
    const errors: unknown[] = [];
    const subscriber = counting();
    const subscription = new LedgerFeed(log, { onError: (error) => errors.push(error) }).subscribe(subscriber);
    await until(() => subscriber.positions.get('A') === 1);
    await subscription.stop();
    expect(errors).toHaveLength(1);
    expect(heads.mock.calls.length).toBeGreaterThan(1);
  });
});
