import { isPlanned, planTimeline, type Occurrences } from '@caseledger/domain';
import { Temporal } from '@caseledger/kernel';
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
const happened = '2024-03-01T18:20:00.000Z';

/** When each instance is due, reckoned from the document itself: along its timings, by the calendar of the zone. */
function oracle({ instances = [], timings = [] }: UsdmScheduleTimeline): Readonly<Record<string, string>> {
  const start = Temporal.Instant.from(happened).toZonedDateTimeISO(zone);
  const byId = new Map(timings.map((timing) => [timing.relativeFromScheduledInstanceId, timing]));
  const whenOf = (id: string): Temporal.ZonedDateTime => {
    const timing = byId.get(id)!;
    if (timing.type.decode === 'Fixed Reference') return start;
    const from = whenOf(timing.relativeToScheduledInstanceId!);
    return timing.type.decode === 'After' ? from.add(timing.value) : from.subtract(timing.value);
  };
  return Object.fromEntries(
    instances
      .filter(
        ({ instanceType, id }) =>
          instanceType === 'ScheduledActivityInstance' && byId.get(id)!.type.decode !== 'Fixed Reference',
      )
      .map(({ id, name }) => [name, whenOf(id).toPlainDate().toString()]),
  );
}

describe.each(studies)('the timelines of %s', (study) => {
  const design = fixture(study);
  const { value: timelines, notTaken } = readTimelines(design);

  it('plan the visits of a participant exactly as the document says, each timeline from its own anchor', () => {
    expect(timelines).toHaveLength(design.scheduleTimelines!.length);
    for (const [index, timeline] of timelines.entries()) {
      const anchors = timeline.instances.filter(({ timing }) => timing.type === 'FIXED_REFERENCE');
      const occurred: Occurrences = (code) =>
        anchors.some((anchor) => anchor.code === code) ? { start: happened } : undefined;
      const due = planTimeline(timeline, occurred, zone)
        .filter(isPlanned)
        .map((one) => [one.instance.code, one.due] as const)
        .map(([code, text]) => [
          code,
          text.length === 10 ? text : Temporal.Instant.from(text).toZonedDateTimeISO(zone).toPlainDate().toString(),
        ]);
      expect(Object.fromEntries(due)).toEqual(oracle(design.scheduleTimelines![index]!));
    }
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
