import { uuidOf } from '@caseledger/kernel';
import { protocolFor, type InterventionRole, type Protocol, type StudyState } from '@caseledger/domain';
import { DrugRole, known, pointInTimeOf, type Drug } from '@caseledger/icsr';
import type { CaseAt, Given } from './case-at.js';

type Dosage = NonNullable<Drug['dosages']>[number];

/** Largest number of a dose, of eight digits (ICH E2B(R3), G.k.4.r.1a). */
const mostCells = 99_999_999;

/** A dose in cells; in millions of them where the number would be too long. @param millions 10⁶ cells */
function doseOfCells(millions: number): { readonly value: number; readonly unit: string } {
  const cells = Math.round(millions * 1_000_000);
  return cells <= mostCells ? { value: cells, unit: '{cells}' } : { value: millions, unit: '10*6{cells}' };
}

/** What was given, as the protocol that it was given by names it. */
interface Named {
  readonly name: string;
  /** Of the protocol; of a medicine its name. */
  readonly code: string;
  readonly role: InterventionRole;
  readonly given: Given;
}

/** The names of what was given; a procedure with nothing in it is no drug. */
function namedBy({ protocols }: Pick<StudyState, 'protocols'>, given: Given): readonly Named[] {
  const { administration, protocolVersion } = given.data;
  const protocol = protocols.findLast(({ version }) => version === protocolVersion) ?? protocols.at(-1);
  const intervention = protocol?.interventions.find(({ administrations }) =>
    administrations.some(({ code }) => code === administration),
  );
  const role = intervention?.role ?? 'INVESTIGATIONAL';
  if (given.type === 'InterventionAdministered' && given.data.medicine !== undefined) {
    const { name } = given.data.medicine;
    return [{ name, code: name, role, given }];
  }
  if (given.data.product === undefined) return [];
  const { product: code } = intervention?.administrations.find((one) => one.code === administration) ?? {};
  const product = protocol?.products.find((one) => one.code === code);
  return [{ name: product?.title ?? given.data.product, code: code ?? given.data.product, role, given }];
}

/** What the study gives the participant, and has not given yet. */
const awaited = (protocol: Protocol | undefined): string => protocol?.products[0]?.title ?? '';

/**
 * The drugs of a case, in the order in which they were given first: what is under investigation and what it is compared with are
 * suspect, what is given beside them is not (ICH E2B(R3), G.k.1). Before anything is given, what the study gives.
 */
export function drugsOf(at: CaseAt, zone: string, country: string): readonly [Drug, ...Drug[]] {
  const { study, state, participant, diagnosis } = at;
  const id = `drug/${study.code ?? ''}/${state.report?.participant ?? ''}`;
  const common = (name: string) => ({
    name,
    substances: [{ name }],
    ...(country !== '' && { countryObtained: country }),
  });
  const byCode = new Map<string, Named[]>();
  for (const one of at.given.flatMap((given) => namedBy(study, given))) {
    byCode.set(one.code, [...(byCode.get(one.code) ?? []), one]);
  }
  const drugs = [...byCode.values()].map((same, n): Drug => {
    const { name, code, role } = same[0] as Named;
    return {
      id: uuidOf(n === 0 ? id : `${id}/${code}`),
      ...common(name),
      role: role === 'BACKGROUND' ? DrugRole.concomitant : DrugRole.suspect,
      dosages: same.map(({ given }) => dosageOf(given, zone)),
      ...(diagnosis !== undefined && { indications: [{ text: known(diagnosis) }] }),
    };
  });
  const [first, ...others] = drugs;
  if (first !== undefined && drugs.some(({ role }) => role === DrugRole.suspect)) return [first, ...others];
  const waiting: Drug = {
    id: uuidOf(first === undefined ? id : `${id}/`),
    ...common(awaited(protocolFor(study, participant))),
    role: DrugRole.notAdministered,
  };
  return [waiting, ...drugs];
}

function dosageOf({ type, occurredAt, data }: Given, zone: string): Dosage {
  const batch = data.product ?? (type === 'InterventionAdministered' ? data.medicine?.lot : undefined);
  const dose = type === 'CellsInjected' ? doseOfCells(data.cells) : data.dose;
  const told = [
    ...(data.deposits.length === 0 ? [] : [`${data.deposits.length} deposits`]),
    ...(data.guidance === undefined ? [] : [data.guidance]),
  ];
  return {
    ...(dose && { dose }),
    start: known(pointInTimeOf(occurredAt, zone)),
    ...(batch !== undefined && { batchNumber: known(batch) }),
    ...(told.length > 0 && { text: told.join(', ') }),
  };
}
