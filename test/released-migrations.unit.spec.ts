import { sha256 } from '@caseledger/kernel';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { goldenVersions, releasedMigrations } from './support/golden.js';

const folders = readdirSync('libs')
  .map((room) => `libs/${room}/migrations`)
  .filter((folder) => existsSync(folder));

describe.each(goldenVersions)('the migrations of %s', (version) => {
  it.each(releasedMigrations(version))('%s are as they were released: databases have run them', (file, digest) => {
    expect(sha256(readFileSync(file)).toString('hex')).toBe(digest);
  });
});

describe.each(folders)('%s', (folder) => {
  const files = readdirSync(folder).sort();
  const released = new Set(goldenVersions.flatMap((version) => releasedMigrations(version).map(([file]) => file)));

  it('counts its migrations without a hole, those that were released first', () => {
    expect(files.map((file) => file.slice(0, 5))).toEqual(files.map((_, i) => `${String(i + 1).padStart(4, '0')}_`));
    const known = files.map((file) => released.has(`${folder}/${file}`));
    expect(known).toEqual([...known].sort((one, other) => Number(other) - Number(one)));
  });
});
