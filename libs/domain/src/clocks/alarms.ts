import type { AdverseEventEvent } from '../adverse-event/adverse-event.events.js';
import type { RecordedFact } from '../catalogue.js';
import type { StudyState } from '../study/study.state.js';
import { courseOf } from './case-course.js';
import { rulesSince, statusAt } from './clocks.js';
import { runningClocks } from './running-clocks.js';

/** What is to be told of a clock: the event, and the instant at which it became true. */
export interface ClockAlarm {
  readonly at: string;
  readonly event: Extract<AdverseEventEvent, { readonly type: 'DeadlineApproached' | 'DeadlineMissed' }>;
}

/** What has to be told of a case now, and when to look again. */
export interface CaseAlarms {
  readonly alarms: readonly ClockAlarm[];
  /** The next instant at which something may have to be told, if nothing else happens to the case before. */
  readonly wakeAt?: string;
}

/**
 * Alarms that a case owes at an instant: each clock once when it is due soon and once when it was missed, for each due
 * date that it had. What was met late was missed, too (R-SAF-01).
 */
export function alarmsOf(facts: readonly RecordedFact[], study: StudyState, now: string): CaseAlarms {
  const turns = courseOf(facts);
  const running = runningClocks(turns, study, rulesSince(turns[0], study));
  const told = new Set(
    turns.flatMap(({ fact: { type, data } }) =>
      type === 'DeadlineApproached' || type === 'DeadlineMissed' ? [`${type} ${data.clock} ${data.due}`] : [],
    ),
  );
  const alarms: ClockAlarm[] = [];
  const wakes: string[] = [];
  for (const clock of running) {
    const { id, due, dueSoonAt, rule } = clock;
    const data = { clock: id, rule: rule.id, recipient: rule.recipient, due };
    const status = statusAt(clock, now);
    const missed = status === 'OVERDUE' || status === 'MET_LATE';
    if (status === 'OPEN') wakes.push(dueSoonAt);
    if (status === 'DUE_SOON') wakes.push(new Date(Date.parse(due) + 1).toISOString());
    const type = missed ? 'DeadlineMissed' : 'DeadlineApproached';
    if ((missed || status === 'DUE_SOON') && !told.has(`${type} ${id} ${due}`)) {
      alarms.push({ at: missed ? due : dueSoonAt, event: { type, data } });
    }
  }
  const [wakeAt] = wakes.sort();
  return { alarms, ...(wakeAt !== undefined && { wakeAt }) };
}
