import type { Actor } from '@caseledger/kernel';
import type { Role } from '../vocabulary/roles.js';

/** Who judges a case: the site that observes it, and the sponsor. In the order in which their words are shown. */
export const sidesOfCase = ['SITE', 'SPONSOR'] as const;
export type SideOfCase = (typeof sidesOfCase)[number];

/** For whom a role speaks about a case. What the software adds is known to the sponsor by its entry, as the site's is. */
const speaksFor: Readonly<Record<Role | 'system', SideOfCase>> = {
  sponsor: 'SPONSOR',
  'safety-monitor': 'SPONSOR',
  coordinator: 'SITE',
  investigator: 'SITE',
  manufacturing: 'SITE',
  'qualified-person': 'SITE',
  'imaging-reader': 'SITE',
  inspector: 'SITE',
  system: 'SITE',
};

/** For whom somebody spoke, by the role in which they acted. */
export const sideOf = ({ role }: Actor): SideOfCase => speaksFor[role as Role | 'system'];
