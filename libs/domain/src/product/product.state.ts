import { own } from '@caseledger/kernel';
import type { ProcessStepKind } from '../protocol/products.js';
import type { LegalBasis } from '../protocol/protocol.js';
import type { Fact } from '../vocabulary/fact.js';
import { productEvents, type ProductEvent } from './product.events.js';

export interface ContainerState {
  readonly code: string;
  readonly cells?: number;
  readonly volume: number;
  /** Code of the container in the plan, where it is another one. */
  readonly plan?: string;
  readonly status: 'FILLED' | 'ADMINISTERED' | 'DESTROYED';
  /** After a thaw: until when it may be given. */
  readonly thawedUntil?: string;
  /** Who got it, and under which legal basis. */
  readonly participant?: string;
  readonly givenUnder?: LegalBasis;
}

export interface ProductState {
  /** Code of the product of the protocol that the batch is of. */
  readonly administrableProduct?: string;
  /** Who gave the material: the participant, or a donor. */
  readonly participant?: string;
  readonly site?: string;
  readonly donationNumber?: string;
  /** When each step of the process was done, the last time. */
  readonly doneAt: Readonly<Partial<Record<ProcessStepKind, string>>>;
  readonly passages: number;
  /** 10⁶ cells that there were after the last step that counted them. */
  readonly cells?: number;
  readonly tests: Readonly<Record<string, 'PASS' | 'FAIL'>>;
  readonly containers: Readonly<Record<string, ContainerState>>;
  readonly formulatedAt?: string;
  readonly expiresAt?: string;
  /** Everyone who made an entry that release relies on (R-AUD-09). */
  readonly enteredBy: readonly string[];
  /** Reviewed, and no release-relevant entry came after it. */
  readonly reviewed: boolean;
  readonly release?: { readonly kind: 'CONDITIONAL' | 'FINAL'; readonly at: string };
  readonly rejected: boolean;
  readonly recalled: boolean;
  readonly excursion: boolean;
}

export const initialProduct: ProductState = {
  doneAt: {},
  passages: 0,
  tests: {},
  containers: {},
  enteredBy: [],
  reviewed: false,
  rejected: false,
  recalled: false,
  excursion: false,
};

/** Code of a container in the plan. */
export const kindOfContainer = ({ code, plan = code }: Pick<ContainerState, 'code' | 'plan'>): string => plan;

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
    case 'MarrowHarvested':
    case 'StartingMaterialCollected': {
      const { administrableProduct, participant, site, donationNumber } = event.data;
      const begun = { ...state, administrableProduct, participant, site };
      return done(
        { ...begun, ...(donationNumber !== undefined && { donationNumber }) },
        'COLLECTION',
        event.occurredAt,
      );
    }
    case 'StartingMaterialReceived':
      return done(state, 'RECEIPT', event.occurredAt);
    case 'Concentrated':
      return done(counted(state, event.data.cells), 'CONCENTRATION', event.occurredAt);
    case 'CulturePassaged':
      return done({ ...state, passages: event.data.passage }, 'PASSAGE', event.occurredAt);
    case 'CellsHarvested':
      return done(counted(state, event.data.cells), 'HARVEST', event.occurredAt);
    case 'Cryopreserved':
      return done(counted(state, event.data.cells), 'CRYOPRESERVATION', event.occurredAt);
    case 'Thawed': {
      const { containers, cells, expiresAt } = event.data;
      if (containers.length === 0) return done(counted(state, cells), 'THAW', event.occurredAt);
      return containers.reduce((next, code) => withContainer(next, code, { thawedUntil: expiresAt }), state);
    }
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
      const { container, participant, legalBasis } = event.data;
      const given = { participant, ...(legalBasis && { givenUnder: legalBasis }) };
      return withContainer(state, container, { status: 'ADMINISTERED', ...given });
    }
    case 'ContainerDestroyed':
      return withContainer(state, event.data.container, { status: 'DESTROYED' });
  }
}

const done = (state: ProductState, kind: ProcessStepKind, at: string): ProductState => ({
  ...state,
  doneAt: { ...state.doneAt, [kind]: at },
});

const counted = (state: ProductState, cells: number | undefined): ProductState =>
  cells === undefined ? state : { ...state, cells };

function withContainer(state: ProductState, code: string, change: Partial<ContainerState>): ProductState {
  const container = own(state.containers, code);
  if (container === undefined) return state;
  return { ...state, containers: { ...state.containers, [code]: { ...container, ...change } } };
}
