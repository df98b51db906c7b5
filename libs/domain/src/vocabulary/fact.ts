import type { Actor, Provenance } from '@caseledger/kernel';

/** An event with what `evolve` may know of its envelope. */
export type Fact<E> = E & {
  /** What is sealed in it is bound to this. Absent of events that nothing recorded. */
  readonly id?: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: Actor;
  /** Of what was taken over from the past alone. */
  readonly imported?: Provenance;
};
