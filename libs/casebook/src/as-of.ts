import { Temporal } from '@caseledger/kernel';
import { PositionOrInstant } from '@caseledger/platform';

const asOfOptions = {
  description:
    'The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now.',
  example: '120',
  optional: true,
};

/** Every view can be asked for a past state. */
export class AsOfQuery {
  @PositionOrInstant(asOfOptions)
  readonly asOf?: string;
}

/** As `AsOfQuery`, for a class that extends another one already. */
export const AsOf = (): PropertyDecorator => PositionOrInstant(asOfOptions);

/** A past state by position or by instant (UTC). */
export type PastState = { readonly position: number } | { readonly instant: string };

/** What an `asOf` names. @throws RangeError for an instant that the calendar does not have */
export function pastStateOf(asOf: string): PastState {
  if (/^\d+$/.test(asOf)) return { position: Number(asOf) };
  return { instant: Temporal.Instant.from(asOf).toString({ fractionalSecondDigits: 3 }) };
}
