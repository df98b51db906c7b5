import type { Container, Deposit, Material, ProductEvent } from '@caseledger/domain';
import type { RecordedFact } from '@caseledger/domain';

type EventOf<Type extends ProductEvent['type']> = Extract<RecordedFact, { readonly type: Type }>;

const ofType = <Type extends ProductEvent['type']>(facts: readonly RecordedFact[], type: Type) =>
  facts.filter((fact): fact is EventOf<Type> => fact.type === type);

/** A material that touched the cells, and in which step. */
export interface UsedMaterial extends Material {
  readonly step: string;
  readonly at: string;
}

/** Every material of a product's events. */
export function materialsOf(facts: readonly RecordedFact[]): readonly UsedMaterial[] {
  return facts.flatMap(({ type, occurredAt, data }) =>
    'materials' in data
      ? (data.materials as readonly Material[]).map((material) => ({ ...material, step: type, at: occurredAt }))
      : [],
  );
}

/** A container, what became of it, and where its cells went. */
export interface ContainerView extends Container {
  readonly status: 'FILLED' | 'ADMINISTERED' | 'DESTROYED';
  readonly deposits: readonly Deposit[];
}

/** The containers of a product with the deposits made from them. */
export function containersOf(facts: readonly RecordedFact[], product: string): readonly ContainerView[] {
  const administered = new Set(ofType(facts, 'ContainerAdministered').map(({ data }) => data.container));
  const destroyed = new Set(ofType(facts, 'ContainerDestroyed').map(({ data }) => data.container));
  const deposits = facts.flatMap((fact) =>
    fact.type === 'CellsInjected' && fact.data.product === product ? fact.data.deposits : [],
  );
  const formulated = ofType(facts, 'ProductFormulated').at(-1);
  return (formulated?.data.containers ?? []).map((container) => ({
    ...container,
    status: administered.has(container.code) ? 'ADMINISTERED' : destroyed.has(container.code) ? 'DESTROYED' : 'FILLED',
    deposits: deposits.filter((deposit) => deposit.container === container.code),
  }));
}

/** The chain of one product from the participant's donation to the participant (R-CEL-14). */
export function genealogyOf(product: string, facts: readonly RecordedFact[]) {
  const [donation] = ofType(facts, 'MarrowHarvested');
  const injections = facts.filter((fact) => fact.type === 'CellsInjected');
  return {
    product,
    donor: donation?.data.participant ?? null,
    donation: donation === undefined ? null : { ...donation.data, at: donation.occurredAt },
    intermediates: facts.flatMap((fact) =>
      fact.type === 'StartingMaterialReceived' || fact.type === 'CulturePassaged' || fact.type === 'CellsHarvested'
        ? [{ step: fact.type, at: fact.occurredAt, ...fact.data }]
        : [],
    ),
    containers: containersOf(facts, product),
    surplus: ofType(facts, 'SurplusCryopreserved').map(({ occurredAt, data }) => ({ at: occurredAt, ...data })),
    custody: ofType(facts, 'CustodyTransferred').map(({ occurredAt, data }) => ({ at: occurredAt, ...data })),
    administrations: injections.map(({ stream, occurredAt, data }) => ({
      participant: stream.slice('participant/'.length),
      at: occurredAt,
      side: data.side,
      cells: data.cells,
      deposits: data.deposits,
    })),
    recipients: [...new Set(injections.map(({ stream }) => stream.slice('participant/'.length)))],
    materials: materialsOf(facts),
  };
}

/** The batch record as a reviewer reads it: steps in order, tests with verdicts, containers, release. */
export function batchRecord(product: string, facts: readonly RecordedFact[]) {
  const own = facts.filter(({ stream }) => stream === `product/${product}`);
  const [donation] = ofType(own, 'MarrowHarvested');
  const decisions = own.filter(
    ({ type }) =>
      type === 'BatchReleased' ||
      type === 'BatchConditionallyReleased' ||
      type === 'BatchRejected' ||
      type === 'ProductRecalled',
  );
  return {
    product,
    participant: donation?.data.participant ?? null,
    site: donation?.data.site ?? null,
    donationNumber: donation?.data.donationNumber ?? null,
    version: own.at(-1)?.version ?? 0,
    expiresAt: ofType(own, 'ProductFormulated').at(-1)?.data.expiresAt ?? null,
    steps: own.map(step),
    tests: ofType(own, 'QualityTested').map(({ occurredAt, actor, data }) => ({
      at: occurredAt,
      by: actor.id,
      ...data,
    })),
    deviations: ofType(own, 'DeviationRecorded').map(({ occurredAt, data }) => ({ at: occurredAt, ...data })),
    excursions: ofType(own, 'TemperatureExcursionRecorded').map(({ occurredAt, data }) => ({
      at: occurredAt,
      ...data,
    })),
    containers: containersOf(facts, product),
    reviews: ofType(own, 'BatchRecordReviewed').map(({ occurredAt, actor, data }) => ({
      at: occurredAt,
      by: actor.id,
      ...data,
    })),
    decisions: decisions.map(step),
  };
}

const step = ({ position, type, occurredAt, recordedAt, actor, data }: RecordedFact) => ({
  position,
  type,
  at: occurredAt,
  recordedAt,
  by: actor.id,
  role: actor.role,
  data,
});
