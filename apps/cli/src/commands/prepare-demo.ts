import { LocalIssuer } from '@caseledger/access';
import { PerformCommandHandler } from '@caseledger/commands';
import { WorldCache } from '@caseledger/study';
import { upcasters } from '@caseledger/domain';
import { systemClock } from '@caseledger/kernel';
import { PostgresEventStore } from '@caseledger/ledger';
import { setting, software, writeWhole } from '@caseledger/platform';
import { masterKey, serviceDatabaseUrl } from '@caseledger/service';
import { join, resolve } from 'node:path';
import { writePersonaTokens } from '../../../standalone/src/index.js';
import { loadReferenceStudy } from '../../../standalone/src/index.js';
import type { Command } from './command.js';
import { readOptions } from './options.js';

export const prepareDemo: Command = {
  usage: 'prepare-demo [--data data]',
  summary:
    'for development: makes an issuer with its key set and the persona tokens, and loads the reference study into the ' +
    'ledger of CASELEDGER_DATABASE_URL with CASELEDGER_MASTER_KEY',
  async run(args) {
    const { data } = readOptions(args, { data: process.env.CASELEDGER_DATA_DIR ?? 'data' });
    const dataDir = resolve(data);
    const store = new PostgresEventStore({
      upcasters,
      connectionString: serviceDatabaseUrl('coordination', process.env),
      masterKey: masterKey(),
      software,
    });
    try {
      const issuer = await LocalIssuer.open({
        dataDir,
        issuer: setting('CASELEDGER_OIDC_ISSUER').text('caseledger-demo'),
        audience: setting('CASELEDGER_OIDC_AUDIENCE').text('caseledger'),
      });
      const keySet = join(dataDir, 'jwks.json');
      const tokens = join(dataDir, 'tokens.json');
      await writeWhole(keySet, `${JSON.stringify(issuer.keys, null, 2)}\n`);
      await writePersonaTokens(issuer, tokens);
      const worlds = new WorldCache(store);
      const handler = new PerformCommandHandler(store, worlds, systemClock, store.vault);
      const { line, refused } = await loadReferenceStudy({ handler, worlds });
      for (const why of refused) process.stderr.write(`${why}\n`);
      process.stdout.write(
        [
          `The ledger has ${line}.`,
          `  CASELEDGER_OIDC_ISSUER=${issuer.issuer}`,
          `  CASELEDGER_OIDC_AUDIENCE=${issuer.audience}`,
          `  CASELEDGER_OIDC_JWKS_FILE=${keySet}`,
          `  Persona tokens: ${tokens}`,
          '',
        ].join('\n'),
      );
      return 0;
    } finally {
      await store.close();
    }
  },
};
