import type { Unmet } from '@caseledger/kernel';
import { unmet } from '../refusals.js';

/** Something that is wrong in a protocol: where, by JSON pointer, and what. */
export type Fault = (pointer: string, message: string) => Unmet;

/** The fault when something does not hold. */
export type Check = (holds: boolean, pointer: string, message: string) => readonly Unmet[];

/** Why a protocol is not approved: it contradicts itself, or this version cannot run it. */
type Rule = 'protocol-inconsistent' | 'protocol-not-run-yet';

/** Says faults. @param at JSON pointer of the protocol in what was sent */
export const faultAt =
  (at: string, rule: Rule = 'protocol-inconsistent'): Fault =>
  (pointer, message) =>
    unmet(rule, message, `${at}${pointer}`);

/** Whether something rests on itself, by way of whatever else. @param restsOn what each directly rests on */
export function isInCircle(code: string, restsOn: (code: string) => readonly string[]): boolean {
  const seen = new Set<string>();
  const open = [...restsOn(code)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === code) return true;
    if (!seen.has(next)) open.push(...restsOn(next));
    seen.add(next);
  }
  return false;
}

/** Checks what must hold in a protocol. @param at JSON pointer of the protocol in what was sent */
export const checkAt = (at: string, rule?: Rule): Check => {
  const fault = faultAt(at, rule);
  return (holds, pointer, message) => (holds ? [] : [fault(pointer, message)]);
};
