import { createLogger, OperatorError, operatorExitCode } from '@caseledger/platform';
import { readConfiguration } from './configuration.js';
import { runStandalone } from './standalone.js';

const configuration = readConfiguration();
const logger = createLogger({ level: configuration.logLevel });

/** Ends the process with one sentence; the stack is for who asks for it. */
function end(error: unknown): never {
  logger.debug({ err: error }, 'the end of the process');
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof OperatorError ? operatorExitCode : 1);
}

await runStandalone(configuration, logger, end).catch(end);
