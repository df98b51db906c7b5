import type { Refusal } from './refusal.js';

/** What a command leads to: events to record (none when nothing has to change), or a refusal. */
export type Decision<Event> = readonly Event[] | Refusal;

/** Three pure functions: the whole behaviour of a consistency boundary. */
export interface Decider<State, Command, Event> {
  readonly initialState: () => State;
  readonly decide: (command: Command, state: State) => Decision<Event>;
  readonly evolve: (state: State, event: Event) => State;
}
