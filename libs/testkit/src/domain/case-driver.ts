import {
  streamOf,
  type CaseEvent,
  type Command,
  type CommandName,
  type DataOf,
  decide,
  definitionOf,
  domainRefusals,
  evolveStream,
  type Fact,
  type ImportedRow,
  initialWorld,
  kindOf,
  type Seen,
  type StreamKind,
  streamsOf,
  type Verdict,
  type World,
} from '@caseledger/domain';
import { isDate, isSoftware, Refusal, sha256, type RuleCatalogue, type Unmet } from '@caseledger/kernel';

export type DrivenEvent = Fact<CaseEvent> & { readonly stream: string };

/** One command of a journey, with who gives it: a person, or the software itself by its id. `now` is `occurredAt`, unless it is entered later. */
export interface Step {
  readonly command: Command;
  readonly person: string;
  readonly now?: string;
  /** The row of an import that it is. */
  readonly imported?: ImportedRow;
}

export function step<N extends CommandName>(person: string, name: N, data: DataOf<N>, now?: string): Step {
  return { command: { name, data } as unknown as Command, person, ...(now !== undefined && { now }) };
}

/** An instant that lies on the same date in UTC and in Europe; an instant stays what it is. */
const endOf = (moment: string) => (isDate(moment) ? `${moment}T21:59:59.999Z` : moment);

/** What a condition owes its reader, whatever its words are (R-AUD-14): the members that do not do so. */
function unclear({ rule, message, requirement, remedy, pointer }: Unmet): readonly string[] {
  const declared = (domainRefusals as RuleCatalogue)[rule];
  return [
    ...(declared === undefined ? ['rule'] : []),
    ...(/^\S.* .*\S$/.test(message) ? [] : ['message']),
    ...(requirement === declared?.requirement ? [] : ['requirement']),
    ...(remedy === declared?.remedy ? [] : ['remedy']),
    ...(pointer === undefined || /^(\/[A-Za-z0-9]+)+$/.test(pointer) ? [] : ['pointer']),
  ];
}

/** What a decision is given that it cannot draw or open itself: the same bytes for the same command. */
export function secretsFor(command: Command, world: World, commandId: string) {
  const sealed = definitionOf(command.name).opens?.(command.data, world)?.value;
  return {
    random: sha256(Buffer.from(commandId)),
    ...(sealed !== undefined && '$personal' in sealed && { opened: sealed.$personal.value }),
  };
}

/** A study in memory: decides commands and folds what comes of them, as the ledger would. */
export class CaseDriver {
  readonly events: DrivenEvent[] = [];
  private readonly states = new Map<string, World[StreamKind]>();

  perform({ command, person, now = endOf(command.data.occurredAt), imported }: Step): Verdict {
    const streams = streamsOf(command);
    const commandId = `command-${this.events.length}`;
    const world = this.worldOf(command);
    const row = imported && { imported };
    const context = {
      person,
      system: isSoftware(person),
      now,
      commandId,
      ...secretsFor(command, world, commandId),
      ...row,
    };
    const verdict = decide(command, world, context);
    const events = verdict.decision instanceof Refusal ? verdict.nearMisses : verdict.decision;
    if (verdict.actor === undefined) return verdict;
    const { actor } = verdict;
    const provenance = verdict.imported && { imported: verdict.imported };
    for (const { begins, ...event } of events) {
      const kind = kindOf(event.type);
      const begun = begins === undefined ? undefined : streamOf(kind, begins);
      const stream = begun ?? streams.get(kind) ?? streamOf('near-miss', context.commandId);
      const { occurredAt } = command.data;
      const fact = { ...event, stream, occurredAt, recordedAt: now, actor, ...provenance };
      this.events.push(fact);
      this.states.set(stream, evolveStream(kind, this.states.get(stream) ?? initialWorld[kind], fact));
    }
    return verdict;
  }

  /** Performs steps that must all succeed. */
  run(steps: readonly Step[]): this {
    for (const next of steps) {
      const { decision } = this.perform(next);
      if (decision instanceof Refusal) throw new Error(`${next.command.name}: ${decision.message}`);
    }
    return this;
  }

  /** Types of the events that a step leads to; it must succeed. */
  typesOf(next: Step): readonly string[] {
    const before = this.events.length;
    this.run([next]);
    return this.events.slice(before).map(({ type }) => type);
  }

  /** The conditions that a step must be refused for. */
  unmet(next: Step): readonly Unmet[] {
    const { decision } = this.perform(next);
    if (!(decision instanceof Refusal)) throw new Error(`${next.command.name} was not refused`);
    const faulty = decision.unmet.filter((unmet) => unclear(unmet).length > 0);
    const kinds = decision.unmet.map(({ rule }) => (domainRefusals as RuleCatalogue)[rule]?.kind);
    if (faulty.length > 0 || !kinds.includes(decision.kind))
      throw new Error(`unclear refusal: ${JSON.stringify({ kind: decision.kind, faulty })}`);
    return decision.unmet;
  }

  /** The rules that a step must be refused for. */
  rules(next: Step): readonly string[] {
    return this.unmet(next).map(({ rule }) => rule);
  }

  /** The last event of a type. */
  last<T extends CaseEvent['type']>(type: T): DrivenEvent & { readonly type: T } {
    const event = this.events.findLast((candidate) => candidate.type === type);
    if (event === undefined) throw new Error(`there is no ${type}`);
    return event as DrivenEvent & { readonly type: T };
  }

  /** What a stream is by now. */
  stateOf<K extends Seen>(kind: K, stream: string): World[K] {
    return (this.states.get(stream) ?? initialWorld[kind]) as World[K];
  }

  /** What a command sees by now. */
  worldOf(command: Command): World {
    const states = [...streamsOf(command)].map(([kind, stream]) => [kind, this.stateOf(kind, stream)] as const);
    return { ...initialWorld, ...Object.fromEntries(states) };
  }
}
