import { ConfigurationError } from '@caseledger/platform';
import { UsageError, type Command } from './commands/command.js';
import { demo } from './commands/demo.js';
import { migrate } from './commands/migrate.js';
import { prepareDemo } from './commands/prepare-demo.js';
import { DemoError } from './demo/demo-error.js';

const commands: Readonly<Record<string, Command>> = { migrate, 'prepare-demo': prepareDemo, demo };

function usage(): string {
  const lines = Object.values(commands).map((command) => `  caseledger ${command.usage}\n      ${command.summary}`);
  return `Usage:\n${lines.join('\n')}\n`;
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = commands[name];
  try {
    if (command === undefined) throw new UsageError(name === '' ? undefined : `There is no command ${name}.`);
    return await command.run(args);
  } catch (error) {
    if (error instanceof UsageError) {
      complain([error.message, usage()].filter((text) => text !== '').join('\n'));
      return 2;
    }
    if (error instanceof ConfigurationError) {
      complain(error.message);
      // EX_CONFIG of sysexits.h.
      return 78;
    }
    if (!(error instanceof DemoError)) throw error;
    complain(`\n${error.message}`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
