import type { AdverseEventEvent } from '../adverse-event/adverse-event.events.js';
import type { RecordedFact } from '../catalogue.js';
import type { StudyState } from '../study/study.state.js';
import { notificationsOf } from '../notifications/notifications.js';
import { courseOf } from './case-course.js';
import { rulesSince, statusAt } from './clocks.js';
import { runningClocks } from './running-clocks.js';

/** What time alone made true of a case: the event that says it, and since when. */
export interface CaseAlarm {
  readonly at: string;
  readonly event: Extract<
    AdverseEventEvent,
    { readonly type: 'DeadlineApproached' | 'DeadlineMissed' | 'NotificationEscalated' }
  >;
}

/** What has to be told of a case now, and when to look again. */
export interface CaseAlarms {
  readonly alarms: readonly CaseAlarm[];
  /** The next instant at which something may have to be told, if nothing else happens to the case before. */
  readonly wakeAt?: string;
}

/**
 * Alarms that a case owes at an instant: each clock once when it is due soon and once when it was missed, for each due
 * date that it had. What was met late was missed, too (R-SAF-01). A notification that nobody acknowledged in time is
 * escalated once.
 */
export function alarmsOf(facts: readonly RecordedFact[], study: StudyState, now: string): CaseAlarms {
  const turns = courseOf(facts);
  const running = runningClocks(turns, study, rulesSince(turns[0], study));
  const told = new Set(
    turns.flatMap(({ fact: { type, data } }) =>
      type === 'DeadlineApproached' || type === 'DeadlineMissed' ? [`${type} ${data.clock} ${data.due}`] : [],
    ),
  );
  const alarms: CaseAlarm[] = [];
  const wakes: string[] = [];
  for (const clock of running) {
    const { id, due, dueSoonAt, rule } = clock;
    const data = { clock: id, rule: rule.id, recipient: rule.recipient, due };
    const status = statusAt(clock, now);
    const missed = status === 'OVERDUE' || status === 'MET_LATE';
    if (status === 'OPEN') wakes.push(dueSoonAt);
    if (status === 'DUE_SOON') wakes.push(justAfter(due));
    const type = missed ? 'DeadlineMissed' : 'DeadlineApproached';
    if ((missed || status === 'DUE_SOON') && !told.has(`${type} ${id} ${due}`)) {
      alarms.push({ at: missed ? due : dueSoonAt, event: { type, data } });
    }
  }
  for (const { rule, status, acknowledgeBy, escalatedAt, roles } of notificationsOf(facts, study.protocol, now)) {
    if (status === 'WAITING') wakes.push(justAfter(acknowledgeBy));
    if (status === 'ESCALATED' && escalatedAt === undefined) {
      const data = { rule, to: roles, due: acknowledgeBy };
      alarms.push({ at: acknowledgeBy, event: { type: 'NotificationEscalated', data } });
    }
  }
  const [wakeAt] = wakes.sort();
  return { alarms, ...(wakeAt !== undefined && { wakeAt }) };
}

const justAfter = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString();
