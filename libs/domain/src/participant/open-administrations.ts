import type { Administration } from '../protocol/design.js';
import { scheduleOf, type MainSchedule } from '../protocol/instances.js';
import type { Protocol } from '../protocol/protocol.js';
import type { ScheduledInstance } from '../protocol/timeline.js';
import { protocolFor, type Versions } from './own-protocol.js';
import { isMissed, lastKnown, type ParticipantState } from './participant.state.js';
import type { TreatedSite } from './participant.model.js';
import { isSameSite } from './treated-sites.js';

/** An administration that is planned for a participant, where and which time. */
export interface PlannedAdministration {
  /** Code of the scheduled instance. */
  readonly scheduled: string;
  /** 1 for the first, and for one that does not repeat. */
  readonly occurrence: number;
  readonly administration: Administration;
  /** Absent where it is given to the whole body. */
  readonly treatedSite?: TreatedSite;
}

/** Every administration that a protocol can say. */
export const administrationsIn = ({ interventions }: Protocol): readonly Administration[] =>
  interventions.flatMap(({ administrations }) => administrations);

/**
 * The sites of a participant that an administration goes to: one that has no place where the whole body gets it, and none
 * where it goes to structures that are not treated in this participant.
 */
export function sitesOf(
  { treatedSites: only }: Administration,
  { treatedSites }: ParticipantState,
): readonly (TreatedSite | undefined)[] {
  if (only === undefined) return treatedSites.length === 0 ? [undefined] : treatedSites;
  return only.length === 0 ? [undefined] : treatedSites.filter(({ code }) => only.includes(code));
}

/** All that is planned to be given to a participant, in the order of the timeline, whether it was given or not. */
function plannedAdministrations(study: Versions, participant: ParticipantState): readonly PlannedAdministration[] {
  const protocol = protocolFor(study, participant);
  if (protocol === undefined || participant.donor) return [];
  const schedule = scheduleOf(protocol, participant.arm);
  const all = administrationsIn(protocol);
  return schedule.timeline.instances.flatMap((instance) =>
    namedBy(schedule, instance, all).flatMap((administration) =>
      sitesOf(administration, participant).flatMap((treatedSite) =>
        timesOf(instance, participant).map((occurrence) => ({
          ...{ scheduled: instance.code, occurrence, administration },
          ...(treatedSite && { treatedSite }),
        })),
      ),
    ),
  );
}

/** What of it may still be given: neither given there, nor something in its place, nor missed. */
export function openAdministrations(study: Versions, participant: ParticipantState): readonly PlannedAdministration[] {
  return plannedAdministrations(study, participant)
    .filter(({ scheduled, occurrence }) => !isMissed(participant, scheduled, occurrence))
    .filter((planned) => !participant.administrations.some((given) => isFulfilledBy(planned, given)));
}

/** Whether something was given at an instance, at this site. */
function isFulfilledBy(
  { scheduled, occurrence, treatedSite }: PlannedAdministration,
  given: ParticipantState['administrations'][number],
): boolean {
  if (given.scheduled !== scheduled || given.occurrence !== occurrence) return false;
  return treatedSite === undefined || given.treatedSite === undefined || isSameSite(treatedSite, given.treatedSite);
}

/** The administrations that an instance asks for: those that its act names, or any. */
function namedBy(
  { contents }: MainSchedule,
  { code }: ScheduledInstance,
  all: readonly Administration[],
): readonly Administration[] {
  const acts = contents.get(code)?.acts.filter(({ kind }) => kind === 'ADMINISTRATION') ?? [];
  return acts.flatMap(({ administrations: named }) =>
    named === undefined ? all : all.filter((administration) => named.includes(administration.code)),
  );
}

/** The numbers of the times of an instance; of one without an end, up to the next one after the last that was given or missed. */
function timesOf({ code, repeats }: ScheduledInstance, participant: ParticipantState): readonly number[] {
  const most = repeats === undefined ? 1 : (repeats.times ?? lastKnown(participant, code) + 1);
  return Array.from({ length: most }, (_, index) => index + 1);
}
