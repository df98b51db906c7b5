import { own } from '@caseledger/kernel';
import type { LegalBasis } from '../protocol/protocol.js';
import type { Fact } from '../vocabulary/fact.js';
import { productEvents, type ProductEvent } from './product.events.js';

export interface ContainerState {
  readonly code: string;
  readonly cells: number;
  readonly volume: number;
  readonly status: 'FILLED' | 'ADMINISTERED' | 'DESTROYED';
}

export interface ProductState {
  /** Code of the product of the protocol that the batch is of. */
  readonly administrableProduct?: string;
  readonly participant?: string;
  readonly site?: string;
  readonly donationNumber?: string;
  readonly harvestedAt?: string;
  readonly receivedAt?: string;
  readonly passages: number;
  readonly lastPassageAt?: string;
  readonly cellsHarvestedAt?: string;
  readonly cellsHarvested?: number;
  readonly tests: Readonly<Record<string, 'PASS' | 'FAIL'>>;
  readonly containers: Readonly<Record<string, ContainerState>>;
  readonly formulatedAt?: string;
  readonly expiresAt?: string;
  /** Everyone who made an entry that release relies on (R-AUD-09). */
  readonly enteredBy: readonly string[];
  /** Reviewed, and no release-relevant entry came after it. */
  readonly reviewed: boolean;
  readonly release?: { readonly kind: 'CONDITIONAL' | 'FINAL'; readonly at: string };
  /** Legal basis of the treatment with it. */
  readonly givenUnder?: LegalBasis;
  readonly rejected: boolean;
  readonly recalled: boolean;
  readonly excursion: boolean;
}

export const initialProduct: ProductState = {
  passages: 0,
  tests: {},
  containers: {},
  enteredBy: [],
  reviewed: false,
  rejected: false,
  recalled: false,
  excursion: false,
};

/** Whether a batch may still come to use: it is neither rejected nor recalled. */
export function isUsable({ rejected, recalled }: ProductState): boolean {
  return !rejected && !recalled;
}

/** Whether cells of a batch were given. */
export function wasUsed({ containers }: ProductState): boolean {
  return Object.values(containers).some(({ status }) => status === 'ADMINISTERED');
}

/** The state after an event. What enters the batch record is its author's, and makes an earlier review stale. */
export function evolveProduct(state: ProductState, event: Fact<ProductEvent>): ProductState {
  const next = changed(state, event);
  if (productEvents.events[event.type].traits.entersBatchRecord !== true) return next;
  return { ...next, enteredBy: [...new Set([...next.enteredBy, event.actor.id])], reviewed: false };
}

function changed(state: ProductState, event: Fact<ProductEvent>): ProductState {
  switch (event.type) {
    case 'MarrowHarvested': {
      const { administrableProduct, participant, site, donationNumber } = event.data;
      return { ...state, administrableProduct, participant, site, donationNumber, harvestedAt: event.occurredAt };
    }
    case 'StartingMaterialReceived':
      return { ...state, receivedAt: event.occurredAt };
    case 'CulturePassaged':
      return { ...state, passages: event.data.passage, lastPassageAt: event.occurredAt };
    case 'CellsHarvested':
      return { ...state, cellsHarvestedAt: event.occurredAt, cellsHarvested: event.data.cells };
    case 'QualityTested': {
      const { test, verdict } = event.data;
      // A failed test stays failed: repeating it until it passes is no way to a release (R-CEL-13).
      if (own(state.tests, test) === 'FAIL') return state;
      return { ...state, tests: { ...state.tests, [test]: verdict } };
    }
    case 'ProductFormulated':
      return {
        ...state,
        formulatedAt: event.occurredAt,
        expiresAt: event.data.expiresAt,
        containers: Object.fromEntries(
          event.data.containers.map((container) => [container.code, { ...container, status: 'FILLED' as const }]),
        ),
      };
    case 'BatchRecordReviewed':
      return { ...state, reviewed: true };
    case 'BatchReleased':
      // Fit for use since the first release: a final one does not make an administration in between impossible.
      return { ...state, release: { kind: 'FINAL', at: state.release?.at ?? event.occurredAt } };
    case 'BatchConditionallyReleased':
      return { ...state, release: { kind: 'CONDITIONAL', at: event.occurredAt } };
    case 'BatchRejected':
      return { ...state, rejected: true };
    case 'DeviationRecorded':
    case 'SurplusCryopreserved':
    case 'CustodyTransferred':
      return state;
    case 'TemperatureExcursionRecorded':
      return { ...state, excursion: true };
    case 'ProductRecalled':
      return { ...state, recalled: true };
    case 'ContainerAdministered': {
      const { container, legalBasis } = event.data;
      return { ...withContainer(state, container, 'ADMINISTERED'), ...(legalBasis && { givenUnder: legalBasis }) };
    }
    case 'ContainerDestroyed':
      return withContainer(state, event.data.container, 'DESTROYED');
  }
}

function withContainer(state: ProductState, code: string, status: ContainerState['status']): ProductState {
  const container = own(state.containers, code);
  if (container === undefined) return state;
  return { ...state, containers: { ...state.containers, [code]: { ...container, status } } };
}
