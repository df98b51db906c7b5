/** Runs `clients` closed loops of `once(client, n)` for a while: operations per second and latencies. */
export async function load(clients, milliseconds, once) {
  const latencies = [];
  const started = performance.now();
  const end = started + milliseconds;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let n = 0; performance.now() < end; n += 1) {
        const before = performance.now();
        await once(client, n);
        latencies.push(performance.now() - before);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  latencies.sort((a, b) => a - b);
  return { perSecond: latencies.length / seconds, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];

/** A quantile of times in any order. */
export const quantileOf = (values, q) =>
  quantile(
    [...values].sort((a, b) => a - b),
    q,
  );

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * Every contender in every round, each round beginning with another one, after one round that does not count.
 * @param contenders functions by name, each giving one measurement: an object of numbers.
 * @returns measurements by name, one per round.
 */
export async function rounds(count, contenders) {
  const names = Object.keys(contenders);
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round <= count; round += 1) {
    for (let i = 0; i < names.length; i += 1) {
      const name = names[(round + i) % names.length];
      const result = await contenders[name]();
      if (round > 0) results[name].push(result);
    }
  }
  return results;
}

export const medianOf = (results, field) => median(results.map((result) => result[field]));

/** Median of the rounds' ratios: what disturbs a round disturbs both. */
export const ratio = (ours, peers, field) => median(ours.map((result, i) => result[field] / peers[i][field]));

/** A table in Markdown. */
export function table(head, rows) {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const print = (line) => console.log(`| ${line.map((cell, i) => cell.padStart(widths[i])).join(' | ')} |`);
  print(lines[0]);
  console.log(`| ${widths.map((width) => `${'-'.repeat(width - 1)}:`).join(' | ')} |`);
  lines.slice(1).forEach(print);
}

/** Reads `--name=value` from the command line. */
export function option(name, otherwise) {
  const given = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return given === undefined ? otherwise : given.slice(name.length + 3);
}
