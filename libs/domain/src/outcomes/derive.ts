import { isOneOf } from '../adverse-event/verdicts.js';
import type { EventCriterion, Operand, ProtocolDerivation, Threshold, ValueSource } from '../protocol/derivations.js';
import { natureOf, valuesOf } from '../protocol/derived-values.js';
import type { MissingReason, Protocol } from '../protocol/protocol.js';
import { totalOf, type Scored } from '../protocol/scoring.js';
import type { Course, Happening } from './course.js';

/** Why there is no value: as it was recorded, or the visit was missed, or it is not known yet. */
export type ValueMissing = MissingReason | 'VISIT_MISSED' | 'NOT_RECORDED';

export type OutcomeValue = { readonly value: number | string | boolean } | { readonly missing: ValueMissing };

/** What a source comes to at a visit of the main timeline. */
export type Values = (source: ValueSource, visit: string) => OutcomeValue;

const notRecorded: OutcomeValue = { missing: 'NOT_RECORDED' };
const notApplicable: OutcomeValue = { missing: 'NOT_APPLICABLE' };

/**
 * The values of a participant at the visits of a protocol that is approved: what was recorded, and what follows from it, whatever the
 * order in which derivations are listed.
 */
export function valuesIn(protocol: Protocol, course: Course): Values {
  const recorded = recordedIn(course);
  const known = new Map<string, OutcomeValue>();

  const values: Values = ({ instrument, item, derivation }, visit) => {
    if (derivation === undefined) return recorded(`${String(instrument)}/${String(item)}`, visit);
    const key = `${derivation} ${visit}`;
    const value = known.get(key) ?? derive(derivation, visit);
    known.set(key, value);
    return value;
  };

  const derive = (code: string, visit: string): OutcomeValue => {
    const derivation = protocol.derivations?.find((one) => one.code === code);
    if (derivation === undefined) throw new Error(`there is no derivation ${code}`);
    const of = derivation.of.map((operand) => values(operand, operand.at ?? visit));
    return reckon(derivation, of, visit);
  };

  const reckon = (derivation: ProtocolDerivation, of: readonly OutcomeValue[], visit: string): OutcomeValue => {
    const { rule, missing, threshold, values: listed = [], events = [] } = derivation;
    const [operand] = derivation.of;
    const [first = notRecorded] = of;
    switch (rule) {
      case 'SUM':
      case 'MEAN':
      case 'WEIGHTED_SUM':
      case 'PERCENT_OF_MAXIMUM': {
        const scored = of.map((value, i) => scoredOf(protocol, derivation.of[i], value));
        return totalOf<ValueMissing>(rule, scored, missing, 'UNKNOWN');
      }
      case 'CHANGE':
      case 'RELATIVE_CHANGE':
        return operand === undefined ? first : changeOf(derivation, operand, first, visit);
      case 'RANK':
        return mapped(first, (value) => valuesOf(protocol, operand ?? {}).indexOf(value as string) + 1);
      case 'THRESHOLD':
        return mapped(
          first,
          (value) => typeof value === 'number' && threshold !== undefined && meets(value, threshold),
        );
      case 'ONE_OF':
        return mapped(first, (value) => listed.includes(value as string));
      case 'ANY_OF':
        return anyOf(of);
      case 'ALL_OF':
        return negated(anyOf(of.map(negated)));
      case 'NONE_OF':
        return negated(anyOf(of));
      case 'LEVEL':
        return levelOf(of);
      case 'FIRST_OF':
        return of.find((value) => 'value' in value) ?? first;
      case 'HAPPENED':
      case 'COUNT':
        return untilVisit(rule, events, visit);
    }
  };

  const changeOf = (
    { rule, from }: ProtocolDerivation,
    operand: Operand,
    now: OutcomeValue,
    visit: string,
  ): OutcomeValue => {
    const place = placeOf(course, visit);
    const since = from === undefined ? course.visits.slice(0, Math.max(0, place)).reverse() : [{ code: from }];
    // Of the earlier visit itself, and of those before it, there is no change since.
    if (from !== undefined && placeOf(course, from) >= place && place >= 0) return notApplicable;
    const earlier = since
      .map(({ code }) => values(operand, code))
      .find((value) => from !== undefined || 'value' in value);
    if (earlier === undefined) return notApplicable;
    if ('missing' in now) return now;
    if ('missing' in earlier) return earlier;
    if (typeof now.value !== 'number' || typeof earlier.value !== 'number') return { missing: 'UNKNOWN' };
    const change = now.value - earlier.value;
    if (rule === 'CHANGE') return { value: change };
    return earlier.value === 0 ? notApplicable : { value: (change * 100) / earlier.value };
  };

  const untilVisit = (rule: 'HAPPENED' | 'COUNT', events: readonly EventCriterion[], visit: string): OutcomeValue => {
    const day = course.visits.find(({ code }) => code === visit)?.day;
    if (day === undefined) return notRecorded;
    const happened = happenedOn(course, values, events).filter((on) => on <= day);
    if (rule === 'HAPPENED' && happened.length > 0) return { value: true };
    // Who was not followed so long may have had one that nobody knows of; nothing comes after death.
    const isKnown = (course.lastContact ?? '') >= day || course.happenings.some(({ end }) => end === 'DIED');
    if (!isKnown) return notRecorded;
    return { value: rule === 'HAPPENED' ? false : happened.length };
  };

  return values;
}

