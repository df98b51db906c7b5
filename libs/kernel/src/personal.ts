/**
 * A value that identifies a person, on its way into the ledger. The ledger seals it under the subject's own key before
 * the event's bytes are made, so that destroying the key erases the person and leaves every hash valid (R-PRV-03).
 */
export interface PersonalValue<T> {
  readonly $personal: { readonly subject: string; readonly value: T };
}

/** The same value as it stands in the ledger: AES-256-GCM under key `key` of the subject; base64url members. */
export interface SealedValue {
  readonly $sealed: { readonly subject: string; readonly key: number; readonly iv: string; readonly text: string };
}

/** A personal field of an event: in the clear when decided, sealed when read. */
export type Personal<T> = PersonalValue<T> | SealedValue;

/** Marks a value as personal data of a subject (a participant's or a member of staff's id). */
export function personal<T>(subject: string, value: T): PersonalValue<T> {
  return { $personal: { subject, value } };
}

/** Whether the value identifies a person, in the clear or sealed. */
export function isPersonal(value: unknown): value is Personal<unknown> {
  return typeof value === 'object' && value !== null && ('$sealed' in value || '$personal' in value);
}
