import { open, streams, type ForCase } from '../adverse-event/for-case.js';
import { define } from '../command-definition.js';
import type { Role } from '../vocabulary/roles.js';
import type { CaseAlarm } from './alarms.js';

/** What the software says of a statutory clock; `occurredAt` is since when it is so. */
export interface TellDeadline extends ForCase {
  /** Whether it was missed; else it is due soon. */
  readonly missed: boolean;
  /** Id of the clock, as the list of clocks names it. */
  readonly clock: string;
  readonly rule: string;
  readonly recipient: string;
  readonly due: string;
}

/** A statutory clock is due soon, or was missed: time alone made it so (R-SAF-15). */
export const tellDeadline = define<TellDeadline>({
  roles: 'system',
  streams,
  conditions: open,
  decide: ({ missed, clock, rule, recipient, due }) => [
    { type: missed ? 'DeadlineMissed' : 'DeadlineApproached', data: { clock, rule, recipient, due } },
  ],
});

/** What the software says of a notification that nobody acknowledged in time. */
export interface EscalateNotification extends ForCase {
  /** Code of the protocol's notification rule. */
  readonly rule: string;
  /** Whom it concerns from now on. */
  readonly to: readonly Role[];
  readonly due: string;
}

/** A notification goes to more people, because nobody acknowledged it in time (R-SAF-01). */
export const escalateNotification = define<EscalateNotification>({
  roles: 'system',
  streams,
  conditions: open,
  decide: ({ rule, to, due }) => [{ type: 'NotificationEscalated', data: { rule, to, due } }],
});

/** The command that tells an alarm of a case. */
export function commandOf({ at, event }: CaseAlarm, adverseEvent: string) {
  const about = { adverseEvent, occurredAt: at };
  return event.type === 'NotificationEscalated'
    ? { name: 'EscalateNotification' as const, data: { ...about, ...event.data } }
    : { name: 'TellDeadline' as const, data: { ...about, missed: event.type === 'DeadlineMissed', ...event.data } };
}
