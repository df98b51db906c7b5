import type { Operand, ProtocolDerivation, ValueSource } from './derivations.js';
import type { Derivation, Instrument, Item, Protocol } from './protocol.js';
import type { TotalRule } from './scoring.js';

/** What kind of value something has. */
export type ValueKind = 'NUMBER' | 'CODE' | 'YES_NO';

/** The numbers that a value can be. */
export interface Reach {
  readonly least: number;
  readonly most: number;
}

const anything: Reach = { least: -Infinity, most: Infinity };

/** What is known of a value before anything is recorded. */
export interface ValueNature {
  readonly kind: ValueKind;
  /** Of a number. */
  readonly reach: Reach;
}

const yesNo: ValueNature = { kind: 'YES_NO', reach: anything };
const number = (reach: Reach): ValueNature => ({ kind: 'NUMBER', reach });

/** What a value of a source can be; nothing where it rests on itself, or leads nowhere. */
export function natureOf(
  protocol: Protocol,
  source: ValueSource,
  within: readonly string[] = [],
): ValueNature | undefined {
  if (source.derivation !== undefined) {
    const derivation = protocol.derivations?.find(({ code }) => code === source.derivation);
    if (derivation === undefined || within.includes(derivation.code)) return undefined;
    return natureOfDerivation(protocol, derivation, [...within, derivation.code]);
  }
  const instrument = protocol.instruments.find(({ code }) => code === source.instrument);
  const item = instrument?.items.find(({ code }) => code === source.item);
  if (item !== undefined) return natureOfItem(item);
  const total = instrument?.derived.find(({ code }) => code === source.item);
  const reach = instrument && total && reachOfInstrumentTotal(instrument, total, []);
  return reach && number(reach);
}

/** What an answer to an item can be. */
export function natureOfItem({ range, values = [] }: Item): ValueNature {
  if (range !== undefined) return number({ least: range.low, most: range.high });
  const numbers = values.filter((value) => typeof value === 'number');
  const reach = numbers.length === 0 ? anything : { least: Math.min(...numbers), most: Math.max(...numbers) };
  return { kind: numbers.length < values.length || numbers.length === 0 ? 'CODE' : 'NUMBER', reach };
}

/** What a total of an instrument can be; nothing where it rests on itself. */
function reachOfInstrumentTotal(
  instrument: Instrument,
  { code, rule, items, weights = [] }: Derivation,
  within: readonly string[],
): Reach | undefined {
  if (within.includes(code)) return undefined;
  const reaches = items.map((one) => {
    const item = instrument.items.find((other) => other.code === one);
    const total = instrument.derived.find((other) => other.code === one);
    if (item !== undefined) return withoutForm(item, natureOfItem(item).reach);
    return total && reachOfInstrumentTotal(instrument, total, [...within, code]);
  });
  const known = reaches.filter((reach) => reach !== undefined);
  if (known.length < reaches.length) return undefined;
  return reachOfTotal(
    rule,
    known,
    items.map((one) => weights.find(({ item }) => item === one)?.weight ?? 1),
  );
}

/** An item that a form does not have counts for nothing. */
const withoutForm = ({ forms }: Item, { least, most }: Reach): Reach =>
  forms === undefined ? { least, most } : { least: Math.min(0, least), most: Math.max(0, most) };

/** What a total of numbers can be. */
export function reachOfTotal(rule: TotalRule, reaches: readonly Reach[], weights: readonly number[]): Reach {
  switch (rule) {
    case 'SUM':
      return added(reaches);
    case 'WEIGHTED_SUM':
      return added(reaches.map((reach, i) => weighted(reach, weights[i])));
    case 'MEAN':
      return enclosing(reaches);
    case 'PERCENT_OF_MAXIMUM':
      return { least: reaches.every(({ least }) => least >= 0) ? 0 : -Infinity, most: 100 };
  }
}

function natureOfDerivation(
  protocol: Protocol,
  { rule, of }: ProtocolDerivation,
  within: readonly string[],
): ValueNature | undefined {
  const all = of.map((operand) => natureOf(protocol, operand, within));
  const natures = all.filter((one) => one !== undefined);
  if (natures.length < all.length) return undefined;
  const reaches = natures.map(({ reach }) => reach);
  const [first] = natures;
  switch (rule) {
    case 'SUM':
    case 'WEIGHTED_SUM':
    case 'MEAN':
    case 'PERCENT_OF_MAXIMUM':
      return number(
        reachOfTotal(
          rule,
          reaches,
          of.map(({ weight = 1 }) => weight),
        ),
      );
    case 'CHANGE':
      return (
        first && number({ least: first.reach.least - first.reach.most, most: first.reach.most - first.reach.least })
      );
    case 'RELATIVE_CHANGE':
      return first && number({ least: first.reach.least < 0 ? -Infinity : -100, most: Infinity });
    case 'RANK':
      return number({ least: 1, most: placesOf(protocol, of[0]) });
    case 'LEVEL':
      return number({ least: 0, most: of.length });
    case 'COUNT':
      return number({ least: 0, most: Infinity });
    case 'FIRST_OF':
      return first && { kind: first.kind, reach: enclosing(reaches) };
    case 'THRESHOLD':
    case 'ONE_OF':
    case 'ANY_OF':
    case 'ALL_OF':
    case 'NONE_OF':
    case 'HAPPENED':
      return yesNo;
  }
}

/** Bounds may be infinite. */
const added = (reaches: readonly Reach[]): Reach => ({
  least: reaches.reduce((all, { least }) => all + least, 0),
  most: reaches.reduce((all, { most }) => all + most, 0),
});

function weighted({ least, most }: Reach, weight = 1): Reach {
  if (weight === 0) return { least: 0, most: 0 };
  const [one, other] = [least * weight, most * weight];
  return { least: Math.min(one, other), most: Math.max(one, other) };
}

const enclosing = (reaches: readonly Reach[]): Reach => ({
  least: Math.min(...reaches.map(({ least }) => least)),
  most: Math.max(...reaches.map(({ most }) => most)),
});

/** The values of the item that a source is, in their order; none where it is no item with values. */
export function valuesOf({ instruments }: Protocol, { instrument, item }: ValueSource): readonly (number | string)[] {
  const items = instruments.find(({ code }) => code === instrument)?.items;
  return items?.find(({ code }) => code === item)?.values ?? [];
}

const placesOf = (protocol: Protocol, operand: Operand | undefined): number =>
  operand === undefined ? 0 : valuesOf(protocol, operand).length;
