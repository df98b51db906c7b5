import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { CheckingProxy } from './support/checking-proxy.js';
import { Standalone } from './support/standalone.js';

const product = new Standalone();
const cli = resolve(__dirname, '../dist/apps/cli/src/main.js');
let server: CheckingProxy;
beforeAll(async () => {
  await product.start();
  server = await product.checked();
});
afterAll(() => product.remove());

const demo = (...options: readonly string[]) =>
  promisify(execFile)(process.execPath, [
    cli,
    'demo',
    '--url',
    server.url,
    '--tokens',
    join(product.dataDir, 'tokens.json'),
    ...options,
  ]);

/** What it printed when it was run again. */
let again = '';

describe('npm run demo', () => {
  it('R-INS-06 R-INS-07 R-INS-08 reproduces every published figure or names the contradiction, and may be run again', async () => {
    expect((await demo()).stdout).toMatch(/0 unexplained/);
    again = (await demo()).stdout;
    expect(again).toMatch(/0 unexplained/);
  });

  it('R-AUT-01 (part): plays a programme of four countries to its published figures, and may be run again', async () => {
    expect((await demo('--programme', 'femoral-head')).stdout).toMatch(
      /26 match, 5 known contradictions, 0 unexplained/,
    );
    expect((await demo('--programme', 'femoral-head')).stdout).toMatch(/0 commands recorded now.*\n[^]*0 unexplained/);
  });

  it('plays a request that is refused, and the later one that follows it, without cells for anybody', async () => {
    const { stdout } = await demo('--programme', 'preventive-request');
    expect(stdout).toMatch(/R-\w{7} refused: INJURY, USE-2-1/);
    expect(stdout).toMatch(/ 1 known contradictions, 0 unexplained/);
  });

  it('R-CEL-14 (part): plays one hospital under three legal bases, whose donor goes to several people and is recalled', async () => {
    const { stdout } = await demo('--programme', 'cultured-cells');
    expect(stdout).toMatch(/MSV-ALLO-FROZEN \w+ +done +B-\w{7} of P-\w{7} for P-\w{7}, P-\w{7}, P-\w{7}/);
    expect(stdout).toMatch(/36 match, 7 known contradictions, 0 unexplained/);
  });

  it('R-AUD-10 (part): plays two arms by a sealed list, with a sham, which anybody can verify once it is disclosed', async () => {
    const { stdout } = await demo('--programme', 'patellar');
    const [injector, assessor, same] = ['the one who injects sees', 'the one who assesses', 'everybody the same:'].map(
      (who) => new RegExp(`${who} +(.*)`).exec(stdout)?.[1],
    );
    expect(injector).toMatch(/^(?:(?:CELLS|PLASMA) ?){20}$/);
    expect(assessor).toMatch(/^(?:kept ?){20}$/);
    expect(same).toMatch(/^DAY-0-MARROW BLINDED, DAY-0 BLINDED, DAY-23 BLINDED, 0 products, SCR RECORDED/);
    expect(stdout).toMatch(/42 match, 7 known contradictions, 0 unexplained/);
    expect((await demo('--programme', 'patellar')).stdout).toMatch(
      /everybody sees the arms[^]*\b0 commands recorded now/,
    );
    const tokens = JSON.parse(readFileSync(join(product.dataDir, 'tokens.json'), 'utf8')) as Record<string, string>;
    const list = await fetch(`${server.url}/v1/studies/MSC-TENDO-2015/allocation-lists/1`, {
      headers: { authorization: `Bearer ${tokens['patellar/coordinator']}` },
    });
    const file = join(product.dataDir, 'list.json');
    writeFileSync(file, await list.text());
    const verified = await promisify(execFile)(process.execPath, ['scripts/verify-allocation.mjs', file]);
    expect(verified.stdout).toContain('List 1 of MSC-TENDO-2015: 20 places, 0 faults.');
  });

  it('plays every programme with --all, and nothing beside it', async () => {
    const { stdout } = await demo('--all');
    expect(stdout.match(/figures: .* 0 unexplained/g)).toHaveLength(5);
    expect(stdout.match(/\b0 commands recorded now/g)).toHaveLength(5);
    await expect(demo('--all', '--study', 'X')).rejects.toMatchObject({ code: 2 });
  });

  it('names the programmes that there are', async () => {
    await expect(demo('--programme', 'none')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        'only achilles, cultured-cells, femoral-head, patellar, preventive-request',
      ) as string,
    });
  });

  it('R-INT-02 (part) gets no answer that the API description does not have', () => {
    expect(server.faults).toEqual([]);
  });

  it('R-SAF-02 R-SAF-21 R-ICS-01 shows a serious event with its clocks, its stream and its report', () => {
    expect(again).toMatch(/eu-susar-7 +│ EVCTM +│ 2021-03-23T22:59:59.999Z │ MET /);
    expect(again).toMatch(/eu-susar-7-completion +│ EVCTM +│ 2021-03-31T21:59:59.999Z │ MET /);
    expect(again).toMatch(/cut after \d+ bytes, resumed after \d+/);
    expect(again).toContain('nothing missing, nothing twice');
    expect(again).toMatch(/bytes of E2B\(R3\), accepted/);
  });
});
