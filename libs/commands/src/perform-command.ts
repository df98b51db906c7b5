import type { CommandName, DataOf, ImportedRow } from '@caseledger/domain';

/** Who asks for a command, and under which conditions. */
export interface CommandRequest {
  /** UUID: derived from caller and `Idempotency-Key`, else random. Recorded once per study. */
  readonly commandId: string;
  readonly person: string;
  readonly correlation: string;
  /** Version of the command's first stream that the caller saw; another one is refused (R-INT-08). */
  readonly ifMatch?: number;
  /**
   * The body as it was sent. A command may say more: what dictionaries or the version of the software add may be other at a
   * repetition, which has to be recognised all the same (R-INT-08).
   */
  readonly sent?: object;
  /** The row of an import that it is. */
  readonly imported?: ImportedRow;
}

/** The software itself asks for a command, because time came or an operator set it to work. */
export interface SoftwareRequest extends Omit<CommandRequest, 'person' | 'sent' | 'imported'> {
  readonly person?: never;
  readonly imported?: never;
}

/** What a command that was recorded answers. */
export interface CommandAnswer {
  readonly study: string;
  /** Position in the study's ledger up to which a reader has to wait to see the effect. */
  readonly position: number;
  /** Version of each stream that the command wrote, such as `participant/…`. */
  readonly streams: Readonly<Record<string, number>>;
  /** Types of the events that were recorded. */
  readonly events: readonly string[];
}

/** What a command says, as it was given. Without `occurredAt` it happens when it is recorded. */
export type Given<Data extends { readonly occurredAt: string }> = Omit<Data, 'occurredAt'> & {
  readonly occurredAt?: string;
};

/** A command as it was given. */
export type GivenCommand = {
  [N in CommandName]: { readonly name: N; readonly data: Given<DataOf<N>> };
}[CommandName];

/** The one message of the command bus: a domain command for a study, and who asks. */
export class PerformCommand {
  constructor(
    readonly study: string,
    readonly command: GivenCommand,
    readonly request: CommandRequest | SoftwareRequest,
    /** What was sent: the bytes by which a repetition is recognised. */
    readonly sent: GivenCommand = command,
  ) {}
}
