import type { Unmet } from '@caseledger/kernel';
import { unmet } from '../refusals.js';

/** Something in a protocol that contradicts itself: where, by JSON pointer, and what. */
export type Fault = (pointer: string, message: string) => Unmet;

/** The fault when something does not hold. */
export type Check = (holds: boolean, pointer: string, message: string) => readonly Unmet[];

/** Says faults. @param at JSON pointer of the protocol in what was sent */
export const faultAt =
  (at: string): Fault =>
  (pointer, message) =>
    unmet('protocol-inconsistent', message, `${at}${pointer}`);

/** Checks what must hold in a protocol. @param at JSON pointer of the protocol in what was sent */
export const checkAt = (at: string): Check => {
  const fault = faultAt(at);
  return (holds, pointer, message) => (holds ? [] : [fault(pointer, message)]);
};
