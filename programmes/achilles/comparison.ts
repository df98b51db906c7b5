import { claim as claimOf, figure as figureOf, show, type Figure } from '@caseledger/journey';
import { quantile, roundHalfAwayFromZero } from '@caseledger/statistics';
import { measures, type Contradiction, type Measure, type PublishedSeries, type PublishedValues } from './published.js';
import type { Schemas } from '@caseledger/client';

type OutcomeTable = Schemas['OutcomeReport']['outcomes'][number];

/** A contradiction has to be one of the known list. */
const figure: (name: string, published: Value, computed: Value, explained?: false | Contradiction) => Figure = figureOf;

type Value = number | string | null | undefined;

const round = (value: Value, decimals: number): Value =>
  typeof value === 'number' ? roundHalfAwayFromZero(value, decimals) : value;

/** Words of the paper that the tables contradict: computed as expected, or unexplained. */
const claim = (contradiction: Contradiction, published: string, computed: string, expected: string): Figure =>
  claimOf(`text, ${contradiction}`, contradiction, published, computed, expected);

/** Everything that is compared: what the server computed of the participants, in the order of the published cases. */
export interface Computed {
  readonly outcomes: Schemas['OutcomeReport'];
  readonly participants: readonly Schemas['ParticipantFile'][];
}

/** Compares every published figure with the computed one (R-INS-06, R-INS-07, R-INS-08). */
export function compare(series: PublishedSeries, computed: Computed): readonly Figure[] {
  return [
    ...baselineOfCases(series, computed),
    ...measures.flatMap((measure) => valuesOfCases(series, computed, measure)),
    ...returnToSport(series, computed),
    ...describedCharacteristics(series, computed.outcomes),
    ...describedOutcomes(series, computed),
    ...measures.map((measure) => friedmanP(series, outcomeOf(computed.outcomes, measure), measure)),
    ...claims(series, computed),
  ];
}

function outcomeOf({ outcomes }: Schemas['OutcomeReport'], measure: Measure): OutcomeTable {
  const found = outcomes.find(({ code }) => code === measure);
  if (found === undefined) throw new Error(`the server computed no ${measure}`);
  return found;
}

const characteristic = (participant: Schemas['ParticipantFile'] | undefined, code: string): Value =>
  participant?.characteristics.find(({ item }) => item === code)?.value;

function baselineOfCases({ cases }: PublishedSeries, { participants }: Computed): readonly Figure[] {
  return cases.flatMap((published, index) => {
    const given = (title: string, code: string, value: Value): Figure =>
      figure(`case ${published.case}, ${title}`, value, characteristic(participants[index], code));
    return [
      given('sex', 'sex', published.sex),
      given('age', 'age', published.age),
      given('body mass index', 'bmi', published.bmi),
      given('rupture', 'rupture', published.rupture),
      given('months since injury', 'months-since-injury', published.monthsSinceInjury),
    ];
  });
}

/** The value of a visit; `null` when it is recorded as missing, with a reason. */
function valueAt(outcome: OutcomeTable, participant: string | undefined, visit: string): Value {
  const row = outcome.values.find((candidate) => candidate.participant === participant);
  const found = row?.values.find((value) => value.visit === visit);
  return found?.missing === undefined ? found?.value : null;
}

function changeAt(outcome: OutcomeTable, participant: string | undefined, visit: string): number | null | undefined {
  const changes = outcome.changes.find((candidate) => candidate.visit === visit);
  return changes?.values.find((value) => value.participant === participant)?.change;
}

/** The change that follows from the printed values; the printed change is sometimes that of month 12. */
const ofTable = ({ M0, M24 }: PublishedValues): number => roundHalfAwayFromZero(M24 - M0, 1);

function valuesOfCases(series: PublishedSeries, computed: Computed, measure: Measure): readonly Figure[] {
  const outcome = outcomeOf(computed.outcomes, measure);
  return series.outcomes[measure].flatMap((published, index) => {
    const participant = computed.participants[index]?.participant;
    const name = `case ${index + 1}, ${measure}`;
    const visits = (['M0', 'M12', 'M24'] as const).map((visit) =>
      figure(`${name}, ${visit}`, published[visit], round(valueAt(outcome, participant, visit), 1)),
    );
    const change = round(changeAt(outcome, participant, 'M24'), 1);
    const mixed = published.difference !== ofTable(published) && change === ofTable(published) && 'mixedVisits';
    return [...visits, figure(`${name}, change`, published.difference, change, mixed)];
  });
}

function returnToSport({ cases }: PublishedSeries, { outcomes, participants }: Computed): readonly Figure[] {
  return cases.flatMap((published, index) => {
    const code = participants[index]?.participant;
    const found = outcomes.returnToSport.values.find(({ participant }) => participant === code);
    const name = `case ${published.case}, return to sport`;
    return [
      figure(`${name}, months`, published.returnToSport.months, found?.months),
      figure(`${name}, activity`, published.returnToSport.activity, found?.activity),
    ];
  });
}

/** The printed interval has the right numbers under the wrong name: it is minimum to maximum. */
function interval(name: string, low: number, high: number, minimum: Value, maximum: Value): Figure {
  const printed = `${low} to ${high} (IQR)`;
  const known = low === minimum && high === maximum && 'rangesCalledQuartiles';
  return figure(`${name}, interval`, printed, `${show(minimum)} to ${show(maximum)} (range)`, known);
}

