import type { Schemas } from '@caseledger/client';
import { claim, figure, type Figure } from '@caseledger/journey';
import { roundHalfAwayFromZero, tUpperTail, wilcoxonRankSum } from '@caseledger/statistics';
import { arms, type Arm, type PublishedChange, type PublishedTrial } from './plan.js';

/** What the product says of the trial. */
export interface Computed {
  readonly list: Schemas['AllocationListFile'];
  readonly outcomes: Schemas['OutcomeReport'];
  readonly files: readonly Schemas['ParticipantFile'][];
  readonly genealogies: readonly Schemas['ParticipantGenealogy'][];
}

const rounded = (value: number): number => roundHalfAwayFromZero(value, 2);

/** Mean and standard deviation of a sample. */
function spread(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / (values.length - 1)) };
}

/** Difference of means in pooled standard deviations (Cohen's d). */
function effectSize(first: readonly number[], second: readonly number[]): number {
  const [one, other] = [spread(first), spread(second)];
  const squares = one.sd ** 2 * (first.length - 1) + other.sd ** 2 * (second.length - 1);
  return (one.mean - other.mean) / Math.sqrt(squares / (first.length + second.length - 2));
}

/** Student's test of paired values, two-sided. */
function pairedP(changes: readonly number[]): number {
  const { mean, sd } = spread(changes);
  return 2 * tUpperTail(Math.abs(mean) / (sd / Math.sqrt(changes.length)), changes.length - 1);
}

/** Arms by participant, as the disclosed list says them. */
const armsOf = ({ list }: Computed): ReadonlyMap<string, string | null> =>
  new Map(list.places.map(({ participant, arm }) => [participant, arm]));

/** Changes of an outcome from screening to a visit, in an arm. */
function changesIn(computed: Computed, arm: Arm, outcome: string, visit: string): readonly number[] {
  const allocated = armsOf(computed);
  const table = computed.outcomes.outcomes.find(({ code }) => code === outcome);
  const { values = [] } = table?.changes.find((change) => change.visit === visit) ?? {};
  return values.flatMap(({ participant, change }) => (allocated.get(participant) === arm ? (change ?? []) : []));
}

/** Compares every published figure with what follows from the facts in the product. */
export function compare(published: PublishedTrial, computed: Computed): readonly Figure[] {
  return [
    ...allocation(published, computed),
    ...given(published, computed),
    ...published.changes.flatMap((change) => changeFigures(change, computed)),
    ...gaps(published, computed),
    ...claims(computed),
  ];
}

function allocation({ perArm }: PublishedTrial, computed: Computed): readonly Figure[] {
  const allocated = [...armsOf(computed).values()];
  return [
    figure('allocated', 2 * perArm, allocated.length),
    ...arms.map((arm) => figure(`allocated, ${arm}`, perArm, allocated.filter((one) => one === arm).length)),
  ];
}

/** How often something was given in an arm at an instance of the plan. */
function givenIn(computed: Computed, arm: Arm, scheduled: string, administration: string): number {
  const allocated = armsOf(computed);
  return computed.files
    .filter(({ participant }) => allocated.get(participant) === arm)
    .flatMap(({ administrations }) => administrations)
    .filter((one) => one.scheduled === scheduled && one.administration === administration).length;
}

function given({ perArm, dose, plasma }: PublishedTrial, computed: Computed): readonly Figure[] {
  const allocated = armsOf(computed);
  const productsOf = (arm: Arm) =>
    computed.genealogies
      .filter(({ participant }) => allocated.get(participant) === arm)
      .flatMap(({ products }) => products);
  const distinct = (values: readonly (number | undefined)[]) => [...new Set(values)].join(', ');
  const marrowIn = (arm: Arm) => productsOf(arm).filter(({ donation }) => donation?.administrableProduct === 'CELLS');
  const plan: readonly (readonly [Arm, string, string])[] = [
    ['CELLS', 'DAY-0-MARROW', 'ASPIRATION'],
    ['CELLS', 'DAY-0', 'SALINE'],
    ['CELLS', 'DAY-23', 'CELLS'],
    ['PLASMA', 'DAY-0-MARROW', 'SHAM-ASPIRATION'],
    ['PLASMA', 'DAY-0', 'PLASMA'],
    ['PLASMA', 'DAY-23', 'PLASMA'],
  ];
  return [
    ...plan.map(([arm, scheduled, what]) =>
      figure(`${arm}: ${what} at ${scheduled}`, perArm, givenIn(computed, arm, scheduled, what)),
    ),
    figure('CELLS: marrow taken', perArm, marrowIn('CELLS').length),
    figure('PLASMA: marrow taken', 0, marrowIn('PLASMA').length),
    figure(
      'cells in a dose, 10⁶',
      dose,
      distinct(productsOf('CELLS').flatMap(({ administrations }) => administrations.map(({ cells }) => cells))),
    ),
    figure(
      'plasma, blood taken, mL',
      plasma.bloodVolume,
      distinct(productsOf('PLASMA').map(({ donation }) => donation?.volume)),
    ),
    figure(
      'plasma, mL',
      plasma.volume,
      distinct(productsOf('PLASMA').flatMap(({ intermediates }) => intermediates.map(({ volume }) => volume))),
    ),
  ];
}

