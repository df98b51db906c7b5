import type { StudyHead } from '@caseledger/kernel';

interface Follower {
  readonly looked: (heads: readonly StudyHead[]) => void;
  readonly failed: (error: unknown) => void;
}

/** Looks at every study's head now and then, once for all who follow, and not at all when nobody does. */
export class Looks {
  private readonly followers = new Set<Follower>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly heads: () => Promise<readonly StudyHead[]>,
    private readonly everyMs: number,
  ) {}

  /** Begins with a look at once. Returns a stop. */
  follow(looked: Follower['looked'], failed: Follower['failed'] = () => undefined): () => void {
    const follower = { looked, failed };
    this.followers.add(follower);
    this.schedule(0);
    return () => {
      this.followers.delete(follower);
      if (this.followers.size === 0) clearTimeout(this.timer);
    };
  }

  private schedule(milliseconds: number): void {
    clearTimeout(this.timer);
    if (this.followers.size > 0) this.timer = setTimeout(() => void this.look(), milliseconds);
  }

  private async look(): Promise<void> {
    try {
      const heads = await this.heads();
      for (const { looked } of this.followers) looked(heads);
    } catch (error) {
      for (const { failed } of this.followers) failed(error);
    }
    this.schedule(this.everyMs);
  }
}
