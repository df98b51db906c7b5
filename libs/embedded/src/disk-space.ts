import type { ReadinessCheck } from '@caseledger/platform';
import { statfs } from 'node:fs/promises';

/** Free space of the data folder, in bytes, below which nothing new should come: four segments of PostgreSQL's log. */
const leastFreeBytes = 64 * 1024 * 1024;

/** Not ready while the disk of a folder is nearly full: PostgreSQL still reads then, and the next write may fail. */
export function diskSpaceCheck(folder: string, leastBytes = leastFreeBytes): ReadinessCheck {
  return {
    name: 'disk',
    check: async () => {
      const { bavail, bsize } = await statfs(folder);
      const free = bavail * bsize;
      if (free < leastBytes) throw new Error(`${folder} has ${free} bytes left, and needs ${leastBytes}`);
    },
  };
}
