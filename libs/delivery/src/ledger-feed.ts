import { LedgerAltered, type EventLog, type Feed, type Head, type StudyHead } from '@caseledger/kernel';
import type { Subscriber, Subscription } from '@caseledger/kernel';
import { Pacer } from '@caseledger/platform';

/** How a ledger feed reads. */
export interface LedgerFeedOptions {
  /** Whether appends wake it; otherwise it goes by the looks at all heads only. */
  readonly hints?: boolean;
  /** Most events in one delivery. */
  readonly batch?: number;
  /** Told of every failed delivery; the feed tries it again by itself. */
  readonly onError?: (error: unknown, subscriber: string, study?: string) => void;
}

/** The feed that reads straight from the ledger: appends wake it, looking at all heads makes sure. */
export class LedgerFeed implements Feed {
  constructor(
    private readonly log: EventLog,
    private readonly options: LedgerFeedOptions = {},
  ) {}

  subscribe(subscriber: Subscriber): Subscription {
    return new LedgerSubscription(this.log, subscriber, this.options);
  }
}

const untilWokenMs = 60_000;

class LedgerSubscription implements Subscription {
  private readonly batch: number;
  private readonly pacer = new Pacer();
  private readonly gathering = new Pacer();
  /** Studies with something new, or to be looked at, and how far they are known to go. */
  private readonly pending = new Map<string, Head | StudyHead>();
  private looking = false;
  private readonly stops: readonly (() => void)[];
  private readonly done: Promise<void>;

  constructor(
    private readonly log: EventLog,
    private readonly subscriber: Subscriber,
    private readonly options: LedgerFeedOptions,
  ) {
    this.batch = options.batch ?? 500;
    const hints = (study: string, position: number): void => {
      if (position > (this.pending.get(study)?.position ?? 0)) this.pending.set(study, { study, position });
      this.pacer.wake();
    };
    this.stops = [
      ...(options.hints === false ? [] : [log.onAppend(hints)]),
      log.onLook(
        (heads) => {
          this.note(heads);
          this.pacer.wake();
        },
        (error) => options.onError?.(error, subscriber.name),
      ),
    ];
    this.done = this.run();
  }

  wake(): void {
    this.looking = true;
    this.hurry();
    this.pacer.wake();
  }

  hurry(): void {
    this.gathering.wake();
  }

  async stop(): Promise<void> {
    for (const stop of this.stops) stop();
    this.gathering.stop();
    this.pacer.stop();
    await this.done;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.pacer.stopped) {
      const outcome = await this.pass();
      failures = outcome === 'failed' ? failures + 1 : 0;
      if (outcome === 'failed') await this.pacer.backOff(failures);
      // What comes within the pause goes together, unless there is more than one delivery takes already.
      else if (outcome === 'done') await this.gathering.rest(this.subscriber.gatherMs?.() ?? 0);
      if (this.pending.size === 0 && !this.looking) await this.pacer.rest(untilWokenMs);
    }
  }

  /** One batch for every study that is behind, so that a long one does not hold up the others. */
  private async pass(): Promise<'full' | 'done' | 'failed'> {
    let full = false;
    const failures: unknown[] = [];
    let study: string | undefined;
    const failed = (error: unknown): void => {
      failures.push(error);
      this.options.onError?.(error, this.subscriber.name, study);
    };
    try {
      if (this.looking) {
        this.looking = false;
        this.note(await this.log.heads());
      }
      for (const { study: wanted, after, hash = '' } of await this.behind()) {
        if (this.pacer.stopped) break;
        study = wanted;
        try {
          const events = await this.log.read(study, { position: after, hash }, this.batch);
          // Its head was seen: an event that is not there is lost.
          if (events.length === 0) throw new LedgerAltered(study, after + 1, '', undefined);
          await this.subscriber.deliver(study, events);
          full ||= events.length === this.batch;
        } catch (error) {
          if (error instanceof LedgerAltered) await this.subscriber.park(error);
          else failed(error);
        }
      }
    } catch (error) {
      failed(error);
    }
    if (failures.length > 0) return 'failed';
    return full ? 'full' : 'done';
  }

  private async behind(): Promise<readonly { study: string; after: number; hash?: string }[]> {
    const heads = [...this.pending.values()];
    if (heads.length === 0) return [];
    const behind = await this.subscriber.behind(heads);
    const wanted = new Set(behind.map(({ study }) => study));
    for (const head of heads) {
      // A hint may have come in while the subscriber was asked.
      if (!wanted.has(head.study) && this.pending.get(head.study) === head) this.pending.delete(head.study);
    }
    return behind;
  }

  private note(heads: readonly StudyHead[]): void {
    for (const head of heads) {
      // A hint may be ahead of the look.
      if (head.position >= (this.pending.get(head.study)?.position ?? 0)) this.pending.set(head.study, head);
    }
  }
}
