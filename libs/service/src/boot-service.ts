import { configurationOrExit } from '@caseledger/platform';
import { boot } from './boot.js';
import { runServices } from './run-services.js';
import type { Service } from './service.js';
import { serviceSettings } from './settings.js';

/** Runs a service in a process of its own, by the settings of the environment. It exits with 78 for a wrong setting. */
export async function bootService(service: Service): Promise<void> {
  const settings = configurationOrExit(() => serviceSettings(service.name));
  await boot(service.name, settings, (logger) =>
    runServices({
      ...settings,
      name: service.name,
      title: service.title,
      shared: true,
      services: [{ service, databaseUrl: settings.databaseUrl }],
      logger,
    }),
  );
}
