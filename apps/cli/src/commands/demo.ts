import { join } from 'node:path';
import { runDemo } from '../demo/demo.js';
import type { Command } from './command.js';
import { readOptions } from './options.js';

export const demo: Command = {
  usage: 'demo [--url http://127.0.0.1:3000] [--tokens data/tokens.json] [--study ACHILLES-CS]',
  summary: 'plays the published case series through REST and compares its figures',
  async run(args) {
    const options = readOptions(args, {
      url: `http://127.0.0.1:${process.env.PORT ?? '3000'}`,
      tokens: join(process.env.CASELEDGER_DATA_DIR ?? 'data', 'tokens.json'),
      study: 'ACHILLES-CS',
    });
    return (await runDemo(options)) ? 0 : 1;
  },
};
