import fc from 'fast-check';
import {
  addToDate,
  dateOf,
  daysBetween,
  daysFrom,
  earliest,
  endsBefore,
  isDate,
  isZone,
  latest,
  systemClock,
  Temporal,
} from './time.js';

const madrid = 'Europe/Madrid';

describe('moments', () => {
  it('R-AUD-05: knows a date from an instant', () => {
    expect([isDate('2019-03-31'), isDate('2019-03-31T00:00:00.000Z')]).toEqual([true, false]);
    expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('R-AUD-05: a date spans its day in the zone, also when the clocks change', () => {
    const hours = (date: string) => (latest(date, madrid) + 1 - earliest(date, madrid)) / 3_600_000;
    expect(['2019-03-30', '2019-03-31', '2019-10-27'].map(hours)).toEqual([24, 23, 25]);
    expect(new Date(earliest('2019-03-31', madrid)).toISOString()).toBe('2019-03-30T23:00:00.000Z');
  });

  it('R-AUD-05: an instant means itself in every zone', () => {
    const instant = '2019-03-31T01:30:00.000Z';
    expect(earliest(instant, madrid)).toBe(Date.parse(instant));
    expect(latest(instant, 'UTC')).toBe(Date.parse(instant));
  });

  it('R-AUD-05 (part): a zone is one of IANA, by any of the names that IANA knows', () => {
    const zones = ['UTC', madrid, 'Asia/Kolkata', 'Asia/Calcutta', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'];
    expect(zones.filter((name) => !isZone(name))).toEqual([]);
    const others = ['', 'SITE', 'Z', 'Europe/Atlantis', 'europe/madrid', '+02:00', '-05', 'constructor'];
    expect(others.filter(isZone)).toEqual([]);
  });

  it('R-AUD-05 (part): a range ends before it begins only when it must, also from an instant until a date', () => {
    const ranges: readonly (readonly [string, string, boolean])[] = [
      ['2019-05-02', '2019-05-02', false],
      ['2019-05-02', '2019-05-01', true],
      ['2019-05-02T10:00:00.000Z', '2019-05-02T10:00:00.000Z', false],
      ['2019-05-02T10:00:00.000Z', '2019-05-02T09:59:59.999Z', true],
      ['2019-05-02T10:00:00.000Z', '2019-05-02', false],
      ['2019-05-02T10:00:00.000Z', '2019-05-01', true],
      // In Madrid it is after midnight already.
      ['2019-05-02', '2019-05-01T22:30:00.000Z', false],
      ['2019-05-02', '2019-05-01T21:30:00.000Z', true],
      ['2019-05-01T22:30:00.000Z', '2019-05-01', true],
    ];
    expect(ranges.map(([from, until]) => endsBefore(from, until, madrid))).toEqual(ranges.map(([, , is]) => is));
  });

  it('R-AUD-05: the date of an instant is the one on the wall of the site', () => {
    expect(dateOf('2019-03-26T23:30:00.000Z', madrid)).toBe('2019-03-27');
    expect(dateOf('2019-03-26T23:30:00.000Z', 'UTC')).toBe('2019-03-26');
    expect(dateOf('2019-03-26', madrid)).toBe('2019-03-26');
  });

  it('R-AUD-05 (part): the date of an instant is the one that Temporal says, also where days are skipped or begin late', () => {
    const zones = [
      'UTC',
      madrid,
      'Pacific/Apia',
      'Pacific/Kiritimati',
      'America/Sao_Paulo',
      'Asia/Beirut',
      'America/St_Johns',
    ];
    const expectSame = (instant: string, zone: string) => {
      const expected = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
      expect(dateOf(instant, zone)).toBe(expected);
    };
    const date = fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.constantFrom(...zones), (at, zone) => {
        expectSame(at.toISOString(), zone);
      }),
    );
    for (let hour = 0; hour < 72; hour += 1) {
      expectSame(new Date(Date.UTC(2011, 11, 29, hour)).toISOString(), 'Pacific/Apia');
      expectSame(new Date(Date.UTC(2018, 10, 3, hour)).toISOString(), 'America/Sao_Paulo');
    }
  });
});

describe('a period of days', () => {
  it('R-SAF-01 (part): ends with the last of its days in the zone, as Temporal says, also before 1970', () => {
    const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    const zone = fc.constantFrom('UTC', madrid, 'Pacific/Kiritimati', 'America/Sao_Paulo', 'America/St_Johns');
    fc.assert(
      fc.property(date, fc.boolean(), fc.integer({ min: 0, max: 400 }), zone, (at, timed, days, where) => {
        const moment = timed ? at.toISOString() : at.toISOString().slice(0, 10);
        const first = timed
          ? Temporal.Instant.from(moment).toZonedDateTimeISO(where).toPlainDate()
          : Temporal.PlainDate.from(moment);
        const end = first.add({ days: days + 1 }).toZonedDateTime(where).epochMilliseconds - 1;
        expect(daysFrom(moment, days, where)).toEqual({ date: first.toString(), end });
      }),
    );
  });
});

describe('dates', () => {
  it.each([
    ['2019-01-31', { months: 1 }, '2019-02-28'],
    ['2020-01-31', { months: 1 }, '2020-02-29'],
    ['2020-02-29', { months: 12 }, '2021-02-28'],
    ['2019-03-30', { days: 2 }, '2019-04-01'],
    ['2019-04-01', { days: -2 }, '2019-03-30'],
  ])('R-INS-05: %s plus %j is %s', (date, duration, expected) => {
    expect(addToDate(date, duration)).toBe(expected);
  });

  it('R-INS-05: months and days add up as the calendar of Temporal says', () => {
    const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    const duration = fc.record({
      months: fc.integer({ min: -60, max: 60 }),
      days: fc.integer({ min: -400, max: 400 }),
    });
    fc.assert(
      fc.property(date, duration, (moment, { months, days }) => {
        const from = moment.toISOString().slice(0, 10);
        const expected = Temporal.PlainDate.from(from).add({ months }).add({ days }).toString();
        expect(addToDate(from, { months, days })).toBe(expected);
      }),
    );
  });

  it('R-CEL-07: days are counted by the calendar, and back again', () => {
    expect(daysBetween('2019-03-04', '2019-03-26')).toBe(22);
    expect(daysBetween('2019-03-26', '2019-03-04')).toBe(-22);
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
        expect(daysBetween('2019-10-27', addToDate('2019-10-27', { days }))).toBe(days);
      }),
    );
  });
});
