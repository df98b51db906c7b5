import { sum } from '@caseledger/kernel';
import type { Operand, ProtocolDerivation, ValueSource } from './derivations.js';
import type { Derivation, Instrument, Item, Protocol } from './protocol.js';

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
  return instrument && total && number(reachOfTotal(total, instrument));
}

function natureOfItem({ range, values = [] }: Item): ValueNature {
  if (range !== undefined) return number({ least: range.low, most: range.high });
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < values.length || numbers.length === 0) return { kind: 'CODE', reach: anything };
  return number({ least: Math.min(...numbers), most: Math.max(...numbers) });
}

function reachOfTotal({ rule, items }: Derivation, instrument: Instrument): Reach {
  const reaches = instrument.items.filter(({ code }) => items.includes(code)).map((item) => natureOfItem(item).reach);
  // An item that a form does not have counts for nothing.
  return rule === 'SUM'
    ? {
        least: sum(reaches.map(({ least }) => Math.min(0, least))),
        most: sum(reaches.map(({ most }) => Math.max(0, most))),
      }
    : { least: -Infinity, most: 100 };
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
      return number(added(reaches));
    case 'WEIGHTED_SUM':
      return number(added(reaches.map((reach, i) => weighted(reach, of[i]))));
    case 'MEAN':
      return number(enclosing(reaches));
    case 'PERCENT_OF_MAXIMUM':
      return number({ least: -Infinity, most: 100 });
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

const added = (reaches: readonly Reach[]): Reach => ({
  least: sum(reaches.map(({ least }) => least)),
  most: sum(reaches.map(({ most }) => most)),
});

function weighted({ least, most }: Reach, { weight = 1 }: Operand = {}): Reach {
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
