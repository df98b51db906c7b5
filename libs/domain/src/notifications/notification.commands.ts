import { open, streams, type ForCase } from '../adverse-event/for-case.js';
import { define } from '../command-definition.js';
import { delegationInForce, scopeAt } from '../study/duties.js';
import { readersOf } from '../vocabulary/readers.js';
import { isOneOf } from '../adverse-event/verdicts.js';
import { refuse } from '../refusals.js';

export interface AcknowledgeNotification extends ForCase {
  /** Code of the protocol's notification rule. */
  readonly rule: string;
}

/** A person whom the rule names says that they know. It is said once. */
export const acknowledgeNotification = define<AcknowledgeNotification>({
  // Who is to know of a case is one who may: the protocol names no others.
  roles: readersOf('adverse-event'),
  streams,
  conditions: open,
  decide: ({ rule: code }, world, { person, now }) => {
    const rule = world.study.protocol?.notificationRules?.find((one) => one.code === code);
    const state = world['adverse-event'];
    if (rule === undefined || !isOneOf(rule.on, state)) {
      return refuse('nothing-to-acknowledge', `Nothing is to be acknowledged by ${code}.`, '/rule');
    }
    if (state.acknowledged.includes(code)) {
      return refuse('acknowledged', `${code} is acknowledged already.`);
    }
    const concerned = [...new Set([...rule.notify, ...rule.escalateTo])];
    return delegationInForce(world.study, person, concerned, scopeAt(state.report?.site), now) === undefined
      ? refuse('not-concerned', `${code} concerns ${concerned.join(', ')}.`)
      : [{ type: 'NotificationAcknowledged', data: { rule: code } }];
  },
});
