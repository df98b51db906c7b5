import { isPlanned, planTimeline, type Occurrences } from '@caseledger/domain';
import { Temporal } from '@caseledger/kernel';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readTimelines, type UsdmStudyDesign } from '../index.js';
import type { UsdmScheduleTimeline } from './usdm.js';

const fixture = (name: string): UsdmStudyDesign => {
  const file = new URL(`../../../../test/fixtures/usdm-4.0/${name}.json.gz`, `file://${__filename}`);
  const { study } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
    study: { versions: { studyDesigns: UsdmStudyDesign[] }[] };
  };
  return study.versions[0]!.studyDesigns[0]!;
};
const studies = ['CDISC_Pilot_Study', 'Alexion_NCT04573309_Wilsons'];
const zone = 'Europe/Madrid';
/** A winter's evening, so that the plan goes over the change to summer time. */
const happened = Temporal.Instant.from('2024-03-01T18:20:00.000Z').toZonedDateTimeISO(zone);

type Moment = Temporal.ZonedDateTime | Temporal.PlainDate;
/** What was done with a participant, by the ids of the document. */
type Done = ReadonlyMap<string, { readonly start: Temporal.ZonedDateTime; readonly end: Temporal.ZonedDateTime }>;

const isDay = (moment: Moment): moment is Temporal.PlainDate => moment instanceof Temporal.PlainDate;
const dayOf = (moment: Moment) => (isDay(moment) ? moment : moment.toPlainDate());
const countsDays = (durations: readonly string[]) => !durations.join('').includes('T');

/**
 * When each instance is due, and the first and last day of its window: reckoned from the document itself, along its timings,
 * by the calendar of the zone. It shares nothing with the planner.
 */
function oracle({ instances = [], timings = [] }: UsdmScheduleTimeline, done: Done) {
  const timingOf = new Map(timings.map((timing) => [timing.relativeFromScheduledInstanceId, timing]));
  const dueOf = (id: string): Moment => {
    const { type, value, relativeToFrom, relativeToScheduledInstanceId, windowLower, windowUpper } = timingOf.get(id)!;
    const was = done.get(relativeToScheduledInstanceId!);
    const from =
      was === undefined
        ? dueOf(relativeToScheduledInstanceId!)
        : relativeToFrom.decode === 'End to Start'
          ? was.end
          : was.start;
    const begin = isDay(from) ? from.toZonedDateTime(zone) : from;
    const due = type.decode === 'After' ? begin.add(value) : begin.subtract(value);
    return isDay(from) || countsDays([value, windowLower ?? '', windowUpper ?? '']) ? due.toPlainDate() : due;
  };
  return instances
    .filter(
      (one) =>
        one.instanceType === 'ScheduledActivityInstance' && timingOf.get(one.id)!.type.decode !== 'Fixed Reference',
    )
    .map(({ id, name }) => {
      const due = dueOf(id);
      const { windowLower, windowUpper } = timingOf.get(id)!;
      return {
        id,
        name,
        due: isDay(due) ? due.toString() : due.toInstant().toString({ fractionalSecondDigits: 3 }),
        opens: dayOf(due.subtract(windowLower ?? 'P0D')).toString(),
        closes: dayOf(due.add(windowUpper ?? 'P0D')).toString(),
        latest: isDay(due) ? due.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }) : due,
      };
    });
}

