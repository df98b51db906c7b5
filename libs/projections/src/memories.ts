import { LRUCache } from 'lru-cache';
import type { Memory } from './projection.js';

/** Entries of all studies of a build together: the states of some thousand subjects. */
const most = 5_000;

/**
 * What one build's projection remembers of its own rows, study by study. It holds only where the build still is: whoever
 * moved the cursor meanwhile wrote other rows.
 */
export class Memories {
  private readonly kept = new LRUCache<string, object>({ max: most });
  private readonly studies = new LRUCache<string, { readonly position: number; readonly epoch: number }>({ max: most });
  private epochs = 0;

  /** What is remembered of a study at a position. It is forgotten until `keep` says that what follows was committed. */
  take(study: string, position: number): Memory & { readonly keep: (position: number) => void } {
    const known = this.studies.get(study);
    this.studies.delete(study);
    const epoch = known?.position === position ? known.epoch : ++this.epochs;
    return {
      get: (key) => this.kept.get(`${epoch} ${key}`),
      set: (key, value) => this.kept.set(`${epoch} ${key}`, value),
      keep: (reached) => this.studies.set(study, { position: reached, epoch }),
    };
  }
}