function describedCharacteristics(
  { published }: PublishedSeries,
  { baseline }: Schemas['OutcomeReport'],
): readonly Figure[] {
  return Object.entries(published.characteristics).flatMap(([code, { median, low, high }]) => {
    const found = baseline.find((candidate) => candidate.code === code);
    return [
      figure(`${code}, median`, median, found?.median),
      interval(code, low, high, found?.minimum, found?.maximum),
    ];
  });
}

function describedOutcomes(series: PublishedSeries, { outcomes, participants }: Computed): readonly Figure[] {
  const { baseline, tissueOfPartialRupturesM0, tissueM12, medianDifference } = series.published;
  const at = (values: readonly number[], p: number): Value =>
    values.length === 0 ? undefined : roundHalfAwayFromZero(quantile(values, p), 1);
  const quartiles = (name: string, values: readonly number[], printed: typeof tissueOfPartialRupturesM0) => [
    figure(`${name}, median`, printed.median, at(values, 0.5)),
    figure(`${name}, lower quartile`, printed.q1, at(values, 0.25)),
    figure(`${name}, upper quartile`, printed.q3, at(values, 0.75)),
  ];
  // From the values as served: the paper prints one decimal even where the protocol has none.
  const atBaseline = (measure: Measure, wanted: readonly Schemas['ParticipantFile'][]): readonly number[] =>
    wanted
      .map(({ participant }) => valueAt(outcomeOf(outcomes, measure), participant, 'M0'))
      .filter((value) => typeof value === 'number');
  const partial = participants.filter((participant) => characteristic(participant, 'rupture') === 'partial');
  const tissue = outcomeOf(outcomes, 'tissue-regeneration').visits.find(({ visit }) => visit === 'M12');
  return [
    ...measures.flatMap((measure) => {
      const printed = baseline[measure];
      return printed === undefined ? [] : quartiles(`${measure}, M0`, atBaseline(measure, participants), printed);
    }),
    ...quartiles(
      'tissue-regeneration of partial ruptures, M0',
      atBaseline('tissue-regeneration', partial),
      tissueOfPartialRupturesM0,
    ),
    figure('tissue-regeneration, M12, median', tissueM12.median, round(tissue?.median, 1)),
    interval('tissue-regeneration, M12', tissueM12.low, tissueM12.high, round(tissue?.minimum, 1), tissue?.maximum),
    ...measures.flatMap((measure) => {
      const printed = medianDifference[measure];
      if (printed === undefined) return [];
      const computed = outcomeOf(outcomes, measure).changes.find(({ visit }) => visit === 'M24')?.median;
      const expected = roundHalfAwayFromZero(quantile(series.outcomes[measure].map(ofTable), 0.5), 1);
      const mixed = printed !== expected && computed === expected && 'mixedVisits';
      return [figure(`${measure}, median change`, printed, computed, mixed)];
    }),
  ];
}

function friedmanP(series: PublishedSeries, { friedman }: OutcomeTable, measure: Measure): Figure {
  const published = series.published.friedmanP[measure];
  const expected = series.recomputed.friedman[measure];
  const { n, pAsymptotic, pExact } = friedman;
  const asRecomputed = n === expected.n && pAsymptotic === expected.pAsymptotic && pExact === expected.pExact;
  const name = `${measure}, Friedman p`;
  const computed = `${show(pAsymptotic)} asymptotic, ${show(pExact)} exact`;
  if (!asRecomputed) return figure(name, published, computed);
  if (published === round(pAsymptotic, 3) || published === round(pExact, 3)) {
    return { name, published: show(published), computed, verdict: 'match' };
  }
  return figure(name, published, computed, 'friedman');
}

/** What text and figures of the paper say against its tables. */
function claims(series: PublishedSeries, { outcomes, participants }: Computed): readonly Figure[] {
  const sexes = outcomes.baseline.find(({ code }) => code === 'sex')?.counts ?? {};
  const sport = outcomeOf(outcomes, 'vas-sport').visits.find(({ visit }) => visit === 'M24');
  const men = sexes.male ?? 0;
  const aged72 = participants.flatMap((participant, index) =>
    characteristic(participant, 'age') === 72 && characteristic(participant, 'months-since-injury') === 120
      ? [`case ${index + 1}`]
      : [],
  );
  const month14 = round(valueAt(outcomeOf(outcomes, 'tissue-regeneration'), participants[5]?.participant, 'M12'), 1);
  const longest = outcomes.returnToSport.months.maximum;
  return [
    claim('sexes', 'all but one were males', `${men} of ${series.cases.length} male`, '6 of 6 male'),
    claim('figureCaptions', 'Figure 3, aged 72, 10 years: case 5', aged72.join(', '), 'case 6'),
    claim('sportPainZero', 'sport pain zero in all at the end', `up to ${show(sport?.maximum)}`, 'up to 0.5'),
    claim('sportByFourMonths', 'all in sport by four months', `by ${show(longest)} months`, 'by 5 months'),
    claim('unscheduledMonths', 'Figure 3, case 6: 95 at month 14', `${show(month14)} at M12`, '95 at M12'),
  ];
}
