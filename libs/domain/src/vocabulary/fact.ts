import type { Actor } from '@caseledger/kernel';

/** An event with what `evolve` may know of its envelope. */
export type Fact<E> = E & { readonly occurredAt: string; readonly recordedAt: string; readonly actor: Actor };
