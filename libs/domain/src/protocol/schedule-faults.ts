import { durationOf, isDuration, sum, type Unmet } from '@caseledger/kernel';
import type { Activity } from './design.js';
import type { Check } from './faults.js';
import { scheduleOf } from './instances.js';
import { isEndless, isPlanned, plannedAhead, planTimeline, type PlannedInstance } from './plan.js';
import type { AdministrableProduct } from './products.js';
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

/** Whether a product begins with material of the participant who gets it. */
const isMadeOfOwn = ({ origin, manufacture }: AdministrableProduct): boolean =>
  origin === 'AUTOLOGOUS' && manufacture?.process[0]?.kind === 'COLLECTION';

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
    ...check(
      kind !== 'COLLECTION' || protocol.products.some(isMadeOfOwn),
      `${at}/act/kind`,
      `Nothing is collected by ${code}: no product is made of what participants give.`,
    ),
    ...administrations.flatMap((one, n) =>
      check(known.includes(one), `${at}/act/administrations/${n}`, `${one} is given in no arm: no cell leads to it.`),
    ),
  ];
}

/** What is planned for one participant at most: a visit a week for almost forty years. */
const mostPlanned = 2_000;

function timelineFaults({ instances }: ScheduleTimeline, at: string, check: Check): readonly Unmet[] {
  const planned = sum(
    instances.map((instance) => (isEndless(instance) ? plannedAhead : (instance.repeats?.times ?? 1))),
  );
  const from = new Map(instances.map(({ code, timing }) => [code, timing.relativeTo]));
  return [
    ...check(instances.length > 0, `${at}/instances`, 'Nothing is planned.'),
    ...check(
      planned <= mostPlanned,
      `${at}/instances`,
      `${planned} are planned for a participant, at most ${mostPlanned}.`,
    ),
    ...instances.flatMap((instance, i) => instanceFaults(instance, from, `${at}/instances/${i}`, check)),
  ];
}

/** Of each instance, what it is reckoned from. */
type From = ReadonlyMap<string, string | undefined>;

/** Whether a duration leads to another day, so that what is repeated after it comes to an end in any time. */
const isADay = (text: string): boolean => {
  if (!isDuration(text)) return true;
  const { months, days } = durationOf(text);
  return months > 0 || days > 0;
};

function instanceFaults(instance: ScheduledInstance, from: From, at: string, check: Check): readonly Unmet[] {
  const { code, timing, repeats } = instance;
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
      !isEndless(instance) || isADay(repeats?.every ?? ''),
      `${at}/repeats/every`,
      `${code} has no end, so that it comes once a day at most.`,
    ),
    ...check(
      (type === 'FIXED_REFERENCE') === (relativeTo === undefined),
      `${at}/timing/relativeTo`,
      type === 'FIXED_REFERENCE'
        ? `${code} is a fixed reference, and reckoned from nothing.`
        : `What ${code} is reckoned from is not said.`,
    ),
    ...check(!isInCircle(code, from), `${at}/timing/relativeTo`, `${code} is reckoned from itself, in a circle.`),
  ];
}

/** Whether what an instance is reckoned from is reckoned from it. */
function isInCircle(code: string, from: From): boolean {
  const seen = new Set<string>();
  let next = from.get(code);
  while (next !== undefined && next !== code && !seen.has(next)) {
    seen.add(next);
    next = from.get(next);
  }
  return next === code;
}

/** Days on which everything begins in turn: a month's end, a leap day, and the change to summer time. */
const beginnings = ['2023-01-31T12:00:00.000Z', '2024-02-29T12:00:00.000Z', '2025-03-30T12:00:00.000Z'];

/** In each arm every anchor can happen, everything is reckoned from something that does, and no visit has two slots. */
function mainFaults(protocol: Protocol, check: Check): readonly Unmet[] {
  const found = protocol.arms.flatMap(({ code }) => faultsInArm(protocol, code, check));
  // What is for several arms is said once.
  return found.filter(
    ({ pointer, message }, i) => found.findIndex((one) => one.pointer === pointer && one.message === message) === i,
  );
}

function faultsInArm(protocol: Protocol, arm: string, check: Check): readonly Unmet[] {
  const { timeline, contents } = scheduleOf(protocol, arm);
  const main = protocol.timelines.findIndex((one) => one.main);
  const instances = protocol.timelines[main]?.instances ?? [];
  const pointerOf = (instance: ScheduledInstance) => `/timelines/${main}/instances/${instances.indexOf(instance)}`;
  const anchors = timeline.instances.filter(({ timing }) => timing.type === 'FIXED_REFERENCE');
  const never = anchors.flatMap((anchor) =>
    check(
      (contents.get(anchor.code)?.acts.length ?? 0) > 0,
      pointerOf(anchor),
      `${anchor.code} never happens: nothing records it, so that what is reckoned from it never comes.`,
    ),
  );
  const astray = timeline.instances.flatMap((instance) => {
    const { relativeTo } = instance.timing;
    return check(
      relativeTo === undefined || contents.has(relativeTo),
      `${pointerOf(instance)}/timing/relativeTo`,
      `${instance.code} is reckoned from ${String(relativeTo)}, which nobody in arm ${arm} goes through.`,
    );
  });
  const clashes = new Map<string, readonly Unmet[]>();
  for (const start of beginnings) {
    for (const [one, other] of overlaps(timeline, start, (code) => contents.get(code)?.isVisit === true)) {
      const message = `The windows of ${one.instance.code} and ${other.instance.code} overlap: a visit would have two slots.`;
      clashes.set(message, check(false, `${pointerOf(other.instance)}/timing/window`, message));
    }
  }
  return [...never, ...astray, ...[...clashes.values()].flat()];
}

/**
 * Visits from the same anchor that may be made on the same day, when everything happens as it is due: each with one of those
 * that open before it.
 */
function overlaps(timeline: ScheduleTimeline, start: string, isVisit: (code: string) => boolean) {
  const begun = new Map(
    timeline.instances.filter(({ timing }) => timing.type === 'FIXED_REFERENCE').map(({ code }) => [code, { start }]),
  );
  const rootOf = rootsOf(timeline);
  const visits = planTimeline(
    timeline,
    (code, occurrence) => (occurrence === 1 ? begun.get(code) : undefined),
    'Europe/Madrid',
  )
    .filter(isPlanned)
    .filter(({ instance }) => isVisit(instance.code))
    .sort((one, other) => one.opensAt - other.opensAt);
  /** Of the visits so far, the one from each anchor that closes last. */
  const last = new Map<string, PlannedInstance>();
  return visits.flatMap((visit): readonly (readonly [PlannedInstance, PlannedInstance])[] => {
    const root = rootOf.get(visit.instance.code) ?? '';
    const open = last.get(root);
    if (open === undefined || open.closesAt < visit.closesAt) last.set(root, visit);
    return open === undefined || open.closesAt < visit.opensAt ? [] : [[open, visit]];
  });
}

/** Of each instance, the anchor that it is reckoned from in the end. */
function rootsOf({ instances }: ScheduleTimeline): ReadonlyMap<string, string> {
  const from = new Map(instances.map(({ code, timing }) => [code, timing.relativeTo]));
  const roots = new Map<string, string>();
  for (const { code } of instances) {
    const way = [code];
    for (let next = from.get(code); next !== undefined && !roots.has(next); next = from.get(next)) way.push(next);
    const end = way.at(-1) ?? code;
    const root = roots.get(from.get(end) ?? '') ?? end;
    for (const one of way) roots.set(one, root);
  }
  return roots;
}
