import { migrateLedger, openRoles, serviceNames, type ServiceName } from '@caseledger/ledger';
import { setting } from '@caseledger/platform';
import { databaseUrl } from '@caseledger/service';
import type { Command } from './command.js';
import { readOptions } from './options.js';

/** `CASELEDGER_COORDINATION_PASSWORD` and so on, or their `_FILE`. */
function servicePasswords(): Record<ServiceName, string> {
  const passwords = serviceNames.map((service) => [
    service,
    setting(`CASELEDGER_${service.toUpperCase()}_PASSWORD`).secret(),
  ]);
  return Object.fromEntries(passwords) as Record<ServiceName, string>;
}

export const migrate: Command = {
  usage: 'migrate',
  summary:
    'brings the ledger of CASELEDGER_DATABASE_URL (as an administrator) up to date, and lets the services log in with ' +
    'CASELEDGER_<SERVICE>_PASSWORD',
  async run(args) {
    readOptions(args, {});
    const url = databaseUrl(undefined, process.env);
    const passwords = servicePasswords();
    await migrateLedger(url);
    await openRoles(url, passwords);
    process.stdout.write(`The ledger is up to date; ${serviceNames.join(', ')} may log in.\n`);
    return 0;
  },
};
