/** Something that is wrong with a study's ledger. */
export interface LedgerFault {
  readonly study: string;
  /** Where it shows. */
  readonly position: number;
  readonly fault: string;
}

/** What a count of the ledger's own is, of its events or of the versions of a stream, and what is there. */
export const miscount = (counted: number, there: number, stream?: string): string =>
  stream === undefined
    ? `the ledger counts ${counted} events and has ${there}`
    : `the ledger counts version ${counted} of ${stream} and has ${there}`;