describe.each(studies)('the timelines of %s', (study) => {
  const design = fixture(study);
  const { value: timelines, notTaken } = readTimelines(design);

  it('plan the visits of a participant exactly as the document says, each timeline from its own anchor', () => {
    expect(timelines).toHaveLength(design.scheduleTimelines!.length);
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(3)), (chances) => {
        const next = () => chances.next().value as number;
        for (const [index, timeline] of timelines.entries()) {
          const document = design.scheduleTimelines![index]!;
          const idOf = new Map(document.instances!.map(({ id, name }) => [name, id]));
          const done = new Map(
            timeline.instances
              .filter(({ timing }) => timing.type === 'FIXED_REFERENCE')
              .map(({ code }) => [idOf.get(code)!, { start: happened, end: happened.add({ minutes: 20 }) }]),
          );
          // Some visits are made, some of them hours after they are due, and what hangs on them moves with them.
          for (const { id, latest } of oracle(document, done)) {
            if (next() > 1) continue;
            const start = latest.add({ hours: next() });
            done.set(id, { start, end: start.add({ minutes: 30 * next() }) });
          }
          const occurred: Occurrences = (code) => {
            const was = done.get(idOf.get(code)!);
            return was && { start: was.start.toInstant().toString(), end: was.end.toInstant().toString() };
          };
          const planned = planTimeline(timeline, occurred, zone).filter(isPlanned);
          expect(
            planned.map(({ instance, due, opens, closes }) => ({ name: instance.code, due, opens, closes })),
          ).toEqual(oracle(document, done).map(({ name, due, opens, closes }) => ({ name, due, opens, closes })));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are taken whole, but for what decides by a condition in words', () => {
    expect(notTaken.filter(({ why }) => !why.includes('decides by a condition in words'))).toEqual([]);
    const decisions = design.scheduleTimelines!.flatMap(({ instances = [] }) =>
      instances.filter(({ instanceType }) => instanceType === 'ScheduledDecisionInstance'),
    );
    expect(notTaken).toHaveLength(decisions.length);
    const planned = timelines.reduce((sum, { instances }) => sum + instances.length, 0);
    const all = design.scheduleTimelines!.reduce((sum, { instances = [] }) => sum + instances.length, 0);
    expect(planned + decisions.length).toBe(all);
  });

  it('keep encounters, epochs and activities by their names', () => {
    const names = new Set([...design.encounters!, ...design.activities!, ...design.epochs!].map(({ name }) => name));
    for (const { instances } of timelines) {
      for (const { encounter, epoch, activities } of instances) {
        for (const name of [encounter, epoch, ...activities]) if (name !== undefined) expect(names).toContain(name);
      }
    }
    const [main] = timelines.filter((timeline) => timeline.main);
    expect(main!.instances.every(({ epoch }) => epoch !== undefined)).toBe(true);
  });
});

describe('timelines that cannot be planned', () => {
  const design = fixture('CDISC_Pilot_Study');
  const [main, ...others] = design.scheduleTimelines!;
  const changed = (change: (timeline: UsdmScheduleTimeline) => UsdmScheduleTimeline) =>
    readTimelines({ ...design, scheduleTimelines: [change(main!), ...others] }).notTaken;
  const timing = (n: number, more: object) =>
    changed((timeline) => ({
      ...timeline,
      timings: timeline.timings!.map((one, index) => (index === n ? { ...one, ...more } : one)),
    }));

  it.each([
    [3, { value: 'two weeks' }, 'two weeks, which is no duration'],
    [3, { value: '-P2W' }, '-P2W, which is no duration'],
    [3, { windowLower: '3 days' }, '3 days, which is no duration'],
    [3, { type: { code: 'C0', decode: 'Around' } }, 'is Around (C0)'],
    [3, { relativeToFrom: { code: 'C0', decode: 'End to End' } }, 'counts from End to End'],
    [3, { relativeToScheduledInstanceId: 'Nobody' }, 'relative to nothing'],
  ])('are listed with a pointer and the reason: timing %d as %j', (n, more, why) => {
    const list = timing(n, more);
    expect(list[0]).toEqual({
      pointer: `/scheduleTimelines/0/timings/${n}`,
      why: expect.stringContaining(why) as string,
    });
  });

  it('say what else stays without a date', () => {
    const list = changed((timeline) => ({
      ...timeline,
      timings: timeline.timings!.filter(({ name }) => name !== 'TIM7'),
    }));
    expect(list.map(({ why }) => why)).toEqual([
      'WK8 has no timing.',
      'WK8N is reckoned from WK8, which was not taken: it stays without a date.',
    ]);
  });
});
