import { databaseHelp, withOperatorDatabase } from '../operations/operator-database.js';
import { ProgressBar } from '../operations/progress-bar.js';
import { verifyLedger } from '../operations/verify-ledger.js';
import { paint, print } from '@caseledger/terminal';
import type { Command } from './command.js';
import { readOptions } from './options.js';

export const verify: Command = {
  usage: 'verify [--study <code>] [--json]',
  summary: 'reads the whole ledger and says whether every event is what was recorded',
  details: `Every leaf hash is computed anew, positions and the versions of each stream are counted, and compared with what the
ledger says of them; and every event with what the read models have seen. Every sealed value must have its key, unless that
was destroyed, and every command its receipt; with CASELEDGER_MASTER_KEY (or …_FILE; npm start keeps its own) sealed values
are opened, too. It may run beside the services.

  --study     only this study
  --json      for machines

${databaseHelp}

Exit codes: 0 the ledger is whole; 1 it is not: the first position that is wrong is shown for each study; 2 it cannot be
told; 78 a setting is wrong.`,

  async run(args) {
    const { study, json } = readOptions(args, { study: '', json: false });
    const { faults, studies, events } = await withOperatorDatabase(async (database) => {
      const bar = json ? undefined : new ProgressBar('ledger', process.stderr);
      const found = await verifyLedger(database, database.services, study === '' ? undefined : study, (events, total) =>
        bar?.show(events, total),
      );
      bar?.end();
      return found;
    });
    if (json) print(JSON.stringify({ whole: faults.length === 0, studies, events, faults }));
    else {
      for (const { study: where, position, fault } of faults) print(`${where} at ${position}: ${fault}`);
      print(
        faults.length === 0
          ? paint('green', `The ledger is whole: ${events} events of ${studies} studies.`)
          : paint('red', 'The ledger is not what was recorded.'),
      );
    }
    return faults.length === 0 ? 0 : 1;
  },
};
