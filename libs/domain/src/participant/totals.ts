import { natureOfItem, reachOfTotal, type Reach } from '../protocol/derived-values.js';
import type { Derivation, Instrument, Item, MissingReason } from '../protocol/protocol.js';
import { totalOf, type Scored } from '../protocol/scoring.js';
import type { Answer, Reading } from './participant.model.js';

interface Total {
  readonly result: { readonly value: number } | { readonly missing: MissingReason };
  readonly reach: Reach;
}

/**
 * The totals of a reading. A total may rest on others, whatever their order.
 * @param items of the form that was answered, by code
 * @param answers by code of the item
 */
export function totalsOf(
  { derived }: Instrument,
  items: ReadonlyMap<string, Item>,
  answers: ReadonlyMap<string, Answer>,
): Reading['derived'] {
  const known = new Map<string, Total>();

  const scoredItem = (item: Item): Omit<Scored<MissingReason>, 'weight'> => {
    const { value, missing } = answers.get(item.code) ?? {};
    return {
      ...natureOfItem(item).reach,
      ...(typeof value === 'number' && { value }),
      ...(missing !== undefined && { missing }),
    };
  };

  const reckon = ({ rule, items: of, weights = [], missing }: Derivation): Total => {
    const scored = of.flatMap((code): readonly Scored<MissingReason>[] => {
      const weight = weights.find(({ item }) => item === code)?.weight ?? 1;
      const item = items.get(code);
      if (item !== undefined) return [{ ...scoredItem(item), weight }];
      const total = totalBy(code);
      return total === undefined ? [] : [{ ...total.result, ...total.reach, weight }];
    });
    const all = scored.map(({ weight }) => weight);
    return { result: totalOf(rule, scored, missing, 'UNKNOWN'), reach: reachOfTotal(rule, scored, all) };
  };

  /** Nothing where it is an item that the form does not have. */
  const totalBy = (code: string): Total | undefined => {
    const derivation = derived.find((one) => one.code === code);
    if (derivation === undefined) return undefined;
    const total = known.get(code) ?? reckon(derivation);
    known.set(code, total);
    return total;
  };

  return derived.map(({ code, ...rest }) => ({ item: code, ...(totalBy(code) ?? reckon({ code, ...rest })).result }));
}
