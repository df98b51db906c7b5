import { roles, type Role } from '../vocabulary/roles.js';
import { delegationsOf, type StudyState } from './study.state.js';

/** The sites whose participants, products and cases somebody may see; facts of the study as a whole are not of a site. */
export interface Scope {
  readonly sites: 'ALL' | readonly string[];
}

/** Everything: for the software itself. */
export const everything: Scope = { sites: 'ALL' };

/** What somebody may do in a study now, and where. */
export interface Duties {
  readonly roles: readonly Role[];
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
  const everywhere = held.some(({ sites }) => sites.length === 0);
  return {
    roles: roles.filter((role) => held.some((one) => one.role === role)),
    scope: { sites: everywhere ? 'ALL' : [...new Set(held.flatMap(({ sites }) => sites))].sort() },
  };
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
