import { own } from '@caseledger/kernel';
import type { LegalBasis } from '../protocol/protocol.js';
import type { Fact } from '../vocabulary/fact.js';
import type { ProductEvent } from './product.events.js';

export interface ContainerState {
  readonly code: string;
  readonly cells: number;
  readonly volume: number;
  readonly status: 'FILLED' | 'ADMINISTERED' | 'DESTROYED';
}

export interface ProductState {
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

/** A release-relevant entry: its author may not release, and it makes an earlier review stale. */
function entry(state: ProductState, event: Fact<ProductEvent>): ProductState {
  return { ...state, enteredBy: [...new Set([...state.enteredBy, event.actor.id])], reviewed: false };
}

export function evolveProduct(state: ProductState, event: Fact<ProductEvent>): ProductState {
  switch (event.type) {
    case 'MarrowHarvested': {
      const { participant, site, donationNumber } = event.data;
      return { ...entry(state, event), participant, site, donationNumber, harvestedAt: event.occurredAt };
    }
    case 'StartingMaterialReceived':
      return { ...entry(state, event), receivedAt: event.occurredAt };
    case 'CulturePassaged':
      return { ...entry(state, event), passages: event.data.passage, lastPassageAt: event.occurredAt };
    case 'CellsHarvested':
      return { ...entry(state, event), cellsHarvestedAt: event.occurredAt, cellsHarvested: event.data.cells };
    case 'DeviationRecorded':
    case 'SurplusCryopreserved':
      return entry(state, event);
    case 'QualityTested': {
      const { test, verdict } = event.data;
      // A failed test stays failed: repeating it until it passes is no way to a release (R-CEL-13).
      if (own(state.tests, test) === 'FAIL') return entry(state, event);
      return { ...entry(state, event), tests: { ...state.tests, [test]: verdict } };
    }
    case 'ProductFormulated':
      return {
        ...entry(state, event),
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
    case 'CustodyTransferred':
      return state;
    case 'TemperatureExcursionRecorded':
      return { ...entry(state, event), excursion: true };
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
