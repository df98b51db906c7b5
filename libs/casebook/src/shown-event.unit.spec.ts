import { recordedCase } from '@caseledger/testkit/domain';
import { datedEvent } from './shown-event.js';

const fact = recordedCase().at(-1)!;

describe('an event with both of its times', () => {
  it.each([
    ['on the same day', '2019-03-01T10:00:00.000Z', '2019-03-01T18:00:00.000Z', 0],
    [
      'on the next day at the site, within the same one in UTC',
      '2019-03-01T10:00:00.000Z',
      '2019-03-01T23:30:00.000Z',
      1,
    ],
    ['on the same day at the site, over two of them in UTC', '2019-03-01T23:30:00.000Z', '2019-03-02T08:00:00.000Z', 0],
    ['days after a day whose hour nobody knows', '2019-03-01', '2019-03-05T08:00:00.000Z', 4],
    ['before it happened, by a clock that is behind', '2019-03-02T10:00:00.000Z', '2019-03-01T10:00:00.000Z', 0],
  ])('R-AUD-05 (part) says how late it was entered: %s', (_, occurredAt, recordedAt, days) => {
    const shown = datedEvent({ ...fact, occurredAt, recordedAt, zone: 'Europe/Madrid' });
    expect(shown).toMatchObject({ occurredAt, recordedAt, zone: 'Europe/Madrid', lateByDays: days });
  });
});
