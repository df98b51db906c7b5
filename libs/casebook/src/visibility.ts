import { roles, streamKinds, typesOf, type CaseEvent, type Role, type StreamKind } from '@caseledger/domain';

/** The kinds of streams whose facts a role may read, and single types beside them. Whatever is not named is denied. */
interface Readable {
  readonly kinds: readonly StreamKind[];
  readonly types?: readonly CaseEvent['type'][];
}

const everyKind: readonly StreamKind[] = streamKinds;

const readable: Readonly<Record<Role, Readable>> = {
  sponsor: { kinds: everyKind },
  coordinator: { kinds: everyKind },
  investigator: { kinds: everyKind },
  'safety-monitor': { kinds: everyKind },
  inspector: { kinds: everyKind },
  // They make and release the product: who it is for and what became of it, not how the participant fares.
  manufacturing: { kinds: ['study', 'product', 'near-miss'], types: ['ParticipantScreened', 'CellsInjected'] },
  'qualified-person': {
    kinds: ['study', 'product', 'near-miss'],
    types: ['ParticipantScreened', 'SerologyRecorded', 'SerologyCleared', 'SerologyRestricted', 'CellsInjected'],
  },
  // Independent of treatment and course (R-INS-04): nothing but the images that they scored.
  'imaging-reader': { kinds: ['study'], types: ['ImagingScored'] },
};

/** Everybody who knows the participants' course. */
export const clinicalReaders: readonly Role[] = [
  'sponsor',
  'coordinator',
  'investigator',
  'safety-monitor',
  'inspector',
];

/** Those, and everybody who makes and releases products. */
export const productReaders: readonly Role[] = [...clinicalReaders, 'manufacturing', 'qualified-person'];

/** Every role. */
export const allReaders: readonly Role[] = roles;

/** Whose eyes a read is for: those of somebody with these roles, or of the software itself, which nothing is kept from. */
export type Reader = readonly Role[] | 'SOFTWARE';

/** The types of events that a reader may see; `ALL` when nothing is kept from them. */
export function readableTypes(held: Reader): 'ALL' | readonly CaseEvent['type'][] {
  if (held === 'SOFTWARE' || held.some((role) => readable[role].kinds.length === everyKind.length)) return 'ALL';
  return [...new Set(held.flatMap((role) => [...typesOf(...readable[role].kinds), ...(readable[role].types ?? [])]))];
}
