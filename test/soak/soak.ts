import { temporaryFolder } from '@caseledger/testkit/folders';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startCluster, type Cluster, type ClusterOptions } from '../../tools/cluster/index.js';
import { faults, type Scene } from '../faults/faults.js';
import { CursorWatcher, Verdict, type Violation } from './checker/index.js';
import { Counters } from './counters.js';
import { JournalWriter } from './load/journal-writer.js';
import { Load, type Interval } from './load/load.js';
import { quiet } from './quiet.js';
import { seededRandom, shuffled } from './random.js';
import { verify, type Checked } from './verify.js';

export interface SoakOptions extends ClusterOptions {
  readonly minutes: number;
  readonly seed: number;
  readonly writers: number;
  /** Commands a second. */
  readonly rate: number;
  readonly say: (line: string) => void;
}

/** How often a fault was made, and the longest that a command took which met it, in milliseconds. */
export interface FaultFigures {
  readonly name: string;
  readonly times: number;
  readonly longestMs: number;
}

export interface SoakReport {
  readonly seconds: number;
  readonly faults: readonly FaultFigures[];
  readonly counters: Readonly<Record<string, number>>;
  readonly checked: Checked;
  /** Answers of 500. */
  readonly failures: number;
  readonly violations: readonly Violation[];
}

const studies = ['SOAK-1', 'SOAK-2', 'SOAK-3', 'SOAK-4'];
const counters = {
  published: 'caseledger_relay_published_total',
  dropped: 'caseledger_projection_duplicates_total',
  filled: 'caseledger_projection_gaps_filled_total',
  repeated: 'caseledger_gateway_repeated_total',
} as const;

/** Breaks a cluster under load, by a schedule that follows from the seed, and checks what is left of it. */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const { say } = options;
  const folder = temporaryFolder('soak');
  const cluster = await startCluster(options);
  try {
    say(`cluster ready, ${cluster.processes.length} processes, ${cluster.kafka.nodes.length} brokers`);
    return await soakOn(cluster, join(folder, 'journal'), options);
  } finally {
    await cluster.remove();
  }
}

const names = Object.keys(faults) as readonly (keyof typeof faults)[];

async function soakOn(cluster: Cluster, path: string, options: SoakOptions): Promise<SoakReport> {
  const { seed, minutes, writers, rate, say } = options;
  const random = seededRandom(seed);
  const journal = new JournalWriter(path);
  const verdict = new Verdict();
  const load = new Load({ urls: cluster.urls, tokens: cluster.tokens, studies, writers, rate, journal });
  await load.start();
  const watcher = new CursorWatcher(cluster.postgres.url, verdict);
  const counts = new Counters(cluster, Object.values(counters));

  const began = performance.now();
  const end = began + minutes * 60_000;
  const made: (Interval & { readonly name: string })[] = [];
  const scene: Scene = { cluster, studies, random, journal };
  for (let deck: (keyof typeof faults)[] = []; performance.now() < end;) {
    if (deck.length === 0) deck = shuffled(names, random);
    const name = deck.pop() ?? 'relay killed';
    const from = performance.now();
    await faults[name](scene);
    // A command that met the fault may still wait for its end.
    await pause(500 + random() * 1_500);
    const to = performance.now();
    made.push({ name, from, to });
    say(`${((to - began) / 1_000).toFixed(0).padStart(5)} s  ${name}, ${load.commands.length} commands`);
    load.alive();
  }
  await load.stop();
  const seconds = (performance.now() - began) / 1_000;
  await quiet(cluster);
  journal.close();
  await watcher.stop();
  await counts.stop();
  say('quiet; now the checker');
  const checked = await verify(cluster, path, verdict, { readModels: true });

  return {
    seconds,
    faults: [...new Set(made.map(({ name }) => name))].sort().map((name) => {
      const times = made.filter((fault) => fault.name === name);
      return { name, times: times.length, longestMs: Math.max(...times.map((interval) => load.longest(interval))) };
    }),
    counters: Object.fromEntries(Object.entries(counters).map(([name, metric]) => [name, counts.sum(metric)])),
    checked,
    failures: load.failures,
    violations: verdict.violations,
  };
}
