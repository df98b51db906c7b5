import { configurationOrExit, createLogger } from '@caseledger/platform';
import { stopOnSignals } from '@caseledger/service';
import { Gateway } from './gateway.js';
import { gatewaySettings } from './settings.js';

const { port, logLevel, upstreams, stopSeconds } = configurationOrExit(() => gatewaySettings());
const logger = createLogger({ level: logLevel, service: 'gateway' });
const gateway = new Gateway({ upstreams, logger });
stopOnSignals(() => gateway.stop(), { seconds: stopSeconds, logger });
logger.info({ port: await gateway.start(port) }, 'listening');
