import type { Feed, LedgerAltered, RecordedEvent, Subscriber, Subscription } from '@caseledger/kernel';
import type { ArrayLog } from './array-log.js';
import { until } from '../until.js';

/** A feed over a log, and how to be rid of it. */
export interface FeedUnderTest {
  readonly feed: Feed;
  close(): Promise<void>;
}

/** Remembers what it was given by position, as a projection does. */
class Notebook implements Subscriber {
  readonly taken = new Map<string, number[]>();
  refuses: string | undefined;
  refusals = 0;
  deliveries = 0;

  readonly parked: LedgerAltered[] = [];

  constructor(readonly name: string) {}

  behind(heads: readonly { study: string; position: number }[]): Promise<{ study: string; after: number }[]> {
    const at = heads.map(({ study, position }) => ({ study, position, after: this.position(study) }));
    return Promise.resolve(at.filter(({ position, after }) => after < position));
  }

  deliver(study: string, events: readonly RecordedEvent[]): Promise<void> {
    this.deliveries += 1;
    if (study === this.refuses) {
      this.refusals += 1;
      return Promise.reject(new Error('refused'));
    }
    const taken = this.taken.get(study) ?? [];
    this.taken.set(study, taken);
    for (const { position } of events) if (position === taken.length + 1) taken.push(position);
    return Promise.resolve();
  }

  park(altered: LedgerAltered): Promise<void> {
    this.parked.push(altered);
    return Promise.resolve();
  }

  position(study: string): number {
    return this.taken.get(study)?.length ?? 0;
  }
}

/** What every feed owes its subscribers. */
export function feedContract(
  name: string,
  newLog: () => ArrayLog,
  open: (log: ArrayLog) => Promise<FeedUnderTest>,
): void {
  describe(`${name} as a feed`, () => {
    let log: ArrayLog;
    let under: FeedUnderTest;
    let notebook: Notebook;
    const subscriptions: Subscription[] = [];

    beforeEach(async () => {
      log = newLog();
      under = await open(log);
      notebook = new Notebook('notebook');
    });
    afterEach(async () => {
      await Promise.all(subscriptions.splice(0).map((subscription) => subscription.stop()));
      await under.close();
    });
    const subscribe = (subscriber: Subscriber): Subscription => {
      const subscription = under.feed.subscribe(subscriber);
      subscriptions.push(subscription);
      return subscription;
    };

    it('R-INT-05 brings everything recorded before and after the subscription', async () => {
      log.append('A', ...Array<string>(1234).fill('noted'));
      log.append('B', 'noted');
      subscribe(notebook);
      await until(() => notebook.position('A') === 1234 && notebook.position('B') === 1);
      log.append('B', 'noted', 'noted');
      await until(() => notebook.position('B') === 3);
    });

    it('R-INT-05 gives a refused delivery again, and the other studies meanwhile', async () => {
      notebook.refuses = 'A';
      subscribe(notebook);
      log.append('A', 'noted');
      log.append('B', 'noted');
      await until(() => notebook.refusals >= 2 && notebook.position('B') === 1);
      notebook.refuses = undefined;
      await until(() => notebook.position('A') === 1);
    });

    it('R-INT-05 serves a subscriber although another one refuses', async () => {
      const other = new Notebook('other');
      other.refuses = 'A';
      subscribe(other);
      subscribe(notebook);
      log.append('A', 'noted');
      await until(() => notebook.position('A') === 1);
    });

    it('is silent after the stop', async () => {
      const subscription = subscribe(notebook);
      log.append('A', 'noted');
      await until(() => notebook.position('A') === 1);
      await subscription.stop();
      const { deliveries } = notebook;
      const later = new Notebook('later');
      subscribe(later);
      log.append('A', 'noted');
      await until(() => later.position('A') === 2);
      expect(notebook.deliveries).toBe(deliveries);
    });
  });
}
