import { isDuration, type Unmet } from '@caseledger/kernel';
import type { Activity } from './design.js';
import type { Check } from './faults.js';
import { scheduleOf } from './instances.js';
import { isPlanned, planTimeline, type PlannedInstance } from './plan.js';
import type { Protocol } from './protocol.js';
import type { ScheduledInstance, ScheduleTimeline } from './timeline.js';

/** What of the schedule could never come, or would come twice. */
export function scheduleFaults(protocol: Protocol, check: Check): readonly Unmet[] {
  const main = protocol.timelines.filter((timeline) => timeline.main).length;
  const faults = [
    ...check(main === 1, '/timelines', main === 0 ? 'There is no main timeline.' : 'There are several main timelines.'),
    ...protocol.activities.flatMap((activity, i) => activityFaults(activity, protocol, `/activities/${i}`, check)),
    ...protocol.timelines.flatMap((timeline, i) => timelineFaults(timeline, `/timelines/${i}`, check)),
  ];
  // Only what can be reckoned at all is planned to see whether it fits.
  return faults.length > 0 ? faults : mainFaults(protocol, check);
}

/** An activity is something that somebody can perform. */
function activityFaults(
  { code, instruments, act }: Activity,
  protocol: Protocol,
  at: string,
  check: Check,
): readonly Unmet[] {
  const { administrations = [], kind } = act ?? {};
  const inCells = new Set(protocol.cells.flatMap(({ elements }) => elements));
  const given = protocol.elements.filter((element) => inCells.has(element.code)).flatMap((one) => one.interventions);
  const known = protocol.interventions
    .filter((intervention) => given.includes(intervention.code))
    .flatMap((intervention) => intervention.administrations.map((one) => one.code));
  return [
    ...check(
      instruments.length > 0 || act !== undefined,
      at,
      `Nobody can perform ${code}: it has neither instruments nor an act.`,
    ),
    ...check(
      (kind === 'ADMINISTRATION') === administrations.length > 0,
      `${at}/act/administrations`,
      kind === 'ADMINISTRATION' ? `What is given by ${code} is not said.` : `${code} gives nothing.`,
    ),
    ...administrations.flatMap((one, n) =>
      check(known.includes(one), `${at}/act/administrations/${n}`, `${one} is given in no arm: no cell leads to it.`),
    ),
  ];
}

const timelineFaults = ({ instances }: ScheduleTimeline, at: string, check: Check): readonly Unmet[] => [
  ...check(instances.length > 0, `${at}/instances`, 'Nothing is planned.'),
  ...instances.flatMap((instance, i) => instanceFaults(instance, instances, `${at}/instances/${i}`, check)),
];

function instanceFaults(
  { code, timing, repeats }: ScheduledInstance,
  instances: readonly ScheduledInstance[],
  at: string,
  check: Check,
): readonly Unmet[] {
  const { value, window, relativeTo, type } = timing;
  const durations: readonly (readonly [string, string | undefined])[] = [
    ['timing/value', value],
    ['timing/window/lower', window?.lower],
    ['timing/window/upper', window?.upper],
    ['repeats/every', repeats?.every],
  ];
  return [
    ...durations.flatMap(([member, text]) =>
      check(
        text === undefined || isDuration(text),
        `${at}/${member}`,
        `${String(text)} is no duration that can be reckoned with: ISO 8601, in whole units, without a sign.`,
      ),
    ),
    ...check(
      (type === 'FIXED_REFERENCE') === (relativeTo === undefined),
      `${at}/timing/relativeTo`,
      type === 'FIXED_REFERENCE'
        ? `${code} is a fixed reference, and reckoned from nothing.`
        : `What ${code} is reckoned from is not said.`,
    ),
    ...check(!isInCircle(code, instances), `${at}/timing/relativeTo`, `${code} is reckoned from itself, in a circle.`),
  ];
}

/** Whether what an instance is reckoned from is reckoned from it. */
function isInCircle(code: string, instances: readonly ScheduledInstance[]): boolean {
  const seen = new Set<string>();
  let next = instances.find((one) => one.code === code)?.timing.relativeTo;
  while (next !== undefined && next !== code && !seen.has(next)) {
    seen.add(next);
    const from = next;
    next = instances.find((one) => one.code === from)?.timing.relativeTo;
  }
  return next === code;
}

/** Days on which everything begins in turn: a month's end, a leap day, and the change to summer time. */
const beginnings = ['2023-01-31T12:00:00.000Z', '2024-02-29T12:00:00.000Z', '2025-03-30T12:00:00.000Z'];

/** Of what every participant goes through each anchor can happen, and no visit has two slots. */
function mainFaults(protocol: Protocol, check: Check): readonly Unmet[] {
  const { timeline, contents } = scheduleOf(protocol);
  const at = `/timelines/${protocol.timelines.indexOf(timeline)}/instances`;
  const pointerOf = (instance: ScheduledInstance) => `${at}/${timeline.instances.indexOf(instance)}`;
  const anchors = timeline.instances.filter(({ timing }) => timing.type === 'FIXED_REFERENCE');
  const never = anchors.flatMap((anchor) =>
    check(
      (contents.get(anchor.code)?.acts.length ?? 0) > 0,
      pointerOf(anchor),
      `${anchor.code} never happens: nothing records it, so that what is reckoned from it never comes.`,
    ),
  );
  const clashes = new Map<string, readonly Unmet[]>();
  for (const start of beginnings) {
    for (const [one, other] of overlaps(timeline, start, (code) => contents.get(code)?.isVisit === true)) {
      const message = `The windows of ${one.instance.code} and ${other.instance.code} overlap: a visit would have two slots.`;
      clashes.set(message, check(false, `${pointerOf(other.instance)}/timing/window`, message));
    }
  }
  return [...never, ...[...clashes.values()].flat()];
}

/** Visits from the same anchor that may be made on the same day, when everything happens as it is due. */
function overlaps(timeline: ScheduleTimeline, start: string, isVisit: (code: string) => boolean) {
  const rootOf = (instance: ScheduledInstance): string => {
    const from = timeline.instances.find(({ code }) => code === instance.timing.relativeTo);
    return from === undefined ? instance.code : rootOf(from);
  };
  const begun = (code: string, occurrence: number) =>
    occurrence === 1 && timeline.instances.some((one) => one.code === code && one.timing.type === 'FIXED_REFERENCE')
      ? { start }
      : undefined;
  const visits = planTimeline(timeline, begun, 'Europe/Madrid')
    .filter(isPlanned)
    .filter(({ instance }) => isVisit(instance.code))
    .map((one) => ({ ...one, root: rootOf(one.instance) }));
  return visits.flatMap((one, i): readonly (readonly [PlannedInstance, PlannedInstance])[] =>
    visits
      .slice(i + 1)
      .filter((other) => one.root === other.root && one.opensAt <= other.closesAt && other.opensAt <= one.closesAt)
      .map((other) => [one, other]),
  );
}
