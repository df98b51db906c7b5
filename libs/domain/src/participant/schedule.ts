import { addToDate, dateOf, daysBetween, earliest } from '@caseledger/kernel';
import type { Protocol, ScheduledVisit } from '../protocol/protocol.js';

/** A scheduled visit with its target date and window, all `YYYY-MM-DD`, for one participant. */
export interface PlannedVisit {
  readonly code: string;
  readonly title: string;
  readonly target: string;
  readonly opens: string;
  readonly closes: string;
}

/** The visits of a protocol, planned from the administration's date in the site's zone. */
export function plan(protocol: Protocol, administeredAt: string, zone: string): readonly PlannedVisit[] {
  return planFrom(protocol, dateOf(administeredAt, zone));
}

function planFrom(protocol: Protocol, anchor: string): readonly PlannedVisit[] {
  return protocol.visits.map((visit) => {
    const target = addToDate(anchor, { months: visit.month });
    return {
      code: visit.code,
      title: visit.title,
      target,
      opens: addToDate(target, { days: -visit.window.before }),
      closes: addToDate(target, { days: visit.window.after }),
    };
  });
}

/**
 * The scheduled visit a moment (an instant, or a date) belongs to by its window, or `null`: unscheduled. Never the
 * nearest one outside a window (R-INS-05). Before the administration there is only the baseline, whenever it is entered;
 * on the day of the administration, a date without a time is the baseline's.
 */
export function scheduledVisit(
  protocol: Protocol,
  moment: string,
  administeredAt: string | undefined,
  zone: string,
): ScheduledVisit | null {
  const baseline = protocol.visits.find((visit) => visit.month === 0) ?? null;
  if (administeredAt === undefined) return baseline;
  const anchor = dateOf(administeredAt, zone);
  const date = dateOf(moment, zone);
  if (earliest(moment, zone) < Date.parse(administeredAt)) {
    return daysBetween(date, anchor) <= (baseline?.window.before ?? 0) ? baseline : null;
  }
  const planned = planFrom(protocol, anchor).find(
    (visit) => visit.opens <= date && date <= visit.closes && visit.code !== baseline?.code,
  );
  return protocol.visits.find((visit) => visit.code === planned?.code) ?? null;
}
