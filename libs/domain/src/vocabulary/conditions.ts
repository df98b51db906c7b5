import { isDate, type Unmet } from '@caseledger/kernel';

/** One condition of a gate: nothing when it holds, else what is unmet. Gates spread them, so that all are listed. */
export function condition(holds: boolean, unmet: Unmet): readonly Unmet[] {
  return holds ? [] : [unmet];
}

/** The step's order within a day matters, so that a date alone does not say when it happened (R-AUD-05, R-CEL-10). */
export function timed({ occurredAt }: { readonly occurredAt: string }): readonly Unmet[] {
  return condition(!isDate(occurredAt), {
    rule: 'time-needed',
    message: 'Give date and time.',
    requirement: 'R-AUD-05',
    pointer: '/occurredAt',
  });
}
