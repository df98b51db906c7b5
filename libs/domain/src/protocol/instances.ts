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

/** The timeline that every participant goes through, and what its instances ask for. */
export interface MainSchedule {
  readonly timeline: ScheduleTimeline;
  readonly contents: ReadonlyMap<string, InstanceContent>;
  /** Those that others, or their own next times, are reckoned from: nothing else that happens moves the plan. */
  readonly references: readonly ScheduledInstance[];
}

/** They are asked for at every visit of everybody. */
const schedules = new WeakMap<Protocol, MainSchedule>();

export function scheduleOf(protocol: Protocol): MainSchedule {
  let known = schedules.get(protocol);
  if (known === undefined) schedules.set(protocol, (known = readSchedule(protocol)));
  return known;
}

function readSchedule(protocol: Protocol): MainSchedule {
  const timeline = protocol.timelines.find(({ main }) => main);
  if (timeline === undefined) throw new Error('a protocol was approved without a main timeline');
  const contents = timeline.instances.map((instance) => [instance.code, contentOf(protocol, instance)] as const);
  const from = new Set(timeline.instances.map(({ timing }) => timing.relativeTo));
  const references = timeline.instances.filter(({ code, repeats }) => from.has(code) || repeats !== undefined);
  return { timeline, contents: new Map(contents), references };
}

/** Whether more is done in activities than acts that are recorded by themselves. */
export const isVisit = (activities: readonly Activity[]): boolean =>
  activities.length === 0 || activities.some(({ act }) => act === undefined);

function contentOf(protocol: Protocol, instance: ScheduledInstance): InstanceContent {
  const activities = protocol.activities.filter(({ code }) => instance.activities.includes(code));
  const asked = new Set(activities.flatMap(({ instruments }) => instruments));
  return {
    acts: activities.flatMap(({ act }) => act ?? []),
    isVisit: isVisit(activities),
    instruments: protocol.instruments.filter(({ code }) => asked.has(code)),
  };
}
