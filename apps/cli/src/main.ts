import { own } from '@caseledger/kernel';
import { OperatorError, operatorExitCode } from '@caseledger/platform';
import { Failure, UsageError, type Command } from './commands/command.js';
import { deadLetters } from './commands/dead-letters.js';
import { demo } from './commands/demo.js';
import { migrate } from './commands/migrate.js';
import { prepareDemo } from './commands/prepare-demo.js';
import { rebuild } from './commands/rebuild.js';
import { status } from './commands/status.js';
import { verify } from './commands/verify.js';
import { JourneyError } from '@caseledger/journey';

const commands: Readonly<Record<string, Command>> = {
  migrate,
  status,
  verify,
  rebuild,
  'dead-letters': deadLetters,
  'prepare-demo': prepareDemo,
  demo,
};

function usage(): string {
  const lines = Object.values(commands).map((command) => `  caseledger ${command.usage}\n      ${command.summary}`);
  return `Usage:\n${lines.join('\n')}\n\n--help after a command says more.`;
}

function help({ usage: line, summary, details }: Command): string {
  return [`Usage: caseledger ${line}`, `${summary}.`, ...(details === undefined ? [] : [details])].join('\n\n');
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = own(commands, name);
  try {
    if (command === undefined && name !== '--help') {
      throw new UsageError(name === '' ? 'Which command?' : `There is no command ${name}.`);
    }
    if (command === undefined || args.includes('--help')) {
      process.stdout.write(`${command === undefined ? usage() : help(command)}\n`);
      return 0;
    }
    return await command.run(args);
  } catch (error) {
    if (error instanceof UsageError) {
      complain(`${error.message}\n${command === undefined ? usage() : `Usage: caseledger ${command.usage}`}`);
      return 2;
    }
    if (error instanceof OperatorError) {
      complain(error.message);
      return operatorExitCode;
    }
    if (error instanceof JourneyError) {
      complain(`\n${error.message}`);
      return 1;
    }
    complain(error instanceof Failure ? error.message : ((error as Error).stack ?? String(error)));
    return 2;
  }
}

const code = await main(process.argv.slice(2));
// First what is written has to be out.
process.stdout.write('', () => process.exit(code));
