import type { Act } from '../protocol/design.js';
import type { MainSchedule } from '../protocol/instances.js';
import type { Occurrences } from '../protocol/plan.js';
import { visitOf, type ParticipantState } from './participant.state.js';

/** When an act that an event of its own records was done for the first time; an administration says which instance it was. */
function doneAt(
  { kind }: Act,
  instance: string,
  occurrence: number,
  { screenedAt, consents, firstSampledAt, administrations }: ParticipantState,
): string | undefined {
  if (kind === 'ADMINISTRATION') {
    return administrations.find((one) => one.scheduled === instance && one.occurrence === occurrence)?.at;
  }
  if (occurrence > 1) return undefined;
  switch (kind) {
    case 'SCREENING':
      return screenedAt;
    case 'CONSENT':
      return consents[0]?.signedAt;
    case 'SEROLOGY':
      return firstSampledAt;
  }
}

/**
 * What was done of a schedule with a participant: an instance with an act is done when the act is, another one when a visit is
 * recorded that belongs to it.
 */
export function occurrencesOf({ contents }: MainSchedule, participant: ParticipantState): Occurrences {
  return (instance, occurrence) => {
    const [act] = contents.get(instance)?.acts ?? [];
    if (act === undefined) return startingAt(visitOf(participant, instance, occurrence)?.date);
    return startingAt(doneAt(act, instance, occurrence, participant));
  };
}

const startingAt = (start: string | undefined) => (start === undefined ? undefined : { start });
