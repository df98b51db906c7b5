import type { Logger } from 'pino';

/**
 * Stops at SIGTERM or SIGINT, and exits: with 0 when everything ended, with 1 when the stop failed or work under way had
 * not ended at the deadline. What is abandoned then is as after a crash: nothing that was acknowledged is lost.
 */
export function stopOnSignals(
  stop: () => Promise<void>,
  { seconds, logger }: { readonly seconds: number; readonly logger: Logger },
): void {
  let stopping = false;
  const begin = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    logger.debug({ signal }, 'stopping');
    setTimeout(() => {
      logger.error({ seconds }, 'work that was under way is abandoned at the deadline');
      process.exit(1);
    }, seconds * 1000).unref();
    stop().then(
      () => {
        logger.info({ signal }, 'stopped');
        process.exit(0);
      },
      (error: unknown) => {
        logger.error({ err: error }, 'the end was not clean');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, begin);
}
