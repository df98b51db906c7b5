import { clinicalReaders } from '@caseledger/casebook';
import type { Notification } from '@caseledger/domain';
import { caseHistories } from '../adverse-events/case-histories.js';
import { safetyView } from '../views.js';
import { notificationList } from './notification-list.js';

/** Who must know of which cases, and whether they do. */
export const notificationsView = safetyView({
  name: 'notifications',
  answer: 'NotificationList',
  readers: clinicalReaders,
  show: async (book, { status }: { readonly status?: Notification['status'] }) => {
    const { position, at } = book.reach;
    const histories = await caseHistories(book, await book.every('adverse-event'));
    const items = notificationList(histories, book.state.protocol, at);
    return { study: book.study, position, items: items.filter((one) => status === undefined || one.status === status) };
  },
});
