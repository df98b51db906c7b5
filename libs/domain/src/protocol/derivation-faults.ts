import { isDuration, type Unmet } from '@caseledger/kernel';
import {
  type EventCriterion,
  type Operand,
  type ProtocolDerivation,
  type ProtocolDerivationRule,
  type Threshold,
  type ValueSource,
} from './derivations.js';
import { natureOf, valuesOf, type Reach, type ValueKind } from './derived-values.js';
import { isInCircle, type Check } from './faults.js';
import type { Protocol } from './protocol.js';

/** What a rule needs: how many values, of which kind, and which of its own members. */
interface Needs {
  readonly least: number;
  readonly most: number;
  readonly kinds: readonly ValueKind[];
  readonly member?: 'threshold' | 'values' | 'events';
}

const many = (...kinds: readonly ValueKind[]): Needs => ({ least: 1, most: Infinity, kinds });
const one = (...kinds: readonly ValueKind[]): Needs => ({ least: 1, most: 1, kinds });
const events: Needs = { least: 0, most: 0, kinds: [], member: 'events' };

const needs: Readonly<Record<ProtocolDerivationRule, Needs>> = {
  SUM: many('NUMBER'),
  MEAN: many('NUMBER'),
  WEIGHTED_SUM: many('NUMBER'),
  PERCENT_OF_MAXIMUM: many('NUMBER'),
  CHANGE: one('NUMBER'),
  RELATIVE_CHANGE: one('NUMBER'),
  RANK: one('NUMBER', 'CODE'),
  THRESHOLD: { ...one('NUMBER'), member: 'threshold' },
  ONE_OF: { ...one('NUMBER', 'CODE'), member: 'values' },
  ANY_OF: many('YES_NO'),
  ALL_OF: many('YES_NO'),
  NONE_OF: many('YES_NO'),
  LEVEL: many('YES_NO'),
  FIRST_OF: { ...many('NUMBER', 'CODE', 'YES_NO'), least: 2 },
  HAPPENED: events,
  COUNT: events,
};

const totals: readonly ProtocolDerivationRule[] = ['SUM', 'MEAN', 'WEIGHTED_SUM', 'PERCENT_OF_MAXIMUM'];
const changes: readonly ProtocolDerivationRule[] = ['CHANGE', 'RELATIVE_CHANGE'];

/** What of the derivations could never be reckoned, or would always come to the same. */
export const derivationFaults = (protocol: Protocol, check: Check): readonly Unmet[] =>
  (protocol.derivations ?? []).flatMap((derivation, i) => faultsOf(derivation, protocol, `/derivations/${i}`, check));

function faultsOf(derivation: ProtocolDerivation, protocol: Protocol, at: string, check: Check): readonly Unmet[] {
  const { code, rule, of, threshold, values } = derivation;
  const circular = check(
    !isInCircle(code, restsOn(protocol)),
    `${at}/of`,
    `${code} rests on itself, in a circle: let it rest on items, or on derivations that do not rest on it.`,
  );
  const need = needs[rule];
  const faults = [
    ...circular,
    ...check(
      of.length >= need.least && of.length <= need.most,
      `${at}/of`,
      need.most === 0
        ? `${rule} rests on events alone.`
        : need.most === 1
          ? `${rule} is of one value, and ${of.length} are named.`
          : `${rule} needs ${need.least} ${need.least === 1 ? 'value' : 'values'} at least.`,
    ),
    ...of.flatMap((operand, n) => operandFaults(operand, rule, protocol, `${at}/of/${n}`, check)),
    ...memberFaults(derivation, need, at, check),
    ...(derivation.events ?? []).flatMap((event, n) => eventFaults(event, protocol, `${at}/events/${n}`, check)),
  ];
  if (faults.length > 0) return faults;
  const [only] = of as readonly [Operand];
  return [
    ...boundFaults(derivation, protocol, at, check),
    ...(threshold === undefined ? [] : thresholdFaults(threshold, natureOf(protocol, only)?.reach, at, check)),
    ...(values ?? []).flatMap((value, n) => valueFaults(value, only, protocol, `${at}/values/${n}`, check)),
    ...(rule === 'RANK'
      ? check(
          valuesOf(protocol, only).length > 0,
          `${at}/of/0`,
          'A rank is the place of a value among those of its item, and this one lists none.',
        )
      : []),
  ];
}

function operandFaults(
  operand: Operand,
  rule: ProtocolDerivationRule,
  protocol: Protocol,
  at: string,
  check: Check,
): readonly Unmet[] {
  const kind = natureOf(protocol, operand)?.kind;
  const { kinds } = needs[rule];
  return [
    ...sourceFaults(operand, at, check),
    ...check(
      kind === undefined || kinds.length === 0 || kinds.includes(kind),
      at,
      `${rule} is of ${kinds.map((one) => kindWords[one]).join(' or ')}, and this is ${kind === undefined ? 'none' : kindWords[kind]}.`,
    ),
    ...check(
      operand.weight === undefined || rule === 'WEIGHTED_SUM',
      `${at}/weight`,
      `${rule} weighs nothing: say WEIGHTED_SUM, or leave the weight out.`,
    ),
    ...check(
      operand.at === undefined || !changes.includes(rule),
      `${at}/at`,
      'Since when a change counts is said by from: the value itself is that of the visit that is judged.',
    ),
  ];
}

