import { configurationOrExit, createLogger } from '@caseledger/platform';
import { runServices } from './run-services.js';
import type { Service } from './service.js';
import { serviceSettings } from './settings.js';
import { stopOnSignals } from './stop-on-signals.js';

/**
 * Runs a service in a process of its own, by the settings of the environment. It exits with 78 for a wrong setting, with
 * 1 when it cannot start, and as `stopOnSignals` says.
 */
export async function bootService(service: Service): Promise<void> {
  const settings = configurationOrExit(() => serviceSettings(service.name));
  const { port, databaseUrl, stopSeconds } = settings;
  const logger = createLogger({ level: settings.logLevel, service: service.name });
  try {
    const services = await runServices({
      ...settings,
      title: service.title,
      services: [{ service, databaseUrl }],
      ledgerUrl: databaseUrl,
      logger,
    });
    stopOnSignals(() => services.stop(), { seconds: stopSeconds, logger });
    await services.app.listen(port, '0.0.0.0');
    logger.info({ port: Number(new URL(await services.app.getUrl()).port) }, 'listening');
  } catch (error) {
    logger.fatal({ err: error }, 'the service cannot start');
    process.exit(1);
  }
}
