import { freePort } from '@caseledger/testkit';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { caseledger } from '../tools/cluster/index.js';

const main = resolve(__dirname, '../dist/tools/cluster/main.js');

describe('npm run cluster', () => {
  it('R-INS-06 R-INS-07 R-INS-08 is ready, plays the published case series, and leaves nothing behind at Ctrl-C', async () => {
    const child = spawn(process.execPath, [main, '--port', String(await freePort())], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    await new Promise<void>((ready, failed) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Ctrl-C')) ready();
      });
      child.once('exit', (code) => {
        failed(new Error(`the cluster ended with ${String(code)}`));
      });
    });
    const [, url = ''] = /API +(\S+)/.exec(said) ?? [];
    const [, tokens = ''] = /tokens +(\S+)/.exec(said) ?? [];
    const [, log = ''] = /gateway 1 +\S+ (\S+)/.exec(said) ?? [];
    expect([tokens, log].map((path) => existsSync(path))).toEqual([true, true]);

    expect(await caseledger(['demo', '--url', url, '--tokens', tokens], {})).toContain('0 unexplained');

    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect([tokens, log].map((path) => existsSync(path))).toEqual([false, false]);
  });
});
