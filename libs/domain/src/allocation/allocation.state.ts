import { canonicalJson, type Personal } from '@caseledger/kernel';
import type { Protocol } from '../protocol/protocol.js';
import type { Randomisation } from '../protocol/allocation-plan.js';
import type { EventsOf, StreamDefinition } from '../vocabulary/event.js';
import type { Fact } from '../vocabulary/fact.js';
import type { allocationEvents, CohortDecision } from './allocation.events.js';
import type { Stratum } from './permuted-blocks.js';

/** An allocation list of the study. Of whom it is, it does not know. */
export interface AllocationList {
  /** 1 for the first one. */
  readonly list: number;
  readonly randomisation: Randomisation;
  readonly commitment: string;
  /** Sealed, with the id of the event that it is bound to. */
  readonly seed: { readonly event: string; readonly value: Personal<string> };
  /** The strata of those who were allocated by it, in their order. */
  readonly taken: readonly Stratum[];
  /** When the last of them was. */
  readonly lastAt?: string;
  readonly closed: boolean;
  /** The seed, once it is disclosed. */
  readonly disclosed?: string;
}

/** The participants of a dose level. */
export interface Cohort {
  /** Code of the arm. */
  readonly level: string;
  readonly open: boolean;
  /** How many participants it has when it is full. */
  readonly places: number;
  readonly allocated: number;
  readonly evaluated: number;
  readonly limiting: number;
  /** The last decision; absent while none was taken. */
  readonly decision?: CohortDecision;
}

/** What the study knows of how participants get to their arms. */
export interface AllocationState {
  readonly lists: readonly AllocationList[];
  /** In the order in which they were opened first. */
  readonly cohorts: readonly Cohort[];
}

export const initialAllocation: AllocationState = { lists: [], cohorts: [] };

export type AllocationEvent = EventsOf<StreamDefinition<'study', typeof allocationEvents>>;

export function evolveAllocation(state: AllocationState, event: Fact<AllocationEvent>): AllocationState {
  switch (event.type) {
    case 'AllocationListCommitted': {
      const { list, randomisation, commitment, seed: value } = event.data;
      const seed = { event: event.id ?? '', value };
      return { ...state, lists: [...state.lists, { list, randomisation, commitment, seed, taken: [], closed: false }] };
    }
    case 'AllocationNumberTaken': {
      const { list, stratum } = event.data;
      return withList(state, list, ({ taken }) => ({ taken: [...taken, stratum], lastAt: event.occurredAt }));
    }
    case 'AllocationListClosed':
      return withList(state, event.data.list, () => ({ closed: true }));
    case 'AllocationDisclosed': {
      const { list, seed } = event.data;
      return withList(state, list, () => ({ disclosed: seed }));
    }
    case 'CohortOpened': {
      const { level, places } = event.data;
      const none = { level, open: true, places, allocated: 0, evaluated: 0, limiting: 0 };
      return cohortOf(state, level) === undefined
        ? { ...state, cohorts: [...state.cohorts, none] }
        : withCohort(state, level, () => ({ open: true, places }));
    }
    case 'CohortPlaceTaken':
      return withCohort(state, event.data.level, ({ allocated }) => ({ allocated: allocated + 1 }));
    case 'CohortParticipantEvaluated': {
      const { level, limiting } = event.data;
      return withCohort(state, level, (cohort) =>
        limiting === undefined
          ? { allocated: cohort.allocated - 1 }
          : { evaluated: cohort.evaluated + 1, limiting: cohort.limiting + (limiting ? 1 : 0) },
      );
    }
    case 'CohortClosed': {
      const { level, decision } = event.data;
      return withCohort(state, level, () => ({ open: false, decision }));
    }
  }
}

const withList = (
  state: AllocationState,
  list: number,
  change: (list: AllocationList) => Partial<AllocationList>,
): AllocationState => ({
  ...state,
  lists: state.lists.map((one) => (one.list === list ? { ...one, ...change(one) } : one)),
});

const withCohort = (
  state: AllocationState,
  level: string,
  change: (cohort: Cohort) => Partial<Cohort>,
): AllocationState => ({
  ...state,
  cohorts: state.cohorts.map((one) => (one.level === level ? { ...one, ...change(one) } : one)),
});

/** The cohort of a dose level, if it was opened. */
export const cohortOf = ({ cohorts }: AllocationState, level: string): Cohort | undefined =>
  cohorts.find((one) => one.level === level);

/** The list that participants are allocated by under a protocol: the last one that was made as it says. */
export function listFor({ lists }: AllocationState, { allocation }: Protocol): AllocationList | undefined {
  if (allocation?.randomisation === undefined) return undefined;
  const wanted = canonicalJson(allocation.randomisation);
  return lists.findLast(({ randomisation }) => canonicalJson(randomisation) === wanted);
}
