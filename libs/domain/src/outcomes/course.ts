import { dateOf } from '@caseledger/kernel';
import type { AdverseEventState } from '../adverse-event/adverse-event.state.js';
import { participantEvents, type ParticipantEvent } from '../participant/participant.events.js';
import { occurrencesOf } from '../participant/occurrences.js';
import { readingsOf, type ParticipantState, type VisitReading } from '../participant/participant.state.js';
import type { FollowedVisit } from '../participant/schedule.js';
import { scheduleOf } from '../protocol/instances.js';
import type { Protocol } from '../protocol/protocol.js';
import { catalogueOf } from '../vocabulary/catalogue.js';
import type { ParticipationEnd } from '../vocabulary/event.js';
import type { Fact } from '../vocabulary/fact.js';

/** Something that happened to a participant, on which day (`YYYY-MM-DD` at their site). */
export interface Happening {
  readonly on: string;
  readonly terminalEvent?: string;
  readonly end?: ParticipationEnd;
  readonly case?: AdverseEventState;
}

/** A visit of the main timeline, the first time of one that repeats. */
interface CourseVisit {
  readonly code: string;
  /** When it was, or else is due; absent while what it is reckoned from has not happened. */
  readonly day?: string;
  readonly missed: boolean;
}

/** All of a participant that outcomes follow from. */
export interface Course {
  /** By their days; those without one come last. */
  readonly visits: readonly CourseVisit[];
  /** Instance of the main timeline → the day on which it was done the first time. */
  readonly starts: ReadonlyMap<string, string>;
  readonly readings: readonly VisitReading[];
  readonly happenings: readonly Happening[];
  /** The last day on which somebody knew of them; absent: none yet. */
  readonly lastContact?: string;
}

const { endOf } = catalogueOf(participantEvents);

/** The ends and terminal events of a participant, and their cases, by onset. A case without an onset happened when it was not known. */
export function happeningsOf(
  facts: readonly Fact<ParticipantEvent>[],
  cases: readonly AdverseEventState[],
  zone: string,
): readonly Happening[] {
  const ofParticipant = facts.flatMap((fact): readonly Happening[] => {
    const end = endOf(fact);
    const terminalEvent = fact.type === 'TerminalEventRecorded' ? fact.data.code : undefined;
    if (end === undefined && terminalEvent === undefined) return [];
    return [{ on: dateOf(fact.occurredAt, zone), ...(terminalEvent && { terminalEvent }), ...(end && { end }) }];
  });
  const ofCases = cases.flatMap((one) =>
    one.report?.onset === undefined ? [] : [{ on: dateOf(one.report.onset, zone), case: one }],
  );
  return [...ofParticipant, ...ofCases].sort((one, other) => (one.on < other.on ? -1 : 1));
}

/** @param followed the scheduled visits of the participant, as `followedVisits` gives them */
export function courseOf(
  protocol: Protocol,
  state: ParticipantState,
  followed: readonly FollowedVisit[],
  happenings: readonly Happening[],
  zone: string,
): Course {
  const schedule = scheduleOf(protocol, state.arm);
  const occurred = occurrencesOf(schedule, state);
  const starts = schedule.timeline.instances.flatMap(({ code }) => {
    const start = occurred(code, 1)?.start;
    return start === undefined ? [] : [[code, dateOf(start, zone)] as const];
  });
  const visits = followed
    .filter(({ isAct, occurrence }) => !isAct && occurrence === 1)
    .map(({ code, recorded, window, missed }): CourseVisit => {
      const day = recorded?.date ?? window?.target;
      return { code, missed, ...(day !== undefined && { day }) };
    });
  const contacts = [
    ...Object.values(state.visits).map(({ date }) => date),
    ...state.administrations.map(({ at }) => dateOf(at, zone)),
    ...happenings.filter(({ end }) => end !== 'LOST_TO_FOLLOW_UP').map(({ on }) => on),
  ].sort();
  const lastContact = contacts.at(-1);
  return {
    visits: visits.toSorted((one, other) => ((one.day ?? '~') < (other.day ?? '~') ? -1 : 1)),
    starts: new Map(starts),
    readings: readingsOf(state),
    happenings,
    ...(lastContact !== undefined && { lastContact }),
  };
}
