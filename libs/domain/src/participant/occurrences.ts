import type { Act } from '../protocol/design.js';
import type { MainSchedule } from '../protocol/instances.js';
import type { Occurrence, Occurrences } from '../protocol/plan.js';
import { visitOf, type ParticipantState } from './participant.state.js';

/** When an act that an event of its own records was done for the first time; some events say which instance it was. */
function doneAt(
  { kind }: Act,
  instance: string,
  nth: number,
  { screenedAt, consents, firstSampledAt, administrations, collections = [] }: ParticipantState,
): Occurrence | undefined {
  const isIt = ({ scheduled, occurrence }: { readonly scheduled: string; readonly occurrence: number }): boolean =>
    scheduled === instance && occurrence === nth;
  switch (kind) {
    case 'ADMINISTRATION': {
      const given = administrations.find(isIt);
      return given && { start: given.at, ...(given.endedAt !== undefined && { end: given.endedAt }) };
    }
    case 'COLLECTION': {
      // What failed was done again: what follows is reckoned from the one that holds.
      const collected = collections.findLast(isIt);
      return collected && { start: collected.startedAt, end: collected.at };
    }
    case 'SCREENING':
      return nth > 1 ? undefined : startingAt(screenedAt);
    case 'CONSENT':
      return nth > 1 ? undefined : startingAt(consents[0]?.signedAt);
    case 'SEROLOGY':
      return nth > 1 ? undefined : startingAt(firstSampledAt);
  }
}

/**
 * What was done of a schedule with a participant: an instance with an act is done when the act is, another one when a visit is
 * recorded that belongs to it.
 */
export function occurrencesOf({ contents }: MainSchedule, participant: ParticipantState): Occurrences {
  return (instance, occurrence) => {
    const [act] = contents.get(instance)?.acts ?? [];
    return act === undefined
      ? startingAt(visitOf(participant, instance, occurrence)?.date)
      : doneAt(act, instance, occurrence, participant);
  };
}

const startingAt = (start: string | undefined): Occurrence | undefined => (start === undefined ? undefined : { start });
