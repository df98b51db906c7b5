import { chiSquareUpperTail } from './chi-square.js';
import { sortedTimes, sweep, type FollowUp } from './follow-up.js';
import { quadraticForm } from './quadratic-form.js';
import type { SortedTimes } from './sort-times.js';

/** One subject of a group, compared within a stratum such as a site when one is given. */
export interface GroupedFollowUp extends FollowUp {
  readonly group: string;
  readonly stratum?: string;
}

/** Events of a group beside those expected if the groups did not differ. */
export interface LogRankGroup {
  readonly group: string;
  readonly n: number;
  readonly observed: number;
  readonly expected: number;
}

/** Result of the log-rank test, or the reason why the groups cannot be compared. */
export type LogRank = {
  readonly n: number;
  readonly events: number;
  /** In the order of their names. */
  readonly groups: readonly LogRankGroup[];
  readonly strata: number;
  readonly method: 'log-rank';
} & (
  | { readonly chiSquare: number; readonly df: number; readonly p: number }
  | { readonly chiSquare: undefined; readonly p: undefined; readonly omitted: string }
);

/** The names as they first come, and which of them each row has. */
interface Coded {
  readonly names: readonly string[];
  readonly codes: Uint32Array;
}

/** Every row has the first name. */
const ONE: Coded = { names: [''], codes: new Uint32Array() };

const coded = (rows: readonly GroupedFollowUp[], nameOf: (row: GroupedFollowUp) => string): Coded => {
  const seen = new Map<string, number>();
  const codes = new Uint32Array(rows.length);
  let [before, code]: [string | undefined, number] = [undefined, 0];
  rows.forEach((row, index) => {
    const name = nameOf(row);
    if (name !== before) {
      code = seen.get(name) ?? seen.size;
      if (code === seen.size) seen.set(name, code);
      before = name;
    }
    codes[index] = code;
  });
  return { names: [...seen.keys()], codes };
};

/** Places of the names in their order, so that no figure depends on the order of the rows. */
const inOrder = (names: readonly string[]): readonly number[] =>
  [...names.keys()].sort((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1));

/** The sorted times of each stratum; kinds count on from stratum to stratum, and from 0 in each of the results. */
const byStratum = (all: SortedTimes, strata: number, kindsEach: number): readonly SortedTimes[] => {
  if (strata === 1) return [all];
  const stratumOf = (kind: number): number => Math.floor(kind / kindsEach);
  const sizes = new Uint32Array(strata);
  for (const kind of all.kinds) sizes[stratumOf(kind)] = (sizes[stratumOf(kind)] ?? 0) + 1;
  const found = Array.from(sizes, (size) => ({ times: new Float64Array(size), kinds: new Uint32Array(size) }));
  sizes.fill(0);
  all.kinds.forEach((kind, index) => {
    const stratum = stratumOf(kind);
    const into = found[stratum];
    const place = sizes[stratum] ?? 0;
    if (into === undefined) return;
    into.times[place] = all.times[index] ?? 0;
    into.kinds[place] = kind % kindsEach;
    sizes[stratum] = place + 1;
  });
  return found;
};

/**
 * Log-rank test that survival does not differ between groups, within strata when they are given. Sources: N. Mantel, Cancer
 * Chemotherapy Reports 50 (1966) 163-170; R. Peto and J. Peto, Journal of the Royal Statistical Society A 135 (1972)
 * 185-207. As R's survdiff, with times compared as they are: a group that is never at risk at an event does not count for the degrees of
 * freedom.
 *
 * @throws RangeError when there is nobody or a time is negative or not finite
 */
export const logRank = (rows: readonly GroupedFollowUp[]): LogRank => {
  const groups = coded(rows, ({ group }) => group);
  const strata = rows.some(({ stratum }) => stratum !== undefined) ? coded(rows, ({ stratum }) => stratum ?? '') : ONE;
  const k = groups.names.length;
  // In each stratum two kinds for each group: an event and a censoring.
  const kinds = 2 * k;
  const sorted = sortedTimes(
    rows,
    kinds * strata.names.length,
    ({ event }, i) => (strata.codes[i] ?? 0) * kinds + 2 * (groups.codes[i] ?? 0) + (event ? 0 : 1),
  );
  const sizes = new Float64Array(k);
  const observed = new Float64Array(k);
  const expected = new Float64Array(k);
  const variance = new Float64Array(k * k);
  const separate = byStratum(sorted, strata.names.length, kinds);
  for (const stratum of inOrder(strata.names).flatMap((place) => separate[place] ?? [])) {
    const atRisk = new Float64Array(k);
    for (const kind of stratum.kinds) atRisk[kind >> 1] = (atRisk[kind >> 1] ?? 0) + 1;
    atRisk.forEach((count, g) => (sizes[g] = (sizes[g] ?? 0) + count));
    let left = atRisk.reduce((sum, count) => sum + count, 0);
    sweep(stratum, kinds, (_, counts) => {
      let failed = 0;
      for (let g = 0; g < k; g += 1) failed += counts[2 * g] ?? 0;
      if (failed > 0) {
        const spread = left > 1 ? (failed * (left - failed)) / (left - 1) : 0;
        for (let g = 0; g < k; g += 1) {
          const share = (atRisk[g] ?? 0) / left;
          observed[g] = (observed[g] ?? 0) + (counts[2 * g] ?? 0);
          expected[g] = (expected[g] ?? 0) + failed * share;
          for (let h = 0; h < k; h += 1) {
            const other = (atRisk[h] ?? 0) / left;
            variance[g * k + h] = (variance[g * k + h] ?? 0) + spread * share * ((g === h ? 1 : 0) - other);
          }
        }
      }
      for (let g = 0; g < k; g += 1) {
        const gone = (counts[2 * g] ?? 0) + (counts[2 * g + 1] ?? 0);
        atRisk[g] = (atRisk[g] ?? 0) - gone;
        left -= gone;
      }
    });
  }
  const ordered = inOrder(groups.names);
  const shared = {
    n: rows.length,
    events: observed.reduce((sum, count) => sum + count, 0),
    groups: ordered.map((g) => ({
      group: groups.names[g] ?? '',
      n: sizes[g] ?? 0,
      observed: observed[g] ?? 0,
      expected: expected[g] ?? 0,
    })),
    strata: strata.names.length,
    method: 'log-rank',
  } as const;
  const none = (omitted: string): LogRank => ({ ...shared, chiSquare: undefined, p: undefined, omitted });
  if (shared.events === 0) return none('There is no event.');
  const [, ...compared] = ordered.filter((g) => (expected[g] ?? 0) > 0);
  if (compared.length === 0) return none('Only one group is at risk when events happen.');
  const chiSquare = quadraticForm(
    compared.map((g) => (observed[g] ?? 0) - (expected[g] ?? 0)),
    compared.map((g) => compared.map((h) => variance[g * k + h] ?? 0)),
  );
  if (chiSquare === undefined) return none('Some groups are never at risk together in a way that tells them apart.');
  return { ...shared, chiSquare, df: compared.length, p: chiSquareUpperTail(chiSquare, compared.length) };
};
