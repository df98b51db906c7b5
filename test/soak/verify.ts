import { caseledger, type Cluster } from '../../tools/cluster/index.js';
import { checkLedger, checkReadModels, checkReads, checkTopic, readJournal, type Verdict } from './checker/index.js';

const topic = 'caseledger.events';

/** What a check went through. */
export interface Checked {
  readonly commands: number;
  readonly reads: number;
  readonly events: number;
  readonly messages: number;
  readonly duplicates: number;
  readonly rows: number;
}

/** Checks a quiet cluster. Read models are built anew when they are asked for, which takes a second or two for each. */
export async function verify(
  { postgres, kafka }: Cluster,
  journalPath: string,
  verdict: Verdict,
  { readModels }: { readonly readModels: boolean },
): Promise<Checked> {
  const { commands, reads, injected, poisoned } = await readJournal(journalPath);
  checkReads(reads, verdict);
  const leaves = await checkLedger(postgres.url, commands, verdict);
  const { messages, duplicates } = await checkTopic({ brokers: kafka.brokers, topic }, leaves, injected, verdict);
  const rebuild = async (service: string, name: string): Promise<void> => {
    await caseledger(['rebuild', `${service}/${name}`, '--accept-differences'], {
      CASELEDGER_DATABASE_URL: postgres.url,
    });
  };
  const rows = readModels ? await checkReadModels({ adminUrl: postgres.url, leaves, poisoned, rebuild }, verdict) : 0;
  const events = [...leaves.values()].reduce((sum, { length }) => sum + length, 0);
  return { commands: commands.length, reads: reads.length, events, messages, duplicates, rows };
}
