import { checkCharacter } from '@caseledger/domain';
import { sha256 } from '@caseledger/kernel';
import { Pattern, type FieldOptions } from '@caseledger/platform';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A public code for what a command creates: six random characters and a check character (ISO/IEC 7064 MOD 37-2), with
 * no meaning (R-PRV-01). It follows from the command id, so that a repeated request gets the same code.
 */
export function mintCode(prefix: string, commandId: string): string {
  const bytes = sha256(Buffer.from(`${prefix}\n${commandId}`));
  const code = Array.from(bytes.subarray(0, 6), (byte) => letters.charAt(byte % 32)).join('');
  const check = checkCharacter(code);
  return `${prefix}-${code}${check === '*' ? 'U' : check}`;
}

/** Code of a study: it names the study's ledger. */
export const StudyCode = (options: FieldOptions) =>
  Pattern(/^[A-Z0-9][A-Z0-9-]{2,39}$/, { example: 'ACHILLES-CS', max: 40, ...options });

/** Code of a site within its study. */
export const SiteCode = (options: FieldOptions) =>
  Pattern(/^[A-Z0-9][A-Z0-9-]{1,19}$/, { example: 'BCN', max: 20, ...options });

/** Code that the server gave a participant. */
export const ParticipantCode = (options: FieldOptions) =>
  Pattern(/^P-[0-9A-Z]{7}$/, { example: 'P-7K3Q9XZ', max: 9, ...options });

/** Code that the server gave a product (batch). */
export const ProductCode = (options: FieldOptions) =>
  Pattern(/^B-[0-9A-Z]{7}$/, { example: 'B-2M8RT04', max: 9, ...options });

/** Code that the server gave a recorded visit. */
export const VisitCode = (options: FieldOptions) =>
  Pattern(/^V-[0-9A-Z]{7}$/, { example: 'V-5HD1WZI', max: 9, ...options });

/** Code that the server gave an adverse event. */
export const AdverseEventCode = (options: FieldOptions) =>
  Pattern(/^AE-[0-9A-Z]{7}$/, { example: 'AE-9QW2MK9', max: 10, ...options });

/** Code of a container of the product, as the protocol names it. */
export const ContainerCode = (options: FieldOptions) =>
  Pattern(/^[A-Z0-9][A-Za-z0-9-]{0,19}$/, { example: 'A', max: 20, ...options });

/** Code of something that the protocol defines. */
export const ProtocolCode = (options: FieldOptions) =>
  Pattern(/^[A-Za-z0-9][A-Za-z0-9 ._/+-]{0,59}$/, { max: 60, ...options });

/** ISBT 128 donation number: 13 characters and the check character (R-CEL-17). */
export const DonationNumber = (options: FieldOptions) =>
  Pattern(/^[0-9A-Z]{13}[0-9A-Z*]$/, {
    example: 'G123498654321H',
    max: 14,
    expected: 'a donation number: 13 characters and the check character',
    ...options,
  });

/** A person by the subject of their tokens. */
export const PersonId = (options: FieldOptions) => Pattern(/^[\x21-\x7e]{1,255}$/, { max: 255, ...options });
