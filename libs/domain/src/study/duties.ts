import { roles, type Role } from '../vocabulary/roles.js';
import type { Delegation } from './study.model.js';
import { delegationsOf, type StudyState } from './study.state.js';

/** The sites whose participants, products and cases somebody may see; facts of the study as a whole are not of a site. */
export interface Scope {
  readonly sites: 'ALL' | readonly string[];
}

/** Everything: the study as a whole, and all of its sites. */
export const everything: Scope = { sites: 'ALL' };

/** No site, nor the study as a whole: whoever holds a role anywhere holds it there. */
export const nowhere: Scope = { sites: [] };

/** Where something of a site is. What has none is of the study as a whole. */
export const scopeAt = (site: string | undefined): Scope => (site === undefined ? everything : { sites: [site] });

/** Where a delegation or an authorisation is meant to hold. */
export const scopeOf = ({ sites }: { readonly sites: readonly string[] }): Scope =>
  sites.length === 0 ? everything : { sites };

/** A role that somebody holds, and where. */
export interface Duty {
  readonly role: Role;
  readonly scope: Scope;
}

/** What somebody may do in a study now. */
export interface Duties {
  /** Each role with its own sites: a role that is held at one site gives nothing at another. */
  readonly held: readonly Duty[];
  /** Where they hold any of these roles. */
  readonly scope: Scope;
}

/** The duties of a person at an instant, of those roles that count; nothing when there is none (R-AUT-09). */
export function dutiesOf(
  study: StudyState,
  person: string,
  at: string,
  counted: readonly Role[] = roles,
): Duties | undefined {
  const held = delegationsOf(study, person, at).filter(({ role }) => counted.includes(role));
  if (held.length === 0) return undefined;
  const scopesOf = (role: Role) => held.filter((one) => one.role === role).map(scopeOf);
  const each = roles.map((role) => ({ role, scopes: scopesOf(role) })).filter(({ scopes }) => scopes.length > 0);
  return {
    held: each.map(({ role, scopes }) => ({ role, scope: together(scopes) })),
    scope: together(each.flatMap(({ scopes }) => scopes)),
  };
}

/** The delegation that lets a person act everywhere in a scope at an instant: in the first of the roles that is held there (R-AUT-09). */
export function delegationInForce(
  study: StudyState,
  person: string,
  allowed: readonly Role[],
  needed: Scope,
  at: string,
): Delegation | undefined {
  const inForce = delegationsOf(study, person, at);
  for (const role of allowed) {
    const held = inForce.filter((one) => one.role === role);
    if (held.length === 0 || !covers(together(held.map(scopeOf)), needed)) continue;
    return held.find((one) => covers(scopeOf(one), needed)) ?? held[0];
  }
  return undefined;
}

/** Everything that is within any of the scopes. */
export function together(scopes: readonly Scope[]): Scope {
  const sites = scopes.flatMap((scope) => (scope.sites === 'ALL' ? [] : scope.sites));
  return { sites: scopes.some((scope) => scope.sites === 'ALL') ? 'ALL' : [...new Set(sites)].sort() };
}

/** Whether something of a site, or of none, is within the scope. What has no site is for those who see all of them. */
export function within({ sites }: Scope, site: string | undefined): boolean {
  return sites === 'ALL' || (site !== undefined && sites.includes(site));
}

/** Whether everything in another scope is within this one. */
export function covers({ sites }: Scope, other: Scope): boolean {
  return sites === 'ALL' || (other.sites !== 'ALL' && other.sites.every((site) => sites.includes(site)));
}

/** The scope as statements take it: `null` for all sites. */
export const sitesOf = ({ sites }: Scope): readonly string[] | null => (sites === 'ALL' ? null : sites);