const placeOf = ({ visits }: Course, visit: string): number => visits.findIndex(({ code }) => code === visit);

/** The first reading at a scheduled visit counts: a later one replaces none silently. */
function recordedIn({ readings, visits }: Course): (item: string, visit: string) => OutcomeValue {
  const found = new Map<string, OutcomeValue>();
  for (const { scheduled, occurrence, reading } of readings) {
    if (scheduled === null || occurrence > 1) continue;
    for (const { item, value, missing = 'UNKNOWN' } of [...reading.answers, ...reading.derived]) {
      const key = `${scheduled} ${reading.instrument}/${item}`;
      if (!found.has(key)) found.set(key, value === undefined ? { missing } : { value });
    }
  }
  const missed = new Set(visits.filter((visit) => visit.missed).map(({ code }) => code));
  return (item, visit) =>
    found.get(`${visit} ${item}`) ?? (missed.has(visit) ? { missing: 'VISIT_MISSED' } : notRecorded);
}

function scoredOf(protocol: Protocol, operand: Operand | undefined, value: OutcomeValue): Scored<ValueMissing> {
  const reach = operand && natureOf(protocol, operand)?.reach;
  const range = { least: reach?.least ?? -Infinity, most: reach?.most ?? Infinity, weight: operand?.weight ?? 1 };
  if ('missing' in value) return { ...range, missing: value.missing };
  return { ...range, ...(typeof value.value === 'number' && { value: value.value }) };
}

const mapped = (value: OutcomeValue, to: (value: number | string | boolean) => number | boolean): OutcomeValue =>
  'value' in value ? { value: to(value.value) } : value;

const negated = (value: OutcomeValue): OutcomeValue => mapped(value, (yes) => yes !== true);

/** One yes is enough; without one a missing answer might have been it. */
const anyOf = (of: readonly OutcomeValue[]): OutcomeValue =>
  of.find((one) => 'value' in one && one.value === true) ?? of.find((one) => 'missing' in one) ?? { value: false };

/** A missing answer counts only where it might be a higher level than the last yes. */
function levelOf(of: readonly OutcomeValue[]): OutcomeValue {
  const level = of.findLastIndex((one) => 'value' in one && one.value === true) + 1;
  return of.slice(level).find((one) => 'missing' in one) ?? { value: level };
}

function meets(value: number, { is, limit }: Threshold): boolean {
  switch (is) {
    case 'AT_LEAST':
      return value >= limit;
    case 'ABOVE':
      return value > limit;
    case 'AT_MOST':
      return value <= limit;
    case 'BELOW':
      return value < limit;
  }
}

/** The days on which one of the events happened, from the first. */
export function happenedOn(
  { happenings, visits }: Course,
  values: Values,
  events: readonly EventCriterion[],
): readonly string[] {
  const days = events.flatMap((event): readonly string[] => {
    const { derivation } = event;
    if (derivation === undefined) return happenings.filter((one) => isMeant(event, one)).map(({ on }) => on);
    const turned = visits.find(({ code }) => {
      const value = values({ derivation }, code);
      return 'value' in value && value.value === true;
    });
    return turned?.day === undefined ? [] : [turned.day];
  });
  return days.sort();
}

function isMeant({ kind, terminalEvent, end, cases }: EventCriterion, happening: Happening): boolean {
  switch (kind) {
    case 'TERMINAL_EVENT':
      return happening.terminalEvent === terminalEvent;
    case 'PARTICIPATION_END':
      return happening.end === end;
    case 'ADVERSE_EVENT':
      return cases !== undefined && happening.case !== undefined && isOneOf(cases, happening.case);
    case 'TURNS_TRUE':
      return false;
  }
}
