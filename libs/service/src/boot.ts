import { createLogger, OperatorError, operatorExitCode, startTracing } from '@caseledger/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import type { ProcessSettings } from './settings.js';
import { stopOnSignals } from './stop-on-signals.js';

/** What runs in a process. */
export interface Running {
  /** Not listening yet. */
  readonly app: NestFastifyApplication;
  stop(): Promise<void>;
}

/**
 * Runs a process until a signal ends it, as `stopOnSignals` says. It exits with 1 when it cannot start, with 78
 * when only an operator can put that right.
 */
export async function boot(
  name: string,
  { host, port, logLevel, stopSeconds, tracing }: ProcessSettings,
  run: (logger: Logger) => Promise<Running>,
): Promise<void> {
  const logger = createLogger({ level: logLevel, service: name });
  try {
    const stopTracing = await startTracing(name, tracing, logger);
    const running = await run(logger);
    stopOnSignals(
      async () => {
        await running.stop();
        await stopTracing();
      },
      { seconds: stopSeconds, logger },
    );
    await running.app.listen(port, host);
    logger.info({ port: Number(new URL(await running.app.getUrl()).port) }, 'listening');
  } catch (error) {
    logger.fatal({ err: error }, 'the service cannot start');
    process.exit(error instanceof OperatorError ? operatorExitCode : 1);
  }
}
