import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { diskSpaceCheck } from './disk-space.js';

describe('the disk of a data folder', () => {
  it('is not ready when less than the bound is free', async () => {
    const { blocks, bsize } = statfsSync(tmpdir());
    await expect(diskSpaceCheck(tmpdir(), 0).check()).resolves.toBeUndefined();
    await expect(diskSpaceCheck(tmpdir(), (blocks + 1) * bsize).check()).rejects.toThrow('bytes left');
  });
});
