import { configurationOrExit } from '@caseledger/platform';
import { boot } from '@caseledger/service';
import { runRelay } from './run-relay.js';
import { relaySettings } from './settings.js';

const settings = configurationOrExit(() => relaySettings());
await boot('relay', settings, (logger) => runRelay(settings, logger));
