import type { Unmet } from '@caseledger/kernel';

interface Refused<Type extends string> {
  readonly type: Type;
  readonly data: {
    readonly participant?: string;
    readonly product?: string;
    readonly command: string;
    readonly by: string;
    /** Which rules refused it. */
    readonly unmet: readonly Unmet[];
    /** What was attempted, as far as it matters for the investigation. */
    readonly attempted: Readonly<Record<string, unknown>>;
  };
}

/** What was attempted, by whom, and which rules refused it. */
export type NearMissEvent = Refused<'AdministrationRefused'> | Refused<'ReleaseRefused'>;
