import { roles, type Role } from './roles.js';
import { streamKinds, type StreamKind } from './streams.js';

/**
 * The kinds of streams of which a role may read every fact, and so may know what their subjects are and how far they have
 * come. Whatever is not named is denied.
 */
export const kindsReadBy: Readonly<Record<Role, readonly StreamKind[]>> = {
  sponsor: streamKinds,
  coordinator: streamKinds,
  investigator: streamKinds,
  'safety-monitor': streamKinds,
  inspector: streamKinds,
  // They make and release the product: who it is for and what became of it, not how the participant fares.
  manufacturing: ['study', 'product', 'near-miss'],
  'qualified-person': ['study', 'product', 'near-miss'],
  // Independent of treatment and course (R-INS-04).
  'imaging-reader': ['study'],
};

/** Whether a role may read every fact of all of these kinds. */
export const readsAllOf = (role: Role, kinds: readonly StreamKind[]): boolean =>
  kinds.every((kind) => kindsReadBy[role].includes(kind));

/** The roles that may read every fact of all of these kinds. */
export const readersOf = (...kinds: readonly StreamKind[]): readonly Role[] =>
  roles.filter((role) => readsAllOf(role, kinds));
