import type { Unmet } from '@caseledger/kernel';
import { condition } from '../refusals.js';
import type { Role } from '../vocabulary/roles.js';

/** Roles that one person may not hold together (R-SEC-06, R-INS-04, R-AUD-09). */
const incompatible: readonly (readonly [Role, Role])[] = [
  ['manufacturing', 'qualified-person'],
  ['investigator', 'qualified-person'],
  ['investigator', 'imaging-reader'],
  ['inspector', 'sponsor'],
];

/** Whether somebody who holds one role may not hold the other. */
export const excludes = (held: Role, role: Role): boolean =>
  held !== role && incompatible.some((pair) => pair.includes(held) && pair.includes(role));

/** Who reviews or releases a batch made no entry in its record (R-AUD-09). @param enteredBy those who made entries */
export const madeNoEntry = (enteredBy: readonly string[], person: string, act: string): readonly Unmet[] =>
  condition(
    !enteredBy.includes(person),
    'not-independent',
    `${act} must be by a person who made no entry in the batch record.`,
  );

/** Who reads images does not treat the participant (R-INS-04). @param person absent: nobody knows who read them */
export const doesNotTreat = (treatingPhysician: string | undefined, person: string | undefined): readonly Unmet[] =>
  condition(person !== undefined && person !== treatingPhysician, 'reader-treats');

/** Who checks the identity is another person than who injects (R-CEL-18). @param second absent: nobody is named */
export const isSecondPerson = (second: string | undefined, person: string): readonly Unmet[] =>
  condition(second !== undefined && second !== person, 'second-check-missing');
