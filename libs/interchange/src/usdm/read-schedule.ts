import type { Act, Activity, Encounter, ScheduleTimeline } from '@caseledger/domain';
import { contactModeTerms, nearest, terms } from './codes.js';
import { codesOf, named, type Named, type Part } from './part.js';
import { readTimelines } from './read-timelines.js';
import { leaveUnless, wordOfCode } from './read-values.js';
import type { UsdmCode, UsdmScheduledInstance, UsdmScheduleTimeline, UsdmTiming } from './usdm.js';

/** Encounters, activities and timelines of a design. */
export function readSchedule(design: Part, epochs: readonly Named[], instruments: ReadonlyMap<string, string>) {
  const encounters = named(design, 'encounters').flatMap((one) => {
    const encounter = readEncounter(one);
    return encounter === undefined ? [] : [{ ...one, encounter }];
  });
  const activities = named(design, 'activities');
  const timelines = design.parts('scheduleTimelines').flatMap((part): readonly ScheduleTimeline[] => {
    const timeline = sound(part, {
      encounters: codesOf(encounters),
      activities: codesOf(activities),
      epochs: codesOf(epochs),
    });
    if (timeline === undefined) {
      part.report(part.pointer, 'timeline', 'It is not read, because of what is reported within it.');
      return [];
    }
    const taken = (list: readonly Named[]) => list.map(({ id, code: name }) => ({ id, name }));
    const { value, notTaken } = readTimelines({
      encounters: taken(encounters),
      activities: taken(activities),
      epochs: taken(epochs),
      scheduleTimelines: [timeline],
    });
    for (const { pointer, why } of notTaken) {
      part.report(part.pointer + pointer.slice('/scheduleTimelines/0'.length), 'schedule', why);
    }
    return value;
  });
  return {
    encounters: encounters.map(({ encounter }) => encounter),
    activities: activities.map((one) => readActivity(one, instruments)),
    timelines,
  };
}

function readEncounter({ part, code, title }: Named): Encounter | undefined {
  part.leave('name', 'label', 'type', 'previousId', 'nextId', 'scheduledAtId', 'contactModes');
  leaveUnless(part, 'type', [terms.visit]);
  const [first, ...others] = part.parts('contactModes');
  for (const other of others) other.report(other.pointer, 'contactModes', 'An encounter is of one kind: the first.');
  if (first === undefined) part.report(part.pointer, `encounter ${code}`, 'How they meet is not said.');
  const contact = first && wordOfCode(first, 'contactModes', contactModeTerms, nearest.contactMode);
  return contact && { code, title, contact };
}

/** The procedures of an act of ours say no more than the act. */
function readActivity({ part, code, title }: Named, instruments: ReadonlyMap<string, string>): Activity {
  const act = part.extension('act') as Act | undefined;
  const procedures = act === undefined ? [] : ['definedProcedures'];
  part.leave('name', 'label', 'previousId', 'nextId', 'bcSurrogateIds', ...procedures);
  return {
    code,
    title,
    instruments: part.references('bcSurrogateIds', instruments),
    ...(act !== undefined && { act }),
  };
}

type Known = Readonly<Record<'encounters' | 'activities' | 'epochs', ReadonlyMap<string, string>>>;

/** A timeline of which every member has its form; `undefined` with a report where one has not. */
function sound(part: Part, known: Known): UsdmScheduleTimeline | undefined {
  part.leave(...['name', 'label', 'mainTimeline', 'entryCondition', 'entryId', 'exits', 'timings', 'instances']);
  const [id, name] = [part.needed('id'), part.needed('name')];
  const entryCondition = part.text('entryCondition') ?? '';
  const { mainTimeline } = part.value;
  if (typeof mainTimeline !== 'boolean')
    part.report(part.at('mainTimeline'), 'mainTimeline', 'It is no true or false.');
  const instances = part.parts('instances').map((one) => soundInstance(one, known));
  const timings = part.parts('timings').map(soundTiming);
  if (id === undefined || name === undefined || typeof mainTimeline !== 'boolean') return undefined;
  if (!whole(instances) || !whole(timings)) return undefined;
  return { id, name, label: part.text('label') ?? null, mainTimeline, entryCondition, instances, timings };
}

const whole = <T>(list: readonly (T | undefined)[]): list is readonly T[] => !list.includes(undefined);

function soundInstance(part: Part, known: Known): UsdmScheduledInstance | undefined {
  const [id, name, instanceType] = [part.needed('id'), part.needed('name'), part.needed('instanceType')];
  if (id === undefined || name === undefined || instanceType === undefined) return undefined;
  if (instanceType === 'ScheduledDecisionInstance') {
    const conditionAssignments = part.parts('conditionAssignments').map((one) => ({
      condition: one.text('condition') ?? '',
      conditionTargetId: one.text('conditionTargetId') ?? '',
    }));
    return { id, name, instanceType, conditionAssignments };
  }
  if (instanceType !== 'ScheduledActivityInstance') {
    part.report(part.at('instanceType'), 'instanceType', `${instanceType} is no instance of a timeline.`);
    return undefined;
  }
  part.leave(...['name', 'label', 'defaultConditionId', 'timelineExitId', 'epochId', 'encounterId', 'activityIds']);
  part.references('activityIds', known.activities);
  part.reference('encounterId', known.encounters);
  part.reference('epochId', known.epochs);
  const { activityIds } = part.value;
  return {
    id,
    name,
    instanceType,
    label: part.text('label') ?? null,
    epochId: part.text('epochId') ?? null,
    encounterId: part.text('encounterId') ?? null,
    activityIds: Array.isArray(activityIds) ? activityIds.filter((one) => typeof one === 'string') : [],
    repeats: part.extension('repeats'),
  };
}

function soundTiming(part: Part): UsdmTiming | undefined {
  part.leave(
    ...['name', 'label', 'type', 'value', 'valueLabel', 'relativeToFrom', 'windowLower', 'windowUpper', 'windowLabel'],
    ...['relativeFromScheduledInstanceId', 'relativeToScheduledInstanceId'],
  );
  const [id, name, from] = [part.needed('id'), part.needed('name'), part.needed('relativeFromScheduledInstanceId')];
  const [type, relativeToFrom] = [soundCode(part, 'type'), soundCode(part, 'relativeToFrom')];
  if (id === undefined || name === undefined || from === undefined) return undefined;
  if (type === undefined || relativeToFrom === undefined) return undefined;
  return {
    id,
    name,
    type,
    value: part.text('value') ?? '',
    relativeToFrom,
    relativeFromScheduledInstanceId: from,
    relativeToScheduledInstanceId: part.text('relativeToScheduledInstanceId') ?? null,
    windowLower: part.text('windowLower') ?? null,
    windowUpper: part.text('windowUpper') ?? null,
    said: { from: part.extension('from'), window: part.extension('window') },
  };
}

function soundCode(part: Part, member: string): UsdmCode | undefined {
  const found = part.code(member);
  if (found === undefined) part.report(part.at(member), member, 'It is missing.');
  const code = found?.needed('code');
  return code === undefined ? undefined : { code, decode: found?.text('decode') ?? '' };
}
