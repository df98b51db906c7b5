import fc from 'fast-check';
import { dateAfter, durationOf, instantAfter, isDuration, times } from './duration.js';
import { Temporal } from './time.js';

const zones = ['UTC', 'Europe/Madrid', 'America/Los_Angeles', 'Pacific/Auckland', 'Asia/Kathmandu'];
const moments = fc
  .date({ min: new Date('1960-01-01T00:00:00Z'), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const parts = fc.record({
  months: fc.nat(60),
  weeks: fc.nat(8),
  days: fc.nat(40),
  hours: fc.nat(30),
  minutes: fc.nat(59),
});
const textOf = ({
  months,
  weeks,
  days,
  hours,
  minutes,
}: Record<'months' | 'weeks' | 'days' | 'hours' | 'minutes', number>) =>
  `P${months}M${weeks}W${days}DT${hours}H${minutes}M`;

describe('a duration', () => {
  it('is read as ISO 8601 writes it', () => {
    expect(durationOf('P1Y2M')).toEqual({ months: 14, days: 0, milliseconds: 0 });
    expect(durationOf('P2W3D')).toEqual({ months: 0, days: 17, milliseconds: 0 });
    expect(durationOf('PT90M')).toEqual({ months: 0, days: 0, milliseconds: 5_400_000, timed: true });
    expect(durationOf('PT0M')).toEqual({ months: 0, days: 0, milliseconds: 0, timed: true });
    expect(durationOf('P0D')).toEqual({ months: 0, days: 0, milliseconds: 0 });
    expect(times(durationOf('P1MT1H'), 3)).toEqual({ months: 3, days: 0, milliseconds: 10_800_000, timed: true });
  });

  it.each(['', 'P', '3M', 'P-1D', '-P1D', '+P1D', 'P1.5D', 'PT', 'P1H', '1 day'])('is not %j', (text) => {
    expect(isDuration(text)).toBe(false);
    expect(() => durationOf(text)).toThrow(RangeError);
  });

  it('leads where the calendar of the zone leads, before and after, over summer time too', () => {
    fc.assert(
      fc.property(moments, parts, fc.constantFrom(...zones), (moment, drawn, zone) => {
        const duration = durationOf(textOf(drawn));
        const start = Temporal.Instant.from(moment).toZonedDateTimeISO(zone);
        const { months, weeks, days, hours, minutes } = drawn;
        const later = start.add({ months, days: days + 7 * weeks }).add({ hours, minutes });
        expect(instantAfter(moment, duration, zone)).toBe(later.epochMilliseconds);
        const earlier = start
          .subtract({ months })
          .subtract({ days: days + 7 * weeks })
          .subtract({ hours, minutes });
        // A day in between may be one that the clocks skip: then the calendar is asked once, for all days together.
        const together = start
          .toPlainDate()
          .subtract({ months })
          .subtract({ days: days + 7 * weeks })
          .toZonedDateTime({ timeZone: zone, plainTime: start.toPlainTime() })
          .subtract({ hours, minutes });
        expect([earlier.epochMilliseconds, together.epochMilliseconds]).toContain(
          instantAfter(moment, duration, zone, -1),
        );
        expect(dateAfter(moment, duration, zone)).toBe(
          start
            .toPlainDate()
            .add({ months })
            .add({ days: days + 7 * weeks })
            .toString(),
        );
      }),
      { numRuns: 300 },
    );
  });
});
