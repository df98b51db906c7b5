import { own } from '@caseledger/kernel';
import { heading, paint, table, type Style } from '@caseledger/terminal';

/** A published figure beside the computed one. */
export interface Figure {
  readonly name: string;
  readonly published: string;
  readonly computed: string;
  readonly verdict: 'match' | 'contradiction' | 'unexplained';
  /** A contradiction of the publications that is known, by its name. */
  readonly contradiction?: string;
}

type Value = number | string | null | undefined;

/** A value as figures print it; `null` is one that is missing. */
export const show = (value: Value): string => (value === null ? 'missing' : String(value ?? 'nothing'));

/** A figure that has to match, unless a known contradiction explains the difference. */
export function figure(name: string, published: Value, computed: Value, explained?: false | string): Figure {
  const words = { name, published: show(published), computed: show(computed) };
  if (explained) return { ...words, verdict: 'contradiction', contradiction: explained };
  return { ...words, verdict: show(published) === show(computed) ? 'match' : 'unexplained' };
}

/** What is published and contradicts what was computed: the expected value, or unexplained. */
export function claim(name: string, contradiction: string, published: Value, computed: Value, expected: Value): Figure {
  const words = { name, published: show(published), computed: show(computed) };
  if (show(computed) !== show(expected)) return { ...words, verdict: 'unexplained' };
  return { ...words, verdict: 'contradiction', contradiction };
}

const colours: Readonly<Record<Figure['verdict'], Style>> = {
  match: 'green',
  contradiction: 'yellow',
  unexplained: 'red',
};

/** Every published figure beside the computed one, and the contradictions in the words of the known list. */
export function figureReport(figures: readonly Figure[], known: Readonly<Record<string, string>>): string {
  const found = [...new Set(figures.flatMap(({ contradiction }) => contradiction ?? []))];
  return [
    heading('Published and computed figures'),
    table(
      ['figure', 'published', 'computed', 'verdict'],
      figures.map(({ name, published, computed, verdict, contradiction }) => [
        name,
        published,
        computed,
        paint(colours[verdict], contradiction === undefined ? verdict : `contradiction: ${contradiction}`),
      ]),
    ),
    heading('Known contradictions of the paper'),
    ...found.map((name) => `  ${name}: ${show(own(known, name))}`),
  ].join('\n');
}

/** `N figures: M match, K known contradictions, U unexplained`. */
export function summaryLine(figures: readonly Figure[]): string {
  const count = (verdict: Figure['verdict']): number => figures.filter((one) => one.verdict === verdict).length;
  const unexplained = count('unexplained');
  const line = `${figures.length} figures: ${count('match')} match, ${count('contradiction')} known contradictions, ${unexplained} unexplained`;
  return paint(unexplained === 0 ? 'green' : 'red', line);
}
