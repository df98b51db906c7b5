import { addHours } from '@caseledger/kernel';
import { evolveAdverseEvent, initialAdverseEvent } from '../adverse-event/adverse-event.state.js';
import { isOneOf } from '../adverse-event/verdicts.js';
import { isOfCase, type CaseFact } from '../clocks/case-course.js';
import type { RecordedFact } from '../catalogue.js';
import type { NotificationRule, Protocol } from '../protocol/protocol.js';
import type { Role } from '../vocabulary/roles.js';
import { idOf } from '../vocabulary/streams.js';

/**
 * `WAITING` for somebody to acknowledge it, `ESCALATED` when nobody did in time, `LAPSED` when the case no longer is what
 * the rule is about and nobody had acknowledged it.
 */
export const notificationStatuses = ['WAITING', 'ESCALATED', 'ACKNOWLEDGED', 'LAPSED'] as const;

/** A case that came to match a rule: once per case and rule, however often it is changed. */
export interface Notification {
  readonly adverseEvent: string;
  /** Empty when neither the participant nor the reporter tells it. */
  readonly site: string;
  readonly rule: string;
  readonly title: string;
  readonly status: (typeof notificationStatuses)[number];
  /**
   * The event after which the case first matched.
   * @asType integer
   */
  readonly position: number;
  readonly raisedAt: string;
  readonly acknowledgeBy: string;
  /** Whom it concerns now. */
  readonly roles: readonly Role[];
  readonly acknowledgedBy?: string;
  readonly acknowledgedAt?: string;
  readonly escalatedAt?: string;
}

/** The notifications of one case at an instant, in the order of the protocol's rules. Facts of other streams are left out. */
export function notificationsOf(
  facts: readonly RecordedFact[],
  protocol: Protocol | undefined,
  now: string,
): readonly Notification[] {
  const own = facts.filter(isOfCase);
  return (protocol?.notificationRules ?? []).flatMap((rule) => notificationOf(rule, own, now) ?? []);
}

function notificationOf(rule: NotificationRule, facts: readonly CaseFact[], now: string): Notification | undefined {
  let state = initialAdverseEvent;
  let raised: CaseFact | undefined;
  for (const fact of facts) {
    state = evolveAdverseEvent(state, fact);
    if (raised === undefined && isOneOf(rule.on, state)) raised = fact;
  }
  if (raised === undefined) return undefined;
  const acknowledged = facts.find((fact) => fact.type === 'NotificationAcknowledged' && fact.data.rule === rule.code);
  const escalated = facts.find((fact) => fact.type === 'NotificationEscalated' && fact.data.rule === rule.code);
  const acknowledgeBy = addHours(raised.recordedAt, rule.acknowledgeWithinHours);
  const late = escalated !== undefined || now > acknowledgeBy;
  const status =
    acknowledged !== undefined ? 'ACKNOWLEDGED' : !isOneOf(rule.on, state) ? 'LAPSED' : late ? 'ESCALATED' : 'WAITING';
  return {
    adverseEvent: idOf(raised.stream),
    site: state.report?.site ?? '',
    rule: rule.code,
    title: rule.title,
    status,
    position: raised.position,
    raisedAt: raised.recordedAt,
    acknowledgeBy,
    roles: late ? [...new Set([...rule.notify, ...rule.escalateTo])] : rule.notify,
    ...(acknowledged && { acknowledgedBy: acknowledged.actor.id, acknowledgedAt: acknowledged.occurredAt }),
    ...(escalated && { escalatedAt: escalated.recordedAt }),
  };
}
