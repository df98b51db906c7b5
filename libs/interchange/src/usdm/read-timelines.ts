import type {
  Repetition,
  ScheduledInstance,
  ScheduleTimeline,
  Timing,
  TimingEnd,
  TimingType,
} from '@caseledger/domain';
import { isDuration, own } from '@caseledger/kernel';
import type { UsdmScheduledInstance, UsdmScheduleTimeline, UsdmStudyDesign, UsdmTiming } from './usdm.js';

/** Something of a document that was not taken, and why. */
export interface NotTaken {
  /** JSON pointer in the study design. */
  readonly pointer: string;
  readonly why: string;
}

interface Read<T> {
  readonly value: T;
  readonly notTaken: readonly NotTaken[];
}

/** Code lists of the CDISC controlled terminology, by their C-codes. */
const types: Readonly<Record<string, TimingType>> = {
  C201356: 'AFTER',
  C201357: 'BEFORE',
  C201358: 'FIXED_REFERENCE',
};
const ends: Readonly<Record<string, TimingEnd>> = { C201355: 'START_TO_START', C201353: 'END_TO_START' };

/**
 * The timelines of a USDM 4.0 study design. What cannot be planned (a branch by a condition in words, a time without a form)
 * is left out and listed; nothing is guessed.
 */
export function readTimelines(design: UsdmStudyDesign): Read<readonly ScheduleTimeline[]> {
  const read = (design.scheduleTimelines ?? []).map((timeline, index) =>
    readTimeline(timeline, namesOf(design), `/scheduleTimelines/${index}`),
  );
  return { value: read.map(({ value }) => value), notTaken: read.flatMap(({ notTaken }) => notTaken) };
}

type Names = ReadonlyMap<string, string>;

/** The names of encounters, activities and epochs by their ids, which are of the document alone. */
const namesOf = ({ encounters = [], activities = [], epochs = [] }: UsdmStudyDesign): Names =>
  new Map([...encounters, ...activities, ...epochs].map(({ id, name }) => [id, name]));

function readTimeline(timeline: UsdmScheduleTimeline, names: Names, at: string): Read<ScheduleTimeline> {
  const notTaken: NotTaken[] = [];
  const omit = (pointer: string, why: string) => void notTaken.push({ pointer: `${at}${pointer}`, why });
  const all = timeline.instances ?? [];
  const codes = new Map(all.map(({ id, name }) => [id, name]));
  const timings = timeline.timings ?? [];
  // Of several timings of an instance it is the first.
  const timed = new Map(timings.map((one, n) => [one.relativeFromScheduledInstanceId, n] as const).toReversed());
  const instances = all.flatMap((instance, index): readonly ScheduledInstance[] => {
    const pointer = `/instances/${index}`;
    if (instance.instanceType === 'ScheduledDecisionInstance') {
      const conditions = (instance.conditionAssignments ?? []).map(({ condition }) => `“${condition}”`).join(', ');
      omit(
        pointer,
        `${instance.name} decides by a condition in words, which nobody can plan: ${conditions || 'none'}.`,
      );
      return [];
    }
    const n = timed.get(instance.id) ?? -1;
    const timing = timings[n];
    if (timing === undefined) {
      omit(pointer, `${instance.name} has no timing.`);
      return [];
    }
    const [read, why] = readTiming(timing, codes);
    if (why !== undefined) omit(`/timings/${n}`, why);
    return read === undefined ? [] : [readInstance(instance, read, names)];
  });
  const kept = new Set(instances.map(({ code }) => code));
  for (const { code, timing } of instances) {
    if (timing.relativeTo === undefined || kept.has(timing.relativeTo)) continue;
    omit('', `${code} is reckoned from ${timing.relativeTo}, which was not taken: it stays without a date.`);
  }
  const { name, label, mainTimeline: main, entryCondition } = timeline;
  return { value: { code: name, title: label || name, main, entryCondition, instances }, notTaken };
}

function readInstance(
  { name, label, encounterId, epochId, activityIds = [], repeats }: UsdmScheduledInstance,
  timing: Timing,
  names: Names,
): ScheduledInstance {
  const encounter = names.get(encounterId ?? '');
  const epoch = names.get(epochId ?? '');
  return {
    code: name,
    title: label || name,
    timing,
    ...(encounter !== undefined && { encounter }),
    ...(epoch !== undefined && { epoch }),
    activities: activityIds.flatMap((id) => names.get(id) ?? []),
    ...(repeats !== undefined && { repeats: repeats as Repetition }),
  };
}

/** A timing, and what of it was not taken; or why there is none. */
function readTiming(timing: UsdmTiming, codes: Names): readonly [Timing, string?] | readonly [undefined, string] {
  const { name, type, value, relativeToFrom, said, windowLower, windowUpper } = timing;
  const kind = own(types, type.code);
  if (kind === undefined) return [undefined, `${name} is ${type.decode} (${type.code}), which is no type of timing.`];
  const from = own(ends, relativeToFrom.code);
  if (from === undefined) return [undefined, `${name} counts from ${relativeToFrom.decode}, which is not planned.`];
  const durations = [value, windowLower ?? 'P0D', windowUpper ?? 'P0D'];
  const wrong = durations.find((duration) => !isDuration(duration));
  if (wrong !== undefined) return [undefined, `${name} has ${wrong}, which is no duration by ISO 8601.`];
  const relativeTo = kind === 'FIXED_REFERENCE' ? undefined : codes.get(timing.relativeToScheduledInstanceId ?? '');
  if (kind !== 'FIXED_REFERENCE' && relativeTo === undefined) {
    return [undefined, `${name} is relative to nothing that the timeline has.`];
  }
  const around = windowLower && windowUpper ? { lower: windowLower, upper: windowUpper } : undefined;
  const window = (said?.window as Timing['window']) ?? around;
  const read = {
    type: kind,
    value,
    ...(relativeTo !== undefined && { relativeTo }),
    ...((from !== 'START_TO_START' || said?.from === from) && { from }),
    ...(window !== undefined && { window }),
  };
  return [read, lost(timing, kind)];
}

/** What a timing says that the read one does not. */
function lost({ name, windowLower, windowUpper, ...timing }: UsdmTiming, kind: TimingType): string | undefined {
  const { relativeFromScheduledInstanceId: itself, relativeToScheduledInstanceId: other } = timing;
  if (kind === 'FIXED_REFERENCE' && (other ?? itself) !== itself) {
    return `${name} is a fixed reference: that it is relative to another instance was not taken.`;
  }
  return !windowLower === !windowUpper
    ? undefined
    : `${name} has one end of a window only: it was taken without one, as the day itself.`;
}
