import { Refusal, type Decider, type Decision } from '@caseledger/kernel';

/** What a decision has to be. */
export interface Outcome<Event> {
  /** Exactly these events, in this order; none when nothing has to change. */
  then(...events: readonly Event[]): void;
  /** A refusal for exactly these rules, in any order. */
  thenRefused(...rules: readonly [string, ...string[]]): void;
}

/** One example of how a decider behaves. */
export interface Specification<Command, Event> {
  readonly given: (...events: readonly Event[]) => { readonly when: (command: Command) => Outcome<Event> };
}

function rulesOf(decision: Decision<unknown>): readonly string[] | undefined {
  return decision instanceof Refusal ? decision.unmet.map(({ rule }) => rule).sort() : undefined;
}

function outcomeOf<Event>(decision: Decision<Event>): Outcome<Event> {
  return {
    then: (...events) => {
      expect(decision).toEqual(events);
    },
    thenRefused: (...rules) => {
      // Shows the events when the decider did not refuse.
      expect(rulesOf(decision) ?? decision).toEqual([...rules].sort());
    },
  };
}

/** Reads as: `specification(decider).given(…events).when(command).then(…events)`, or `.thenRefused(…rules)`. */
export function specification<State, Command, Event>(
  decider: Decider<State, Command, Event>,
): Specification<Command, Event> {
  return {
    given: (...events) => ({
      when: (command) => outcomeOf(decider.decide(command, events.reduce(decider.evolve, decider.initialState()))),
    }),
  };
}
