/** An answer to an item: a value, or why there is none. */
export interface ItemAnswer {
  readonly item: string;
  readonly value?: number;
  readonly missing?: 'UNKNOWN';
  readonly note?: string;
}

/** Answers to one instrument, as the server takes them. */
export interface InventedReading {
  readonly instrument: string;
  readonly form?: string;
  readonly answers: readonly ItemAnswer[];
}

const unknown = (item: string): ItemAnswer => ({ item, missing: 'UNKNOWN', note: 'not published' });

/** A visual analogue scale; `null` is a value that was not published. */
export function visualScale(instrument: 'VAS-DAILY' | 'VAS-SPORT', score: number | null): InventedReading {
  return { instrument, answers: [score === null ? unknown('score') : { item: 'score', value: score }] };
}

const activity = [0, 4, 7, 10];
const training = {
  A: [0, 7, 14, 21, 30],
  B: [0, 4, 10, 14, 20],
  C: [0, 2, 5, 7, 10],
} as const;
type TrainingForm = keyof typeof training;
const tenPointItems = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6'];

/**
 * Invents answers to VISA-A that sum to a published total (R-INS-06): of all combinations of the last two questions, the
 * first one that leaves the other six nearest to the same share of their maximum.
 *
 * @throws RangeError for a total that no answers sum to
 */
export function visaA(total: number | null): InventedReading {
  const instrument = 'VISA-A';
  if (total === null) return { instrument, form: 'A', answers: [...tenPointItems, 'q7', 'q8a'].map(unknown) };
  const forms = Object.keys(training) as readonly TrainingForm[];
  const [best] = forms
    .flatMap((form) => activity.flatMap((q7) => training[form].map((q8) => ({ form, q7, q8, rest: total - q7 - q8 }))))
    .filter(({ rest }) => Number.isInteger(rest) && rest >= 0 && rest <= 60)
    .sort((a, b) => Math.abs(a.rest / 60 - total / 100) - Math.abs(b.rest / 60 - total / 100));
  if (best === undefined) throw new RangeError(`No answers to VISA-A sum to ${total}.`);
  const { form, q7, q8, rest } = best;
  return {
    instrument,
    form,
    answers: [
      ...tenPointItems.map((item, i) => ({ item, value: Math.floor(rest / 6) + (i < rest % 6 ? 1 : 0) })),
      { item: 'q7', value: q7 },
      { item: `q8${form.toLowerCase()}`, value: q8 },
    ],
  };
}

/** Components of the imaging score with their maxima, by form. */
const components = {
  'mid-substance': { edema: 100, granulation: 100, collagen: 100 },
  insertional: { edema: 100, granulation: 100, collagen: 100, peritendon: 100, geodes: 50, kager: 50 },
} as const;
export type LesionSite = keyof typeof components;

/**
 * Invents component scores whose percentage of the maximum is a published one: every component has that percentage, and
 * the tenths that rounding leaves over go to the first ones.
 *
 * @throws RangeError for a percentage outside 0 to 100
 */
export function tendonImaging(percent: number | null, form: LesionSite): InventedReading {
  const instrument = 'MRI-TENDON';
  const maxima = Object.entries(components[form]);
  if (percent === null) return { instrument, form, answers: maxima.map(([item]) => unknown(item)) };
  if (!(percent >= 0 && percent <= 100)) throw new RangeError(`${percent} is no percentage.`);
  // In tenths, the finest that the score takes.
  const share = (maximum: number): number => Math.floor((Math.round(percent * 10) * maximum) / 100);
  const total = maxima.reduce((sum, [, maximum]) => sum + maximum, 0);
  let left = Math.round((Math.round(percent * 10) * total) / 100);
  for (const [, maximum] of maxima) left -= share(maximum);
  const answers = maxima.map(([item, maximum], i) => ({ item, value: (share(maximum) + (i < left ? 1 : 0)) / 10 }));
  return { instrument, form, answers };
}
