import { systemClock } from '@caseledger/kernel';
import { databaseHelp, withOperatorDatabase } from '../operations/operator-database.js';
import { statusReport } from '../operations/status-report.js';
import { isHealthy, readStatus } from '../operations/status.js';
import { paint, print } from '@caseledger/terminal';
import type { Command } from './command.js';
import { readOptions, secondsOf } from './options.js';

export const status: Command = {
  usage: 'status [--max-lag 60] [--all] [--json]',
  summary:
    'shows how far each projection is in each study, what is parked and why, and who leads each shard of the relay',
  details: `Lag is counted in events, and in seconds since the first event that is not applied was recorded.

  --max-lag   longest lag, in seconds, that needs no attention
  --all       every study, also when there are many; else only those that need attention
  --json      for machines: every study, always

${databaseHelp}

Every event is compared with its leaf hash and with what the read models have seen, and what the relay and webhooks have seen
last with what is there: the ledger may have been cut, changed, or restored from an older backup. What the ledger counts of
its events and streams is compared with what it has. The database computes the hashes; caseledger verify also reads what the events say.

Exit codes: 0 fine; 1 the ledger differs, or something is parked, without a leader, or behind for longer than --max-lag;
2 it cannot be told; 78 a setting is wrong.`,

  async run(args) {
    const { all, json, ...values } = readOptions(args, { 'max-lag': '60', all: false, json: false });
    const maxLagSeconds = secondsOf('max-lag', values['max-lag']);
    const found = await withOperatorDatabase((database) =>
      readStatus(database, database.services, Date.parse(systemClock.now())),
    );
    const healthy = isHealthy(found, maxLagSeconds);
    if (json) print(JSON.stringify({ healthy, maxLagSeconds, ...found }));
    else {
      print(statusReport(found, { maxLagSeconds, all }));
      print(healthy ? paint('green', '\nFine.') : paint('red', '\nSomething needs attention.'));
    }
    return healthy ? 0 : 1;
  },
};
