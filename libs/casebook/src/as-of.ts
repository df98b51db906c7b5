import { Temporal } from '@caseledger/kernel';
import { Pattern } from '@caseledger/platform';

const asOfOptions = {
  description:
    'The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now.',
  example: '120',
  max: 40,
  optional: true,
  expected: 'a position, or an ISO 8601 instant with Z or an offset',
};
const asOfForm = /^(\d{1,15}|\d{4}-\d\d-\d\dT\d\d:\d\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))$/;

/** Every view can be asked for a past state. */
export class AsOfQuery {
  @Pattern(asOfForm, asOfOptions)
  readonly asOf?: string;
}

/** As `AsOfQuery`, for a class that extends another one already. */
export const AsOf = (): PropertyDecorator => Pattern(asOfForm, asOfOptions);

/** A past state by position or by instant (UTC). */
export type PastState = { readonly position: number } | { readonly instant: string };

/** What an `asOf` names. @throws RangeError for an instant that the calendar does not have */
export function pastStateOf(asOf: string): PastState {
  if (/^\d+$/.test(asOf)) return { position: Number(asOf) };
  return { instant: Temporal.Instant.from(asOf).toString({ fractionalSecondDigits: 3 }) };
}
