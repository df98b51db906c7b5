import { sha256 } from '@caseledger/kernel';
import { readdirSync, readFileSync } from 'node:fs';

const released = readFileSync('libs/ledger/released-migrations.sha256', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('  ') as [digest: string, name: string]);

describe('the migrations of the ledger', () => {
  it.each(released)('%s %s is as it was released: databases have run it', (digest, name) => {
    expect(sha256(readFileSync(`libs/ledger/migrations/${name}`)).toString('hex')).toBe(digest);
  });

  it('come after those that were released', () => {
    const all = readdirSync('libs/ledger/migrations').sort();
    expect(all.slice(0, released.length)).toEqual(released.map(([, name]) => name));
  });
});
