import type { Head, LedgerAltered, RecordedEvent, Subscriber } from '@caseledger/kernel';

/**
 * Keeps a subscriber that the topic feeds from standing still: lets the ledger bring it the studies in which it did not
 * move since the last look, and leaves alone those in which it does.
 */
export class CatchUp implements Subscriber {
  readonly name: string;
  private readonly last = new Map<string, number>();

  /** @param mine whether this process is the one that the topic brings a study to. */
  constructor(
    private readonly subscriber: Subscriber,
    private readonly mine: (study: string) => boolean,
  ) {
    this.name = subscriber.name;
  }

  async behind(heads: readonly Head[]): Promise<readonly { study: string; after: number; hash?: string }[]> {
    const behind = await this.subscriber.behind(heads.filter(({ study }) => this.mine(study)));
    const still = behind.filter(({ study, after }) => (this.last.get(study) ?? after) === after);
    for (const { study, after } of behind) this.last.set(study, after);
    return still;
  }

  async deliver(study: string, events: readonly RecordedEvent[]): Promise<void> {
    await this.subscriber.deliver(study, events);
    const last = events.at(-1);
    if (last !== undefined) this.last.set(study, last.position);
  }

  park(altered: LedgerAltered): Promise<void> {
    return this.subscriber.park(altered);
  }
}
