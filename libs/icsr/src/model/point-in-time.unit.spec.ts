import { earliestInstant, parsePointInTime, pointInTime, pointInTimeOf, precisionOf } from '../index.js';

describe('Point in time', () => {
  it.each([
    ['2026', '2026', 'year'],
    ['2026-11', '202611', 'month'],
    ['2026-11-05', '20261105', 'day'],
    ['2026-11-05T23:30:00Z', '20261106003000+0100', 'second'],
    ['2026-07-05T10:15:30.987Z', '20260705121530+0200', 'second'],
  ])('R-ICS-06: %s becomes %s, known to the %s', (moment, point, precision) => {
    expect(pointInTimeOf(moment, 'Europe/Madrid')).toBe(point);
    expect(precisionOf(pointInTime(point))).toBe(precision);
  });

  it('R-ICS-06: tells time in the zone where it is meant', () => {
    const instant = '2026-07-05T10:15:30Z';
    expect(pointInTimeOf(instant, 'Atlantic/Canary')).toBe('20260705111530+0100');
    expect(pointInTimeOf(instant, 'America/New_York')).toBe('20260705061530-0400');
    expect(pointInTimeOf(instant, 'Asia/Kolkata')).toBe('20260705154530+0530');
  });

  it.each(['2026', '202602', '20240229', '20260228', '2026022823', '202602282359', '20260228235959.5-0330'])(
    'R-ICS-06: takes %s',
    (text) => {
      expect(parsePointInTime(text)).toBe(text);
    },
  );

  it.each([
    '',
    '26',
    '20261',
    '202613',
    '20260229',
    '2026022824',
    '202602282360',
    '2026-02-28',
    '20260228+0100',
    '2026022810.5',
  ])('R-ICS-06: refuses "%s"', (text) => {
    expect(parsePointInTime(text)).toBeUndefined();
    expect(() => pointInTime(text)).toThrow(RangeError);
  });

  it('R-ICS-06: the earliest instant of a point depends on what is known', () => {
    const earliest = (text: string) => new Date(earliestInstant(pointInTime(text))).toISOString();
    expect(earliest('20261121120000+0100')).toBe('2026-11-21T11:00:00.000Z');
    expect(earliest('20261121')).toBe('2026-11-20T10:00:00.000Z');
    expect(earliest('2026')).toBe('2025-12-31T10:00:00.000Z');
  });
});
