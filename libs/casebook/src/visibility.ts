import {
  blindOf,
  eventTypes,
  everything,
  kindsReadBy,
  readersOf,
  readsAllOf,
  nowhere,
  roles,
  streamKinds,
  together,
  typesOf,
  within,
  type CaseEvent,
  type Duty,
  type Role,
  type Scope,
  type StreamKind,
} from '@caseledger/domain';
import { isDeepStrictEqual } from 'node:util';

/** Facts alone, of kinds that the role may not read whole: a subject that others of its facts are kept from would say something else than it is. */
const alone: Readonly<Partial<Record<Role, readonly CaseEvent['type'][]>>> = {
  manufacturing: ['ParticipantScreened', 'CellsInjected', 'InterventionAdministered'],
  'qualified-person': [
    'ParticipantScreened',
    'SerologyRecorded',
    'SerologyCleared',
    'SerologyRestricted',
    'CellsInjected',
    'InterventionAdministered',
  ],
  // Nothing but the images that they scored (R-INS-04).
  'imaging-reader': ['ImagingScored'],
};

/** Everybody who knows the participants' course. */
export const clinicalReaders: readonly Role[] = readersOf('participant', 'product', 'adverse-event');

/** Those, and everybody who makes and releases products. */
export const productReaders: readonly Role[] = readersOf('product');

/** Every role. */
export const allReaders: readonly Role[] = roles;

/** Whose eyes a read is for: those of somebody with these duties, or of the software itself, which nothing is kept from. */
export type Reader = readonly Duty[] | 'SOFTWARE';

/** Types of facts of which something is shown to those from whom the arms are kept. */
const shownBlind: readonly CaseEvent['type'][] = eventTypes.filter((type) => blindOf(type) !== undefined);

/** Sights of those from whom the arms are kept: what of a type they see, the book decides fact by fact. */
export function blindSights(sights: readonly Sight[]): readonly Sight[] {
  return sights.map(({ types, scope }) => ({
    types: types === 'ALL' ? shownBlind : types.filter((type) => shownBlind.includes(type)),
    scope,
  }));
}

/** Kinds of subjects that are shown to those from whom the arms are kept; nothing of the others is there for them. */
const kindsShownBlind: readonly StreamKind[] = ['study', 'participant', 'request'];

/** Where a subject of a kind may be seen by those from whom the arms are kept, given where it may be by others. */
export const blindScope = (kind: StreamKind, scope: Scope): Scope => (kindsShownBlind.includes(kind) ? scope : nowhere);

/** What of facts, or of kept rows, a reader may see: these types, at these sites. */
export interface Sight<Type extends string = CaseEvent['type']> {
  readonly types: 'ALL' | readonly Type[];
  readonly scope: Scope;
}

/**
 * The facts that a reader may see: those within any of these sights. Each role sees at its own sites. With
 * `whole`, only facts of kinds that the role may read all facts of: what such a fact changed is told by others of its kind.
 */
export function sightsOf(reader: Reader, whole = false): readonly Sight[] {
  if (reader === 'SOFTWARE') return [{ types: 'ALL', scope: everything }];
  const seesAll = ({ role }: Duty): boolean => readsAllOf(role, streamKinds);
  const scope = together(reader.filter(seesAll).map((duty) => duty.scope));
  if (scope.sites === 'ALL') return [{ types: 'ALL', scope }];
  const some = reader
    .filter((duty) => !seesAll(duty))
    .map(({ role, scope }): Sight => {
      const types = whole ? [] : (alone[role] ?? []);
      return { types: [...typesOf(...kindsReadBy[role]), ...types], scope };
    });
  return scope.sites.length === 0 ? some : [{ types: 'ALL', scope }, ...some];
}

/** Where a reader may see what follows from facts of these kinds: at the sites of each role that may read all of them. */
export function scopeOver(reader: Reader, kinds: readonly StreamKind[]): Scope {
  if (reader === 'SOFTWARE') return everything;
  return together(reader.filter(({ role }) => readsAllOf(role, kinds)).map(({ scope }) => scope));
}

/** The kept rows that a reader may see, given the kinds of facts that each kind of row follows from. */
export function rowSightsOf<Kind extends string>(
  reader: Reader,
  kinds: Readonly<Record<Kind, readonly StreamKind[]>>,
  blinded = false,
): readonly Sight<Kind>[] {
  const scopes = (Object.keys(kinds) as Kind[]).map((kind) => {
    const scope = scopeOver(reader, kinds[kind]);
    return { kind, scope: blinded ? kinds[kind].reduce((some, from) => blindScope(from, some), scope) : scope };
  });
  const [first] = scopes;
  if (first !== undefined && scopes.every(({ scope }) => isDeepStrictEqual(scope, first.scope))) {
    return first.scope.sites.length === 0 ? [] : [{ types: 'ALL', scope: first.scope }];
  }
  return scopes
    .filter(({ scope }) => scope.sites.length > 0)
    .map(({ kind, scope }): Sight<Kind> => ({ types: [kind], scope }));
}

/** Whether something of a type and a site is within one of the sights. */
export function isSeen<Type extends string>(
  sights: readonly Sight<Type>[],
  type: Type,
  site: string | undefined,
): boolean {
  return sights.some(({ types, scope }) => (types === 'ALL' || types.includes(type)) && within(scope, site));
}
