import type { Act } from '../protocol/design.js';
import type { MainSchedule } from '../protocol/instances.js';
import type { Occurrences } from '../protocol/plan.js';
import { visitOf, type ParticipantState } from './participant.state.js';

/** When an act that an event of its own records was done for the first time. */
function doneAt(
  { kind }: Act,
  { screenedAt, consents, firstSampledAt, injection }: ParticipantState,
): string | undefined {
  switch (kind) {
    case 'SCREENING':
      return screenedAt;
    case 'CONSENT':
      return consents[0]?.signedAt;
    case 'SEROLOGY':
      return firstSampledAt;
    case 'ADMINISTRATION':
      return injection?.at;
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
    return occurrence === 1 ? startingAt(doneAt(act, participant)) : undefined;
  };
}

const startingAt = (start: string | undefined) => (start === undefined ? undefined : { start });
