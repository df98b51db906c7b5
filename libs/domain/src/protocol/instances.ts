import { cellsOf, givenIn } from './arms.js';
import type { Act, Activity } from './design.js';
import type { Instrument, Protocol } from './protocol.js';
import type { ScheduledInstance, ScheduleTimeline } from './timeline.js';

/** What an instance of a timeline asks for. */
export interface InstanceContent {
  /** Acts that are recorded by events of their own. */
  readonly acts: readonly Act[];
  /** More is done there than such acts: it is a visit. */
  readonly isVisit: boolean;
  /** The instruments that are answered, in the order of the protocol. */
  readonly instruments: readonly Instrument[];
}

/** The timeline that participants go through, as far as it is for them, and what its instances ask for. */
export interface MainSchedule {
  readonly timeline: ScheduleTimeline;
  readonly contents: ReadonlyMap<string, InstanceContent>;
  /** Those that others, or their own next times, are reckoned from: nothing else that happens moves the plan. */
  readonly references: readonly ScheduledInstance[];
}

/** They are asked for at every visit of everybody. */
const schedules = new WeakMap<Protocol, Map<string, MainSchedule>>();

/**
 * What the participants of an arm go through. Where there are several arms and none is named, or none of the protocol, it is
 * what all of them have in common.
 */
export function scheduleOf(protocol: Protocol, arm?: string): MainSchedule {
  const codes = protocol.arms.map(({ code }) => code);
  const own = codes.length > 1 && arm !== undefined && codes.includes(arm) ? arm : '';
  let known = schedules.get(protocol);
  if (known === undefined) schedules.set(protocol, (known = new Map<string, MainSchedule>()));
  let schedule = known.get(own);
  if (schedule === undefined) known.set(own, (schedule = readSchedule(protocol, own === '' ? codes : [own])));
  return schedule;
}

function readSchedule(protocol: Protocol, arms: readonly string[]): MainSchedule {
  const main = protocol.timelines.find((timeline) => timeline.main);
  if (main === undefined) throw new Error('a protocol was approved without a main timeline');
  const done = main.instances.flatMap((instance) => {
    const activities = activitiesIn(protocol, instance, arms);
    return activities === undefined ? [] : [{ instance, content: contentOf(protocol, activities) }];
  });
  const timeline = { ...main, instances: done.map(({ instance }) => instance) };
  const contents = new Map(done.map(({ instance, content }) => [instance.code, content]));
  const from = new Set(timeline.instances.map(({ timing }) => timing.relativeTo));
  const references = timeline.instances.filter(({ code, repeats }) => from.has(code) || repeats !== undefined);
  return { timeline, contents, references };
}

/** What is done at an instance in each of these arms; nothing when it is not for all of them. */
function activitiesIn(
  protocol: Protocol,
  { epoch, activities }: ScheduledInstance,
  arms: readonly string[],
): readonly Activity[] | undefined {
  const asked = protocol.activities.filter(({ code }) => activities.includes(code));
  // With one arm everything is for everybody.
  if (protocol.arms.length <= 1) return asked;
  if (arms.some((arm) => cellsOf(protocol, arm, epoch).length === 0)) return undefined;
  const inEach = arms.map((arm) => givenIn(protocol, arm, epoch));
  const common = inEach.reduce((some, given) => some.filter((code) => given.includes(code)));
  const done = asked.flatMap((activity): Activity | readonly Activity[] => {
    const { act } = activity;
    if (act?.kind !== 'ADMINISTRATION') return activity;
    const { administrations: named = common } = act;
    const isGivenIn = (given: readonly string[]) =>
      act.administrations?.some((code) => given.includes(code)) ?? given.length > 0;
    // Where every arm gets something, something is given in all of them, although not the same.
    if (!inEach.every(isGivenIn)) return [];
    return { ...activity, act: { ...act, administrations: named.filter((code) => common.includes(code)) } };
  });
  return done.length === 0 && asked.length > 0 ? undefined : done;
}

/** Whether more is done in activities than acts that are recorded by themselves. */
export const isVisit = (activities: readonly Activity[]): boolean =>
  activities.length === 0 || activities.some(({ act }) => act === undefined);

function contentOf(protocol: Protocol, activities: readonly Activity[]): InstanceContent {
  const asked = new Set(activities.flatMap(({ instruments }) => instruments));
  return {
    acts: activities.flatMap(({ act }) => act ?? []),
    isVisit: isVisit(activities),
    instruments: protocol.instruments.filter(({ code }) => asked.has(code)),
  };
}
