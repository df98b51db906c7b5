import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DemoError } from './demo/demo-error.js';
import { runDemo } from './demo/demo.js';

const usage = 'Usage: caseledger demo [--url http://127.0.0.1:3000] [--tokens data/tokens.json] [--study ACHILLES-CS]';

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        url: { type: 'string', default: `http://127.0.0.1:${process.env.PORT ?? '3000'}` },
        tokens: { type: 'string', default: join(process.env.CASELEDGER_DATA_DIR ?? 'data', 'tokens.json') },
        study: { type: 'string', default: 'ACHILLES-CS' },
      },
    });
    return positionals.join(' ') === 'demo' ? values : undefined;
  } catch {
    return undefined;
  }
}

async function main(): Promise<number> {
  const options = readArguments();
  if (options === undefined) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  try {
    return (await runDemo(options)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof DemoError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    return 1;
  }
}

process.exitCode = await main();
