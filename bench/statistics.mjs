/**
 * Survival methods on many rows, beside lifelines when PYTHON names a Python that has it. Each contender gets the data in the
 * form it takes: rows here, NumPy arrays there. lifelines always computes the limits of every point.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { kaplanMeier, logRank } from '../dist/libs/statistics/src/index.js';
import { medianOf, option, ratio, rounds, table } from './measure.mjs';

const size = Number(option('rows', 1_000_000));
const count = Number(option('rounds', 5));
const python = process.env.PYTHON;

/** Numbers from 0 to 1, the same in every run. */
function uniform(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Times in years, all distinct or by the day, a third of them censored, in two groups. */
function subjects(unit) {
  const next = uniform(1);
  return Array.from({ length: size }, () => {
    const group = next() < 0.5 ? 'control' : 'treated';
    const years = -Math.log(1 - next()) * (group === 'control' ? 2 : 2.02);
    return { time: unit === 0 ? years : Math.ceil(years / unit), event: next() < 2 / 3, group };
  });
}

const lifelines = `
import sys, time
import numpy as np
from lifelines import KaplanMeierFitter
from lifelines.statistics import logrank_test

times, flags = np.fromfile(sys.argv[1] + "/times"), np.fromfile(sys.argv[1] + "/flags", dtype=np.uint8)
events, treated = flags & 1 == 1, flags & 2 == 2
print("ready", flush=True)
for line in sys.stdin:
    before = time.perf_counter()
    if line.strip() == "log-rank":
        found = logrank_test(times[treated], times[~treated], events[treated], events[~treated]).test_statistic
    else:
        found = KaplanMeierFitter().fit(times, events).median_survival_time_
    print(time.perf_counter() - before, found, flush=True)
`;

/** A Python that keeps the rows and answers how long a method took and what it found. */
async function peer(rows) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-statistics-'));
  await writeFile(
    join(folder, 'times'),
    Float64Array.from(rows, ({ time }) => time),
  );
  await writeFile(
    join(folder, 'flags'),
    Uint8Array.from(rows, ({ event, group }) => (event ? 1 : 0) + (group === 'treated' ? 2 : 0)),
  );
  const child = spawn(python, ['-c', lifelines, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { done, value } = await lines.next();
    if (done) throw new Error('Python ended: has it lifelines?');
    return value.split(' ').map(Number);
  };
  await answer();
  return {
    measure: async (method) => {
      child.stdin.write(`${method}\n`);
      const [seconds, found] = await answer();
      return { seconds, found };
    },
    end: async () => {
      child.stdin.end();
      await rm(folder, { recursive: true });
    },
  };
}

const methods = {
  'Kaplan–Meier': (rows) => kaplanMeier(rows, 'log-log').median.value,
  'Kaplan–Meier, every point read': (rows) => {
    const { curve, median } = kaplanMeier(rows, 'log-log');
    let limits = 0;
    for (const { upper } of curve) if (upper !== undefined) limits += 1;
    return limits > 0 ? median.value : undefined;
  },
  'log-rank': (rows) => logRank(rows).chiSquare,
};

const lines = [];
for (const [times, unit] of Object.entries({ distinct: 0, days: 1 / 365.25 })) {
  const rows = subjects(unit);
  const other = python === undefined ? undefined : await peer(rows);
  for (const [method, run] of Object.entries(methods)) {
    const results = await rounds(count, {
      ours: () => {
        const before = performance.now();
        const found = run(rows);
        return { seconds: (performance.now() - before) / 1000, found };
      },
      ...(other && { lifelines: () => other.measure(method) }),
    });
    const { ours, lifelines: theirs } = results;
    lines.push([
      method,
      times,
      medianOf(ours, 'seconds').toFixed(3),
      theirs ? medianOf(theirs, 'seconds').toFixed(3) : '',
      theirs ? ratio(theirs, ours, 'seconds').toFixed(1) : '',
      ours[0].found.toPrecision(10),
      theirs ? theirs[0].found.toPrecision(10) : '',
    ]);
  }
  await other?.end();
}
console.log(`\n${size} rows, medians of ${count} rounds\n`);
table(['method', 'times', 'ours s', 'lifelines s', 'times as fast', 'ours found', 'lifelines found'], lines);
