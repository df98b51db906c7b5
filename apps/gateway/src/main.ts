import { configurationOrExit, createLogger, startTracing } from '@caseledger/platform';
import { stopOnSignals } from '@caseledger/service';
import { Gateway } from './gateway.js';
import { gatewaySettings } from './settings.js';

const { host, port, logLevel, upstreams, documentBytes, stopSeconds, tracing } = configurationOrExit(() =>
  gatewaySettings(),
);
const logger = createLogger({ level: logLevel, service: 'gateway' });
const stopTracing = await startTracing('gateway', tracing, logger);
const gateway = new Gateway({ upstreams, documentBytes, logger });
stopOnSignals(
  async () => {
    await gateway.stop();
    await stopTracing();
  },
  { seconds: stopSeconds, logger },
);
logger.info({ port: await gateway.start(port, host) }, 'listening');
