import type { Activity, Protocol, ScheduledInstance, ScheduleTimeline } from '@caseledger/domain';
import { contactModeTerms, terms, timingEndTerms, timingTypeTerms } from './codes.js';
import { extensionAttributes } from './extensions.js';
import { idOf } from './identify.js';
import { code, neighbours, unknownDuration } from './write-values.js';

/** Encounters, activities and timelines as USDM has them in a design. */
export const writeSchedule = (protocol: Protocol) => ({
  encounters: writeEncounters(protocol),
  activities: writeActivities(protocol),
  scheduleTimelines: protocol.timelines.map(writeTimeline),
});

function writeEncounters({ encounters, timelines }: Protocol) {
  const ids = encounters.map((encounter) => idOf('Encounter', encounter.code));
  const slots = timelines.flatMap((timeline) => timeline.instances.map((instance) => ({ timeline, instance })));
  return encounters.map((encounter, index) => {
    const slot = slots.find(({ instance }) => instance.encounter === encounter.code);
    return {
      id: ids[index],
      name: encounter.code,
      label: encounter.title,
      type: code(terms.visit),
      ...neighbours(ids, index),
      scheduledAtId: slot === undefined ? null : idOf('Timing', slot.timeline.code, slot.instance.code),
      environmentalSettings: [],
      contactModes: [code(contactModeTerms[encounter.contact])],
      instanceType: 'Encounter',
    };
  });
}

function writeActivities(protocol: Protocol) {
  const ids = protocol.activities.map((activity) => idOf('Activity', activity.code));
  return protocol.activities.map((activity, index) => ({
    id: ids[index],
    name: activity.code,
    label: activity.title,
    ...neighbours(ids, index),
    definedProcedures: proceduresOf(activity, protocol),
    bcSurrogateIds: activity.instruments.map((instrument) => idOf('BiomedicalConceptSurrogate', instrument)),
    extensionAttributes: extensionAttributes({ act: activity.act }),
    instanceType: 'Activity',
  }));
}

/** An act is a procedure; one by which something is given names the interventions that it is of. */
function proceduresOf({ code: activity, title, act }: Activity, { interventions }: Protocol) {
  if (act === undefined) return [];
  const given = interventions.filter(({ administrations }) =>
    administrations.some((one) => act.administrations?.includes(one.code)),
  );
  const of = given.length > 0 ? given.map((intervention) => intervention.code) : [undefined];
  return of.map((intervention) => ({
    id: idOf('Procedure', activity, ...(intervention === undefined ? [] : [intervention])),
    name: intervention === undefined ? activity : `${activity}: ${intervention}`,
    label: title,
    procedureType: act.kind,
    code: {
      code: act.kind,
      codeSystem: 'https://caseledger.org/usdm/acts',
      codeSystemVersion: '1',
      decode: act.kind,
      instanceType: 'Code',
    },
    studyInterventionId: intervention === undefined ? null : idOf('StudyIntervention', intervention),
    instanceType: 'Procedure',
  }));
}

function writeTimeline(timeline: ScheduleTimeline) {
  const exit = idOf('ScheduleTimelineExit', timeline.code);
  const idOfInstance = (instance: string) => idOf('ScheduledActivityInstance', timeline.code, instance);
  const ids = timeline.instances.map((instance) => idOfInstance(instance.code));
  return {
    id: idOf('ScheduleTimeline', timeline.code),
    name: timeline.code,
    label: timeline.title,
    mainTimeline: timeline.main,
    entryCondition: timeline.entryCondition,
    entryId: ids[0] ?? exit,
    exits: [{ id: exit, instanceType: 'ScheduleTimelineExit' }],
    plannedDuration: unknownDuration(
      'From the entry to the last instance.',
      'It is reckoned from what happens to the participant.',
    ),
    instances: timeline.instances.map((instance, index) => ({
      id: ids[index],
      name: instance.code,
      label: instance.title,
      // In the order in which they are listed; when each is due is said by its timing.
      defaultConditionId: ids[index + 1] ?? null,
      timelineExitId: index === ids.length - 1 ? exit : null,
      epochId: instance.epoch === undefined ? null : idOf('StudyEpoch', instance.epoch),
      encounterId: instance.encounter === undefined ? null : idOf('Encounter', instance.encounter),
      activityIds: instance.activities.map((activity) => idOf('Activity', activity)),
      extensionAttributes: extensionAttributes({ repeats: instance.repeats }),
      instanceType: 'ScheduledActivityInstance',
    })),
    timings: timeline.instances.map((instance) => writeTiming(instance, timeline, idOfInstance)),
    instanceType: 'ScheduleTimeline',
  };
}

function writeTiming(
  { code: instance, timing }: ScheduledInstance,
  timeline: ScheduleTimeline,
  idOfInstance: (code: string) => string,
) {
  const { type, value, relativeTo, from = 'START_TO_START' } = timing;
  // By the rules of CDISC an anchor has no window (DDF00025).
  const window = type === 'FIXED_REFERENCE' ? undefined : timing.window;
  return {
    id: idOf('Timing', timeline.code, instance),
    name: timeline.main ? instance : `${timeline.code}: ${instance}`,
    type: code(timingTypeTerms[type]),
    value,
    valueLabel: value,
    relativeToFrom: code(timingEndTerms[from]),
    relativeFromScheduledInstanceId: idOfInstance(instance),
    // A fixed reference is relative to itself: so its instance is an anchor by the rules of CDISC.
    relativeToScheduledInstanceId: idOfInstance(relativeTo ?? instance),
    windowLower: window?.lower ?? null,
    windowUpper: window?.upper ?? null,
    windowLabel: window === undefined ? null : `from ${window.lower} before to ${window.upper} after`,
    extensionAttributes: extensionAttributes({
      from: timing.from === 'START_TO_START' ? timing.from : undefined,
      window: window === undefined ? timing.window : undefined,
    }),
    instanceType: 'Timing',
  };
}
