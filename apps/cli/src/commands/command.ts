/** A command of the command line. */
export interface Command {
  /** Its options, as the help shows them. */
  readonly usage: string;
  readonly summary: string;
  /** What `--help` says beyond that: options and exit codes. */
  readonly details?: string;
  /** Resolves to the exit code. @throws UsageError, ConfigurationError, and what it could not do */
  run(args: readonly string[]): Promise<number>;
}

/** The arguments are not those of the command. */
export class UsageError extends Error {}

/** The command cannot do its work: the message says why, and what to do. */
export class Failure extends Error {}
