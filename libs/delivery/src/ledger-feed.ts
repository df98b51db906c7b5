import type { EventLog, Feed, Subscriber, Subscription } from '@caseledger/kernel';
import { Pacer } from '@caseledger/platform';

/** How a ledger feed reads. */
export interface LedgerFeedOptions {
  /** Milliseconds between two looks at every study's head: hints may be lost. */
  readonly pollMs?: number;
  /** Whether appends wake it; otherwise it only polls. */
  readonly hints?: boolean;
  /** Most events in one delivery. */
  readonly batch?: number;
  /** Told of every failed delivery; the feed tries it again by itself. */
  readonly onError?: (error: unknown, subscriber: string, study?: string) => void;
}

/** The feed that reads straight from the ledger: appends wake it, polling makes sure. */
export class LedgerFeed implements Feed {
  constructor(
    private readonly log: EventLog,
    private readonly options: LedgerFeedOptions = {},
  ) {}

  subscribe(subscriber: Subscriber): Subscription {
    return new LedgerSubscription(this.log, subscriber, this.options);
  }
}

class LedgerSubscription implements Subscription {
  private readonly pollMs: number;
  private readonly batch: number;
  private readonly pacer = new Pacer();
  /** Studies with something new, and how far they are known to go. */
  private readonly pending = new Map<string, number>();
  private nextPoll = 0;
  private readonly unlisten: () => void;
  private readonly done: Promise<void>;

  constructor(
    private readonly log: EventLog,
    private readonly subscriber: Subscriber,
    private readonly options: LedgerFeedOptions,
  ) {
    this.pollMs = options.pollMs ?? 500;
    this.batch = options.batch ?? 500;
    this.unlisten =
      options.hints === false
        ? () => undefined
        : log.onAppend((study, position) => {
            this.note(study, position);
            this.pacer.wake();
          });
    this.done = this.run();
  }

  wake(): void {
    this.nextPoll = 0;
    this.pacer.wake();
  }

  async stop(): Promise<void> {
    this.unlisten();
    this.pacer.stop();
    await this.done;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.pacer.stopped) {
      const outcome = await this.pass();
      if (outcome === 'moved') continue;
      failures = outcome === 'failed' ? failures + 1 : 0;
      if (failures === 0) await this.pacer.rest(this.nextPoll - Date.now());
      else await this.pacer.backOff(failures);
    }
  }

  /** One batch for every study that is behind, so that a long one does not hold up the others. */
  private async pass(): Promise<'moved' | 'idle' | 'failed'> {
    let outcome: 'moved' | 'idle' | 'failed' = 'idle';
    let study: string | undefined;
    const failed = (error: unknown): void => {
      outcome = 'failed';
      this.options.onError?.(error, this.subscriber.name, study);
    };
    try {
      await this.poll();
      for (const target of await this.behind()) {
        if (this.pacer.stopped) break;
        study = target.study;
        try {
          const events = await this.log.read(target.study, target.after, this.batch);
          if (events.length === 0) continue;
          await this.subscriber.deliver(target.study, events);
          if (outcome === 'idle') outcome = 'moved';
        } catch (error) {
          failed(error);
        }
      }
    } catch (error) {
      failed(error);
    }
    return outcome;
  }

  private async poll(): Promise<void> {
    if (Date.now() < this.nextPoll) return;
    this.nextPoll = Date.now() + this.pollMs;
    for (const { study, position } of await this.log.heads()) this.note(study, position);
  }

  private async behind(): Promise<readonly { study: string; after: number }[]> {
    const heads = Array.from(this.pending, ([study, position]) => ({ study, position }));
    if (heads.length === 0) return [];
    const behind = await this.subscriber.behind(heads);
    const wanted = new Set(behind.map(({ study }) => study));
    for (const { study, position } of heads) {
      // A hint may have come in while the subscriber was asked.
      if (!wanted.has(study) && this.pending.get(study) === position) this.pending.delete(study);
    }
    return behind;
  }

  private note(study: string, position: number): void {
    if (position > (this.pending.get(study) ?? 0)) this.pending.set(study, position);
  }
}
