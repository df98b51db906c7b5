import { notificationsOf, type Notification, type Protocol, type RecordedFact } from '@caseledger/domain';

/** Notifications of a study's cases, by when they are to be acknowledged. */
export interface NotificationList {
  readonly study: string;
  /** @asType integer */
  readonly position: number;
  readonly items: readonly Notification[];
}

/** The notifications of cases at an instant. @param cases the events of each, in order */
export function notificationList(
  cases: readonly (readonly RecordedFact[])[],
  protocol: Protocol | undefined,
  at: string,
): readonly Notification[] {
  return cases
    .flatMap((facts) => notificationsOf(facts, protocol, at))
    .sort((one, other) => (one.acknowledgeBy < other.acknowledgeBy ? -1 : 1));
}
