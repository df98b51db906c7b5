/** What was read is not the message that it should be: malformed, foreign, or without something that it must have. */
export class IcsrSyntaxError extends Error {
  override readonly name = 'IcsrSyntaxError';

  /** `path` leads to the element at fault, such as `/MCCI_IN200100UV01/PORR_IN049016UV[2]/id`. */
  constructor(
    problem: string,
    readonly path: string,
  ) {
    super(`${path}: ${problem}`);
  }
}

/** A value that XML cannot carry, so that nothing was written. */
export class IcsrValueError extends Error {
  override readonly name = 'IcsrValueError';

  /** `path` leads to the element or attribute that the value was for. */
  constructor(
    problem: string,
    readonly path: string,
  ) {
    super(`${path}: ${problem}`);
  }
}
