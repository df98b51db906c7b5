import { checkCharacter } from '@caseledger/domain';
import { sha256 } from '@caseledger/kernel';
import { Pattern, type FieldOptions } from '@caseledger/platform';

/** What the server gives codes to: the prefix and an example of each. */
const minted = {
  participant: { prefix: 'P', example: 'P-7K3Q9XZ' },
  product: { prefix: 'B', example: 'B-2M8RT04' },
  visit: { prefix: 'V', example: 'V-5HD1WZI' },
  adverseEvent: { prefix: 'AE', example: 'AE-9QW2MK9' },
};

/** Something that the server gives a code to, by the name of the member that holds it. */
export type Minted = keyof typeof minted;

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A public code for what a command creates: six random characters and a check character (ISO/IEC 7064 MOD 37-2), with
 * no meaning (R-PRV-01). It follows from the command id, so that a repeated request gets the same code.
 */
export function mintCode(kind: Minted, commandId: string): string {
  const { prefix } = minted[kind];
  const bytes = sha256(Buffer.from(`${prefix}\n${commandId}`));
  const code = Array.from(bytes.subarray(0, 6), (byte) => letters.charAt(byte % 32)).join('');
  const check = checkCharacter(code);
  return `${prefix}-${code}${check === '*' ? 'U' : check}`;
}

/** The form of a minted code, for JSON Schema. */
export function formOf(kind: Minted): { readonly pattern: string; readonly example: string } {
  const { prefix, example } = minted[kind];
  return { pattern: `^${prefix}-[0-9A-Z]{7}$`, example };
}

const mintedCode = (kind: Minted) => (options: FieldOptions) => {
  const { pattern, example } = formOf(kind);
  return Pattern(new RegExp(pattern), { example, max: example.length, ...options });
};

/** Code that the server gave a participant. */
export const ParticipantCode = mintedCode('participant');

/** Code that the server gave a product (batch). */
export const ProductCode = mintedCode('product');

/** Code that the server gave a recorded visit. */
export const VisitCode = mintedCode('visit');

/** Code that the server gave an adverse event. */
export const AdverseEventCode = mintedCode('adverseEvent');

/** Code of a study: it names the study's ledger. */
export const StudyCode = (options: FieldOptions) =>
  Pattern(/^[A-Z0-9][A-Z0-9-]{2,39}$/, { example: 'ACHILLES-CS', max: 40, ...options });

/** Code of a site within its study. */
export const SiteCode = (options: FieldOptions) =>
  Pattern(/^[A-Z0-9][A-Z0-9-]{1,19}$/, { example: 'BCN', max: 20, ...options });

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

/** Somebody who must be told of a case, as the reporting rules name them. */
export const RecipientCode = (options: FieldOptions) =>
  Pattern(/^[A-Z0-9][A-Z0-9_-]{1,39}$/, { example: 'EVCTM', max: 40, ...options });

/** A person by the subject of their tokens. */
export const PersonId = (options: FieldOptions) => Pattern(/^[\x21-\x7e]{1,255}$/, { max: 255, ...options });
