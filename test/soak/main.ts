import { parseArgs } from 'node:util';
import { soak, type SoakReport } from './soak.js';

const usage =
  'Usage: npm run soak -- [--minutes 2] [--seed 1] [--replicas 1|2] [--brokers 1|3] [--writers 6] [--rate 40]';

function readArguments() {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      replicas: { type: 'string', default: '2' },
      brokers: { type: 'string', default: '1' },
      writers: { type: 'string', default: '6' },
      rate: { type: 'string', default: '40' },
    },
  });
  const given = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]));
  const { minutes = 0, seed = 0, replicas, brokers, writers = 0, rate = 0 } = given;
  if (!(minutes > 0) || !Number.isSafeInteger(seed) || !(writers >= 1) || !(rate > 0)) throw new Error(usage);
  if ((replicas !== 1 && replicas !== 2) || (brokers !== 1 && brokers !== 3)) throw new Error(usage);
  return { minutes, seed, replicas, brokers, writers, rate } as const;
}

function show({ seconds, faults, counters, checked, failures, violations }: SoakReport): void {
  const line = (name: string, value: string | number): void => {
    console.log(`  ${name.padEnd(70)}${value}`);
  };
  console.log('\nLoad');
  line('seconds', seconds.toFixed(0));
  line('commands acknowledged', checked.commands);
  line('commands a second', (checked.commands / seconds).toFixed(1));
  line('views read', checked.reads);
  line('answers of 500', failures);
  console.log('\nFaults: how often, and the longest that a command took which met one');
  for (const { name, times, longestMs } of faults) line(name, `${times} ×, ${(longestMs / 1_000).toFixed(1)} s`);
  console.log('\nDelivery');
  line('events in the ledger', checked.events);
  line('messages in the topic', checked.messages);
  line('of them repeated', checked.duplicates);
  line('requests that a gateway sent to another process, at least', counters['repeated'] ?? 0);
  line('duplicates that projections dropped, at least', counters['dropped'] ?? 0);
  line('gaps that projections filled from the ledger, at least', counters['filled'] ?? 0);
  line('rows compared with a rebuild', checked.rows);
  line(
    'longest that a command took, seconds',
    (Math.max(...faults.map(({ longestMs }) => longestMs)) / 1_000).toFixed(1),
  );
  console.log(`\n${violations.length} violations`);
  for (const { rule, study, detail } of violations.slice(0, 50)) console.log(`  ${rule}  ${study}  ${detail}`);
}

try {
  const report = await soak({
    ...readArguments(),
    say: (line) => {
      console.log(line);
    },
  });
  show(report);
  process.exitCode = report.violations.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 2;
}
