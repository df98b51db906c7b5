import {
  evolveAdverseEvent,
  initialAdverseEvent,
  type AdverseEventState,
} from '../adverse-event/adverse-event.state.js';
import { isOneOf, personOf } from '../adverse-event/verdicts.js';
import { isOfCase } from '../clocks/case-course.js';
import { hasTrait, type RecordedFact } from '../catalogue.js';
import type { Protocol, StoppingRule } from '../protocol/protocol.js';
import { idOf } from '../vocabulary/streams.js';

/** A stopping rule of the protocol in force, evaluated after every event up to a position. */
export interface StoppingVerdict {
  readonly rule: string;
  readonly title: string;
  readonly protocolVersion: string;
  readonly unit: StoppingRule['unit'];
  /** @asType integer */
  readonly treated: number;
  /** @asType integer */
  readonly count: number;
  /** The count that stops at so many treated. */
  /** @asType integer */
  readonly limit: number;
  readonly reached: boolean;
  /** The first event after which it was reached; it stays named when the count falls again. */
  readonly firstReached?: {
    /** @asType integer */
    readonly position: number;
    readonly recordedAt: string;
    /** @asType integer */
    readonly treated: number;
    /** @asType integer */
    readonly count: number;
  };
}

/**
 * The stopping rules of a protocol, each evaluated after every event.
 *
 * @param facts in order: those that expose participants, and all of the cases; others are left out
 */
export function stoppingVerdicts(
  facts: readonly RecordedFact[],
  protocol: Protocol | undefined,
): readonly StoppingVerdict[] {
  return (protocol?.stoppingRules ?? []).map((rule) => verdictOf(rule, protocol?.version ?? '', facts));
}

function verdictOf(rule: StoppingRule, protocolVersion: string, facts: readonly RecordedFact[]): StoppingVerdict {
  const cases = new Map<string, AdverseEventState>();
  /** By case, the person. */
  const counted = new Map<string, string>();
  const treated = new Set<string>();
  let firstReached: StoppingVerdict['firstReached'];
  const now = () => {
    const count = rule.unit === 'EVENTS' ? counted.size : new Set(counted.values()).size;
    return { treated: treated.size, count };
  };
  for (const fact of facts) {
    if (hasTrait('exposes', fact)) treated.add(fact.stream);
    if (!isOfCase(fact)) continue;
    const state = evolveAdverseEvent(cases.get(fact.stream) ?? initialAdverseEvent, fact);
    cases.set(fact.stream, state);
    if (state.report !== undefined && isOneOf(rule.counts, state)) {
      counted.set(fact.stream, personOf(idOf(fact.stream), state.report));
    } else counted.delete(fact.stream);
    const { position, recordedAt } = fact;
    const reached = now();
    if (firstReached === undefined && reached.count >= limitOf(rule, reached.treated)) {
      firstReached = { position, recordedAt, ...reached };
    }
  }
  const last = now();
  const limit = limitOf(rule, last.treated);
  const { code, title, unit } = rule;
  const reached = last.count >= limit;
  return { rule: code, title, protocolVersion, unit, ...last, limit, reached, ...(firstReached && { firstReached }) };
}

const limitOf = ({ limits }: StoppingRule, treated: number): number =>
  (limits.find((limit) => treated <= limit.treated) ?? limits.at(-1))?.count ?? Infinity;
