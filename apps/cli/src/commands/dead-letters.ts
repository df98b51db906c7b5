import {
  readDeadLetter,
  readDeadLetters,
  retryDeadLetters,
  type OperatorDeadLetter,
  type RetryResult,
} from '../operations/dead-letters.js';
import { databaseHelp, withOperatorDatabase, type OperatorDatabase } from '../operations/operator-database.js';
import { paint, print, table } from '@caseledger/terminal';
import { UsageError, type Command } from './command.js';
import { readArguments, secondsOf } from './options.js';

const longestError = 80;

export const deadLetters: Command = {
  usage: 'dead-letters list [--all] | show <id> | retry <id>|--all [--wait 20] [--json]',
  summary: 'lists, shows and retries events that could not be applied',
  details: `A dead letter is an event that a projection could not apply. Its study stands still in that projection alone, and never
goes past it. Repair the cause first: deploy the corrected code, or what else the error says.

  list    those at which a study stands still; --all also those that passed later, or whose build was dropped
  show    one of them, with the event as it was recorded (personal values stay sealed) and the error
  retry   lets the study go on from that event, or all studies, and waits up to --wait seconds for what comes of it.
          A service that runs notices within seconds; one that does not will take it up when it starts.

${databaseHelp}

Exit codes: 0 done, and for retry: passed; 1 retried and parked again; 2 it could not be done, or (retry) no service took
it up in time; 78 a setting is wrong.`,

  async run(args) {
    const { values, positionals } = readArguments(args, { all: false, json: false, wait: '20' });
    const [verb, id, ...others] = positionals;
    const waitMs = secondsOf('wait', values.wait) * 1_000;
    if (others.length > 0) throw new UsageError(`dead-letters takes no ${others.join(' ')}.`);
    switch (verb) {
      case 'list':
        if (id !== undefined) throw new UsageError('list takes no id.');
        return withOperatorDatabase((database) => list(database, values));
      case 'show':
        if (id === undefined) throw new UsageError('show takes the id of a dead letter.');
        return withOperatorDatabase((database) => show(database, id, values));
      case 'retry':
        if ((id === undefined) !== values.all) throw new UsageError('retry takes the id of a dead letter, or --all.');
        return withOperatorDatabase((database) => retry(database, id, { ...values, waitMs }));
      default:
        throw new UsageError('dead-letters takes list, show or retry.');
    }
  },
};

async function list(database: OperatorDatabase, { all, json }: { all: boolean; json: boolean }): Promise<number> {
  const letters = (await readDeadLetters(database, database.services)).filter((letter) => all || isOpen(letter));
  if (json) print(JSON.stringify(letters));
  else if (letters.length === 0) print(all ? 'There are no dead letters.' : 'No study stands still at a dead letter.');
  else {
    const rows = letters.map((letter) => [
      letter.id,
      letter.event?.type ?? 'the ledger differs',
      letter.state,
      String(letter.attempts),
      letter.since,
      shortened(letter.error),
    ]);
    print(table(['id', 'event', 'state', 'attempts', 'since', 'error'], rows));
  }
  return 0;
}

async function show(database: OperatorDatabase, id: string, { json }: { json: boolean }): Promise<number> {
  const letter = await readDeadLetter(database, database.services, id);
  if (json) print(JSON.stringify(letter));
  else {
    print(
      [
        `${letter.service}/${letter.projection}, build ${letter.build}, study ${letter.study}, position ${letter.position}`,
        `State     ${letter.state}`,
        `Since     ${letter.since}`,
        `Attempts  ${letter.attempts}`,
        `Error     ${letter.error}`,
        letter.event === null
          ? `Ledger    differs at ${letter.altered?.position ?? '?'}: ${letter.altered?.expected || 'an event'} expected, ${letter.altered?.found ?? 'nothing'} found`
          : `Event     ${JSON.stringify(letter.event, null, 2)}`,
      ].join('\n'),
    );
  }
  return 0;
}

async function retry(
  database: OperatorDatabase,
  id: string | undefined,
  { json, waitMs }: { json: boolean; waitMs: number },
): Promise<number> {
  const letters =
    id === undefined
      ? (await readDeadLetters(database, database.services)).filter(isOpen)
      : [await readDeadLetter(database, database.services, id)];
  const results = await retryDeadLetters(database, database.services, letters, waitMs);
  if (json) print(JSON.stringify(results));
  else if (results.length === 0) print('No study stands still at a dead letter.');
  else for (const result of results) print(sentence(result));
  const came = new Set(results.map(({ outcome }) => outcome));
  if (came.has('waiting') || came.has('discarded')) return 2;
  return came.has('parked') ? 1 : 0;
}

function sentence({ letter, outcome }: RetryResult): string {
  switch (outcome) {
    case 'passed':
      return `${letter.id}  ${paint('green', 'passed')}`;
    case 'parked':
      return `${letter.id}  ${paint('red', 'parked again')} after ${letter.attempts} attempts: ${letter.error}`;
    case 'waiting':
      return `${letter.id}  not taken up yet: ${letter.service} does so when it runs`;
    case 'discarded':
      return `${letter.id}  its build is not live any more: look at the list`;
  }
}

const isOpen = ({ state }: OperatorDeadLetter): boolean => state === 'parked' || state === 'retrying';

function shortened(error: string): string {
  const line = error.replaceAll(/\s+/g, ' ');
  return line.length <= longestError ? line : `${line.slice(0, longestError - 1)}…`;
}
