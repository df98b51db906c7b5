import { temporaryFolder } from '@caseledger/testkit/folders';
import { join } from 'node:path';
import type { Cluster } from '../../tools/cluster/index.js';
import { CursorWatcher, Verdict } from '../soak/checker/index.js';
import { JournalWriter } from '../soak/load/journal-writer.js';
import { Load } from '../soak/load/load.js';
import { quiet } from '../soak/quiet.js';
import { seededRandom } from '../soak/random.js';
import { verify, type Checked } from '../soak/verify.js';
import { faults, type Scene } from '../faults/faults.js';

const studies = ['FAULTS-1', 'FAULTS-2', 'FAULTS-3'];

/** A cluster with writers and readers at work, under the eye of the checker. */
export class UnderLoad {
  private readonly verdict = new Verdict();
  private readonly watcher: CursorWatcher;
  private readonly scene: Scene;

  private constructor(
    readonly cluster: Cluster,
    readonly load: Load,
    private readonly journal: JournalWriter,
  ) {
    this.watcher = new CursorWatcher(cluster.postgres.url, this.verdict);
    this.scene = { cluster, studies, random: seededRandom(1), journal };
  }

  static async start(cluster: Cluster): Promise<UnderLoad> {
    const journal = new JournalWriter(join(temporaryFolder('faults'), 'journal'));
    const { urls, tokens } = cluster;
    const load = new Load({ urls, tokens, studies, writers: 4, rate: 20, journal });
    await load.start();
    return new UnderLoad(cluster, load, journal);
  }

  /**
   * Makes trouble, waits until it is over, and checks that nothing is lost, doubled or out of order.
   * @returns what was checked, and the longest that a command took meanwhile, in milliseconds.
   */
  async survives(name: keyof typeof faults): Promise<Checked & { readonly longestMs: number }> {
    const from = performance.now();
    await faults[name](this.scene);
    await this.load.pause();
    const longestMs = this.load.longest({ from, to: performance.now() });
    const checked = await this.check({ readModels: false });
    this.load.resume();
    return { ...checked, longestMs };
  }

  /** Nobody writes any more: also the read models are held against a rebuild. */
  async check({ readModels }: { readonly readModels: boolean }): Promise<Checked> {
    await quiet(this.cluster);
    const checked = await verify(this.cluster, this.journal.path, this.verdict, { readModels });
    expect(this.verdict.violations).toEqual([]);
    return checked;
  }

  async stop(): Promise<void> {
    try {
      await this.load.stop();
      await this.watcher.stop();
    } finally {
      this.journal.close();
    }
  }
}
