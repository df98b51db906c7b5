import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from '../../tools/cluster/index.js';

const everyMs = 1_000;

/**
 * Adds up counters of all processes, also over their restarts. A process that is killed takes with it what it counted
 * since it was last asked: the sums are lower bounds.
 */
export class Counters {
  private readonly last = new Map<string, number>();
  private readonly sums = new Map<string, number>();
  private readonly stopping = new AbortController();
  private readonly counting: Promise<void>;

  constructor(
    private readonly cluster: Cluster,
    private readonly names: readonly string[],
  ) {
    this.counting = this.count();
  }

  sum(name: string): number {
    return this.sums.get(name) ?? 0;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.counting;
    await this.look();
  }

  private async count(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.look();
      await pause(everyMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async look(): Promise<void> {
    await Promise.all(
      this.cluster.processes.map(async (process) => {
        const values = await process.metrics(this.names);
        for (const [name, value] of values) {
          const key = `${process.name} ${name}`;
          const before = this.last.get(key) ?? 0;
          this.last.set(key, value);
          // Less than before: it was started again, and counts from 0.
          this.sums.set(name, this.sum(name) + (value < before ? value : value - before));
        }
      }),
    );
  }
}
