/**
 * The ledger does not hold what it held: bytes that are not those of their leaf hash, an event in another's place, or
 * another one than a reader has seen. Whoever meets it must stop, because nothing after this position can be trusted.
 */
export class LedgerAltered extends Error {
  constructor(
    readonly study: string,
    readonly position: number,
    /** Leaf hash that was recorded or seen. */
    readonly expected: string,
    /** Leaf hash of what is there; `undefined` when there is nothing. */
    readonly found: string | undefined,
  ) {
    super(
      `the ledger of ${study} differs at position ${position}: ` +
        (found === undefined ? 'the event is not there' : `leaf hash ${expected} expected, ${found} found`),
    );
    this.name = 'LedgerAltered';
  }
}
