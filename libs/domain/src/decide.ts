import { earliest, isDate, Refusal, type Actor, type Decision, type Provenance, type Unmet } from '@caseledger/kernel';
import { writesOverKept } from './blinding.js';
import { concernsSubject, forbid, giverOf, knownTo, scopeOfCommand, zoneOfCommand, type Giver } from './authority.js';
import { kindOf, type CaseEvent } from './catalogue.js';
import type { DecisionContext } from './command-definition.js';
import { definitionOf, type Command } from './commands.js';
import { provenanceOf, rowFaults } from './historical-import/imported-rows.js';
import { condition, prevents, refusalOf, refuse } from './refusals.js';
import type { Seen } from './vocabulary/streams.js';
import type { World } from './world.js';

/** The caller may not give the command: nothing is recorded, and nothing else is said. */
interface Denied {
  readonly actor?: undefined;
  readonly decision: Refusal;
  readonly nearMisses: readonly [];
}

/** What was decided for who may give the command, and what a refusal leaves in the ledger. */
interface Judged {
  readonly actor: Actor;
  /** The caller has a part in the study already, and may have seen versions of its streams; a founder has none yet. */
  readonly member: boolean;
  readonly decision: Decision<CaseEvent>;
  /** Near misses to record when the decision is a refusal. */
  readonly nearMisses: readonly CaseEvent[];
  /** Of a row of an import: where its events come from. */
  readonly imported?: Provenance;
  /** IANA zone in which the dates of the command are meant. */
  readonly zone: string;
  /** The kinds of subjects that are not there for the caller, although they are. */
  readonly hidden: readonly Seen[];
  /** The kinds of streams whose versions the caller may be told. */
  readonly versions: readonly Seen[];
}

export type Verdict = Denied | Judged;

const denied = (decision: Refusal): Denied => ({ decision, nearMisses: [] });

/** What every command has to meet, whatever it is about. */
function commonConditions(command: Command, world: World, { scope }: Giver, now: string): readonly Unmet[] {
  const { site, timed } = definitionOf(command.name);
  const { occurredAt } = command.data;
  // What has no site is for those who see the whole study: it would be gone for whoever told it.
  const placed = site === undefined || scope.sites === 'ALL' || scopeOfCommand(command, world).sites.length > 0;
  return [
    ...condition(
      earliest(occurredAt, zoneOfCommand(command, world)) <= Date.parse(now),
      'in-the-future',
      `${occurredAt} lies in the future.`,
      '/occurredAt',
    ),
    ...condition(timed !== true || !isDate(occurredAt), 'time-needed', undefined, '/occurredAt'),
    ...condition(placed, 'site-needed', undefined, '/site'),
  ];
}

/**
 * Decides a command: the conditions that every command shares, then the command's own, all listed when unmet. What the caller
 * may not know of is not there: the answer is the same as if it were not.
 */
export function decide(command: Command, world: World, context: DecisionContext): Verdict {
  const definition = definitionOf(command.name);
  const { data } = command;
  if (definition.founds === undefined && world.study.code === undefined) return denied(refuse('unknown-study'));
  const { world: known, hidden, versions, blinded } = knownTo(command, world, context);
  const giver = giverOf(command, known, context);
  // Whoever may not give the command learns nothing about its subject from the list of conditions.
  if (giver === undefined) return denied(forbid(command, known, context));
  if (blinded && definition.blind === undefined) return denied(refuse('kept-blind'));
  const { imported } = context;
  const faults = [
    ...rowFaults(command.name, known.study, context),
    ...commonConditions(command, known, giver, context.now),
    ...(definition.conditions?.(data, known, context) ?? []),
  ];
  // What was done long ago is not prevented any more.
  const notShown = imported === undefined ? [] : faults.filter(prevents);
  const refused = refusalOf(faults.filter((fault) => !notShown.includes(fault)));
  const decision = refused ?? definition.decide(data, known, context);
  if (blinded && !(decision instanceof Refusal) && writesOverKept(decision, world.participant)) {
    return denied(refuse('kept-blind'));
  }
  if (!(decision instanceof Refusal) && decision.some(({ type }) => hidden.includes(kindOf(type)))) {
    return denied(forbid(command, known, context));
  }
  // Nothing nearly happened where nothing of what was named is there.
  const isNearMiss =
    imported === undefined &&
    decision instanceof Refusal &&
    (decision.kind !== 'not-found' || concernsSubject(command, known));
  return {
    actor: giver.actor,
    member: definition.founds === undefined,
    decision,
    nearMisses: isNearMiss ? (definition.onRefusal?.(data, decision.unmet, context) ?? []) : [],
    ...(imported && { imported: provenanceOf(known.study, imported, notShown) }),
    zone: zoneOfCommand(command, known),
    hidden,
    versions,
  };
}
