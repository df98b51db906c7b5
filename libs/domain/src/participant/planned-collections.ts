import { scheduleOf } from '../protocol/instances.js';
import { protocolFor, type Versions } from './own-protocol.js';
import { isMissed, lastKnown, type ParticipantState } from './participant.state.js';

/** A collection of material that is planned for a participant, and which time. */
export interface PlannedCollection {
  /** Code of the scheduled instance. */
  readonly scheduled: string;
  /** 1 for the first, and for one that does not repeat. */
  readonly occurrence: number;
}

/** All collections that are planned for a participant, in the order of the timeline, whether they were done or not. */
function plannedCollections(study: Versions, participant: ParticipantState): readonly PlannedCollection[] {
  const protocol = protocolFor(study, participant);
  if (protocol === undefined || participant.donor) return [];
  const { timeline, contents } = scheduleOf(protocol, participant.arm);
  return timeline.instances.flatMap(({ code, repeats }) => {
    if (contents.get(code)?.acts.some(({ kind }) => kind === 'COLLECTION') !== true) return [];
    const most = repeats === undefined ? 1 : (repeats.times ?? lastKnown(participant, code) + 1);
    return Array.from({ length: most }, (_, index) => ({ scheduled: code, occurrence: index + 1 }));
  });
}

/**
 * The planned collection that one is: the one that is named, else the next that is open, else the last one again, such as after
 * a harvest that failed. Nothing where the plan has none that is meant.
 */
export function collectionMeant(
  meant: Partial<PlannedCollection>,
  study: Versions,
  participant: ParticipantState,
): PlannedCollection | undefined {
  const { collections = [] } = participant;
  const isMeant = ({ scheduled, occurrence }: PlannedCollection): boolean =>
    (meant.scheduled === undefined || meant.scheduled === scheduled) &&
    (meant.occurrence === undefined || meant.occurrence === occurrence);
  const planned = plannedCollections(study, participant).filter(isMeant);
  const open = planned.find(
    ({ scheduled, occurrence }) =>
      !isMissed(participant, scheduled, occurrence) &&
      !collections.some((done) => done.scheduled === scheduled && done.occurrence === occurrence),
  );
  const again = collections.findLast(isMeant);
  return (
    open ??
    (again &&
      planned.find(({ scheduled, occurrence }) => again.scheduled === scheduled && again.occurrence === occurrence))
  );
}