function changeFigures(published: PublishedChange, computed: Computed): readonly Figure[] {
  const { outcome, visit, p, effectSize: printed } = published;
  const [first, second] = arms.map((arm) => changesIn(computed, arm, outcome, visit));
  if (first === undefined || second === undefined) return [];
  const name = `${outcome}, ${visit}`;
  const spreadOf = (arm: Arm, values: readonly number[]) => {
    const wanted = published[arm];
    if (wanted === undefined) return [];
    const { mean, sd } = spread(values);
    return [
      figure(`${name}, ${arm}, mean change`, wanted.mean, rounded(mean)),
      figure(`${name}, ${arm}, standard deviation`, wanted.sd, rounded(sd)),
    ];
  };
  return [
    ...spreadOf('CELLS', first),
    ...spreadOf('PLASMA', second),
    ...(p === undefined ? [] : [figure(`${name}, p`, p, rounded(wilcoxonRankSum(first, second).exact.p ?? NaN))]),
    ...(printed === undefined ? [] : [effectFigure(name, printed, first, second, published)]),
  ];
}

/** An effect size that follows from the printed means and spreads, or one that contradicts them. */
function effectFigure(
  name: string,
  printed: number,
  first: readonly number[],
  second: readonly number[],
  { CELLS, PLASMA }: PublishedChange,
): Figure {
  const computed = rounded(effectSize(first, second));
  const pooled = Math.sqrt((CELLS.sd ** 2 + (PLASMA?.sd ?? 0) ** 2) / 2);
  const fromPrint = rounded((CELLS.mean - (PLASMA?.mean ?? 0)) / pooled);
  return fromPrint === printed
    ? figure(`${name}, effect size`, printed, computed)
    : claim(`${name}, effect size`, 'effectSize', printed, computed, fromPrint);
}

/** That cells close the gap and plasma does not, which is why everybody of the other arm is offered cells. */
function gaps({ perArm }: PublishedTrial, computed: Computed): readonly Figure[] {
  const atSix = (arm: Arm) => changesIn(computed, arm, 'gap', 'M6');
  const closes = (changes: readonly number[]) => (pairedP(changes) < 0.05 && spread(changes).mean < 0 ? 'yes' : 'no');
  const below = (p: number, limit: number) => (p < limit ? 'yes' : 'no');
  const pain = (outcome: string) => pairedP(changesIn(computed, 'CELLS', outcome, 'M12'));
  const offered = computed.files.flatMap(({ visits }) =>
    visits.filter(({ code, progress }) => code === 'M12' && progress === 'MISSED'),
  );
  return [
    figure('month 6, gap regenerates, CELLS', 'yes', closes(atSix('CELLS'))),
    figure('month 6, gap regenerates, PLASMA', 'no', closes(atSix('PLASMA'))),
    figure('offered cells after month 6', perArm, offered.length),
    figure(
      'month 12, CELLS, gap, p < 0.0001',
      'yes',
      below(pairedP(changesIn(computed, 'CELLS', 'gap', 'M12')), 0.0001),
    ),
    figure('month 12, CELLS, pain in daily life, p < 0.05', 'yes', below(pain('pain-daily'), 0.05)),
    figure('month 12, CELLS, pain in sport, p < 0.05', 'yes', below(pain('pain-sport'), 0.05)),
  ];
}

/** What one source says against another, or against itself. */
function claims(computed: Computed): readonly Figure[] {
  const answers = (item: string) =>
    computed.files.flatMap(({ characteristics }) =>
      characteristics.flatMap((one) => (one.item === item ? Number(one.value) : [])),
    );
  const [cells = [], plasma = []] = arms.map((arm) => changesIn(computed, arm, 'mid-ii', 'M3'));
  const atSix = arms.flatMap((arm) => changesIn(computed, arm, 'gap', 'M6')).length;
  const injections = ['DAY-0', 'DAY-23'].filter((day) => givenIn(computed, 'PLASMA', day, 'PLASMA') > 0).length;
  return [
    claim('gap of exactly 3 mm', 'gap', 'in (registries), out (titles)', countOf(answers('gap'), 3), '1 in'),
    claim(
      'pain for more than 4 and not more than 6 months',
      'symptoms',
      'in (registries), out (sponsor)',
      `${answers('symptom-months').filter((months) => months > 4 && months <= 6).length} in`,
      '3 in',
    ),
    claim('injections of plasma', 'plasmaInjections', '2 (table), 1 (registry)', injections, 2),
    claim('images of month 6', 'mriAtMonth6', 'not scheduled', `${atSix} read`, '20 read'),
    claim(
      'mid-ii, M3, more of type II after',
      'disorganised',
      'plasma',
      spread(plasma).mean > spread(cells).mean ? 'plasma' : 'cells',
      'cells',
    ),
  ];
}

const countOf = (values: readonly number[], wanted: number): string =>
  `${values.filter((value) => value === wanted).length} in`;
