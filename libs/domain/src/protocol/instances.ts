import type { Act, Administration } from './design.js';
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
  return { timeline, contents: new Map(contents) };
}

function contentOf(protocol: Protocol, instance: ScheduledInstance): InstanceContent {
  const activities = protocol.activities.filter(({ code }) => instance.activities.includes(code));
  const asked = new Set(activities.flatMap(({ instruments }) => instruments));
  return {
    acts: activities.flatMap(({ act }) => act ?? []),
    isVisit: activities.length === 0 || activities.some(({ act }) => act === undefined),
    instruments: protocol.instruments.filter(({ code }) => asked.has(code)),
  };
}

/** How a product is given to participants. */
export function administrationWith({ interventions }: Protocol, product: string): Administration {
  const all = interventions.flatMap(({ administrations }) => administrations);
  const found = all.find((administration) => administration.product === product);
  if (found === undefined) throw new Error(`a protocol was approved that gives ${product} to nobody`);
  return found;
}
