import type { LegalBasis } from '../protocol/protocol.js';
import type { Role } from '../vocabulary/roles.js';

export interface Delegation {
  readonly person: string;
  readonly role: Role;
  readonly organisation: string;
  /** Site codes; empty: every site of the study. */
  readonly sites: readonly string[];
  readonly from: string;
  readonly until?: string;
}

export interface Site {
  readonly code: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** IANA zone. */
  readonly zone: string;
}

/** What reactions to the product are expected, from one date on (R-SAF-07). */
export interface ReferenceSafetyInformation {
  readonly version: string;
  readonly validFrom: string;
  /** Terms previously observed with the product, as the document lists them. */
  readonly expectedTerms: readonly string[];
}

export interface Authorisation {
  readonly reference: string;
  readonly legalBasis: LegalBasis;
  readonly authority: string;
  /** Site codes; empty: every site. */
  readonly sites: readonly string[];
  readonly validFrom: string;
  readonly validUntil?: string;
}

/** Rows of a file or of another system that are taken over as what happened, with where they come from. */
export interface HistoricalImport {
  /** Code of the import. */
  readonly import: string;
  /** What the rows were taken from. No names of people. */
  readonly source: string;
  /** What was taken, and how. No names of people. */
  readonly description: string;
  /** Who took the rows out of the source, by the subject of their tokens or another pseudonymous id. */
  readonly extractor: string;
  /** The day on which they were taken out. */
  readonly extractedAt: string;
  /**
   * How many rows there are.
   * @asType integer
   */
  readonly rows: number;
  /** SHA-256 of the file that the rows are in: 64 hexadecimal digits. */
  readonly digest: string;
}
