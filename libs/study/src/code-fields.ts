import { formOf, type Minted } from '@caseledger/domain';
import { ListOf, Pattern, type FieldOptions } from '@caseledger/platform';

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

/** Code that the server gave a request for treatment. */
export const TreatmentRequestCode = mintedCode('request');

/** Code of a study: it names the study's ledger. */
export const StudyCode = (options: FieldOptions) =>
  Pattern(/^[A-Z0-9][A-Z0-9-]{2,39}$/, { example: 'ACHILLES-CS', max: 40, ...options });

const siteCode = { form: /^[A-Z0-9][A-Z0-9-]{1,19}$/, max: 20 };

/** Code of a site within its study. */
export const SiteCode = (options: FieldOptions) =>
  Pattern(siteCode.form, { example: 'BCN', max: siteCode.max, ...options });

/** Codes of sites of a study. */
export const SiteCodes = (options: FieldOptions) => ListOf('text', { example: ['BCN'], ...siteCode, ...options });

/** Code of a container of the product, as the protocol names it. */
export const ContainerCode = (options: FieldOptions) =>
  Pattern(/^[A-Z0-9][A-Za-z0-9-]{0,19}$/, { example: 'A', max: 20, ...options });

/** Lot of a material: printable ASCII, as GS1 writes lots, so that whoever traces it types what was recorded. */
export const Lot = (options: FieldOptions) =>
  Pattern(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/, {
    example: 'L-2019-114',
    max: 100,
    expected: 'a lot of printable ASCII characters, without blanks at its ends or two in a row',
    ...options,
  });

/** The form of the code of something that the protocol defines. */
export const protocolCodeForm = /^[A-Za-z0-9][A-Za-z0-9 ._/+-]{0,59}$/;

/** Code of something that the protocol defines. */
export const ProtocolCode = (options: FieldOptions) => Pattern(protocolCodeForm, { max: 60, ...options });

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
