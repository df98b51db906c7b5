import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Standalone } from './support/standalone.js';

const product = new Standalone();
const cli = resolve(__dirname, '../dist/apps/cli/src/main.js');
jest.setTimeout(180_000);

beforeAll(() => product.start());
afterAll(() => product.remove());

const demo = () =>
  promisify(execFile)(process.execPath, [
    cli,
    'demo',
    '--url',
    product.url,
    '--tokens',
    join(product.dataDir, 'tokens.json'),
  ]);

describe('npm run demo', () => {
  it('R-INS-06 R-INS-07 R-INS-08 reproduces every published figure or names the contradiction, and may be run again', async () => {
    const first = await demo();
    expect(first.stdout).toMatch(/0 unexplained/);
    const again = await demo();
    expect(again.stdout).toMatch(/0 unexplained/);
  });
});
