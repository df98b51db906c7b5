/** A command of the command line. */
export interface Command {
  /** Its options, as the help shows them. */
  readonly usage: string;
  readonly summary: string;
  /** Resolves to the exit code. @throws UsageError, ConfigurationError, and what it could not do */
  run(args: readonly string[]): Promise<number>;
}

/** The arguments are not those of the command. */
export class UsageError extends Error {}