const kindWords: Readonly<Record<ValueKind, string>> = { NUMBER: 'numbers', CODE: 'codes', YES_NO: 'yes or no' };

/** A value comes from one place. */
export const sourceFaults = (
  { instrument, item, derivation }: ValueSource,
  at: string,
  check: Check,
): readonly Unmet[] => [
  ...check(
    (instrument === undefined) !== (derivation === undefined),
    at,
    'It is either of an instrument or a derivation, and one of them has to be said.',
  ),
  ...check(
    (instrument === undefined) === (item === undefined),
    `${at}/item`,
    'An item needs its instrument, and an instrument the item.',
  ),
];

function memberFaults(
  { rule, missing, from, of, ...members }: ProtocolDerivation,
  { member }: Needs,
  at: string,
  check: Check,
): readonly Unmet[] {
  const own = ['threshold', 'values', 'events'] as const;
  return [
    ...own.flatMap((name) => {
      const said = members[name];
      const isThere = Array.isArray(said) ? said.length > 0 : said !== undefined;
      return check(
        (name === member) === isThere,
        `${at}/${name}`,
        name === member ? `${rule} needs ${name}.` : `${rule} has no ${name}.`,
      );
    }),
    ...check(from === undefined || changes.includes(rule), `${at}/from`, `${rule} is no change since a visit.`),
    ...check(
      missing === undefined || totals.includes(rule),
      `${at}/missing`,
      `${rule} is no total in which a value could be replaced.`,
    ),
    ...check(
      missing === undefined || missing.atMost < of.length,
      `${at}/missing/atMost`,
      'With every value missing there is nothing left to reckon with.',
    ),
  ];
}

/** What is set against a greatest or least value needs one. */
function boundFaults(
  { rule, of, missing }: ProtocolDerivation,
  protocol: Protocol,
  at: string,
  check: Check,
): readonly Unmet[] {
  return of.flatMap((operand, n) => {
    const { least = -Infinity, most = Infinity } = natureOf(protocol, operand)?.reach ?? {};
    return [
      ...check(
        rule !== 'PERCENT_OF_MAXIMUM' || Number.isFinite(most),
        `${at}/of/${n}`,
        'It has no greatest value of which a percentage could be taken.',
      ),
      ...check(
        missing === undefined ||
          !['LEAST', 'GREATEST'].includes(missing.replacedBy) ||
          Number.isFinite(missing.replacedBy === 'LEAST' ? least : most),
        `${at}/missing/replacedBy`,
        `Value ${n + 1} has no bound that could stand for it.`,
      ),
    ];
  });
}

function thresholdFaults(
  { is, limit }: Threshold,
  reach: Reach | undefined,
  at: string,
  check: Check,
): readonly Unmet[] {
  if (reach === undefined) return [];
  const { least, most } = reach;
  const met = {
    AT_LEAST: [most >= limit, least >= limit],
    ABOVE: [most > limit, least > limit],
    AT_MOST: [least <= limit, most <= limit],
    BELOW: [least < limit, most < limit],
  } as const;
  const [canBe, mustBe] = met[is];
  const range = `it lies between ${least} and ${most}`;
  return [
    ...check(canBe, `${at}/threshold/limit`, `The threshold ${limit} is never met: ${range}.`),
    ...check(!mustBe, `${at}/threshold/limit`, `The threshold ${limit} is always met: ${range}.`),
  ];
}

function valueFaults(
  value: number | string,
  operand: Operand,
  protocol: Protocol,
  at: string,
  check: Check,
): readonly Unmet[] {
  const listed = valuesOf(protocol, operand);
  return check(listed.length === 0 || listed.includes(value), at, `${value} is no value of ${String(operand.item)}.`);
}

/** An event is named by the member of its kind, and by nothing else. */
export function eventFaults(event: EventCriterion, protocol: Protocol, at: string, check: Check): readonly Unmet[] {
  const member = (
    {
      TERMINAL_EVENT: 'terminalEvent',
      PARTICIPATION_END: 'end',
      ADVERSE_EVENT: 'cases',
      TURNS_TRUE: 'derivation',
    } as const
  )[event.kind];
  const { kind, ...members } = event;
  const others = Object.keys(members).filter((name) => name !== member);
  const source = event.derivation === undefined ? undefined : natureOf(protocol, { derivation: event.derivation });
  return [
    ...check(event[member] !== undefined, `${at}/${member}`, `${kind} needs ${member}.`),
    ...others
      .map((name) => `${at}/${name}`)
      .flatMap((pointer) => check(false, pointer, `${kind} has ${member} alone.`)),
    ...check(
      source === undefined || source.kind === 'YES_NO',
      `${at}/derivation`,
      `${String(event.derivation)} is neither yes nor no, so that it never turns true.`,
    ),
  ];
}

/** What a derivation directly rests on: the values of others, or the events that it waits for. */
const restsOn =
  ({ derivations = [] }: Protocol) =>
  (code: string): readonly string[] => {
    const { of = [], events: awaited = [] } = derivations.find((other) => other.code === code) ?? {};
    return [...of, ...awaited].flatMap(({ derivation }) => derivation ?? []);
  };

export const durationFaults = (text: string | undefined, at: string, check: Check): readonly Unmet[] =>
  check(
    text === undefined || isDuration(text),
    at,
    `${String(text)} is no duration that can be reckoned with: ISO 8601, in whole units, without a sign.`,
  );
