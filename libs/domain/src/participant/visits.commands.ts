import { dateOf, type Reason, own } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { protocolOf, zoneOf } from '../world.js';
import { exists, inFollowUp, streams, type ForParticipant } from './for-participant.js';
import type { Change, Reading } from './participant.model.js';
import { unfulfilled } from './preconditions.js';
import { coverage, readAll, type ReadingEntry } from './readings.js';
import { followedVisits, instrumentsOf, occurrenceOf, progressBy, scheduledVisit } from './schedule.js';
import { condition, refusalOf, refuse } from '../refusals.js';

export interface RecordVisit extends ForParticipant {
  readonly visit: string;
  readonly readings: readonly ReadingEntry[];
  readonly adverseEvents: 'NONE_SINCE_LAST_VISIT' | 'REPORTED' | 'NOT_ASKED';
}

/**
 * Records a visit. The window decides which scheduled visit it is; outside of every window it is unscheduled and is
 * never moved (R-INS-05). Every expected item has a value or a reason (R-AUD-19).
 */
export const recordVisit = define<RecordVisit>({
  roles: ['coordinator', 'investigator'],
  blind: 'AS_SEEN',
  streams,
  conditions: (data, world) => [
    ...exists(data, world),
    ...unfulfilled('RecordVisit', world, data.occurredAt),
    ...condition(
      own(world.participant.visits, data.visit) === undefined,
      'visit-exists',
      `Visit ${data.visit} is recorded already.`,
    ),
  ],
  decide: ({ visit, readings: entries, adverseEvents, occurredAt }, world) => {
    const protocol = protocolOf(world);
    const zone = zoneOf(world);
    const date = dateOf(occurredAt, zone);
    const scheduled = scheduledVisit(world.study, world.participant, occurredAt);
    const bySite = protocol.instruments.filter((instrument) => instrument.recordedBy === 'SITE');
    const asked = scheduled === undefined ? [] : instrumentsOf(protocol, scheduled, world.participant);
    const expected = bySite.filter((instrument) => asked.includes(instrument));
    const { readings, faults } = readAll(bySite, entries, world.participant.characteristics);
    const refusal =
      refusalOf([...coverage(expected, entries, bySite), ...faults]) ??
      refusalOf(
        condition(
          scheduled?.recorded === undefined,
          'visit-recorded',
          `${String(scheduled?.code)} is recorded already as visit ${String(scheduled?.recorded?.visit)}.`,
        ),
      );
    return (
      refusal ?? [
        {
          type: 'VisitRecorded',
          data: {
            visit,
            scheduled: scheduled?.code ?? null,
            ...occurrenceOf(scheduled),
            date,
            readings,
            adverseEvents,
            protocolVersion: protocol.version,
          },
        },
      ]
    );
  },
});

export interface MissVisit extends ForParticipant {
  readonly scheduled: string;
  /** Which time, of a visit that repeats; absent: the first. */
  readonly occurrence?: number;
  readonly explanation: string;
}

export const missVisit = define<MissVisit>({
  roles: ['coordinator', 'investigator'],
  blind: 'AS_SEEN',
  streams,
  conditions: inFollowUp,
  decide: ({ scheduled, occurrence = 1, explanation }, { study, participant }, { now }) => {
    const visits = followedVisits(study, participant, Date.parse(now)).filter(({ code }) => code === scheduled);
    const planned = visits.find((visit) => visit.occurrence === occurrence);
    if (planned === undefined) return refuse('unknown-visit', `The protocol has no visit ${scheduled}.`);
    const { window, recorded, missed } = planned;
    if (window === undefined) return refuse('not-scheduled-yet');
    const refusal = refusalOf([
      ...condition(
        progressBy(planned, Date.parse(now)) === 'OVERDUE',
        'window-open',
        `The window of ${scheduled} is open until ${window.closes}.`,
      ),
      ...condition(recorded === undefined && !missed, 'visit-recorded', `${scheduled} is recorded already.`),
    ]);
    return refusal ?? [{ type: 'VisitMissed', data: { scheduled, ...occurrenceOf(planned), explanation } }];
  },
});

export interface CorrectVisit extends ForParticipant {
  readonly visit: string;
  readonly readings: readonly ReadingEntry[];
  readonly reason: Reason;
}

const values = (reading: Reading | undefined): ReadonlyMap<string, string | number | null> =>
  new Map([
    ...(reading?.answers ?? []).map((answer) => [answer.item, answer.value ?? answer.missing ?? null] as const),
    ...(reading?.derived ?? []).map((derived) => [derived.item, derived.value ?? derived.missing ?? null] as const),
  ]);

/** A correction never edits: old and new value stay side by side, with who, when and why (R-AUD-02, R-AUD-03). */
export const correctVisit = define<CorrectVisit>({
  roles: ['coordinator', 'investigator'],
  blind: 'AS_SEEN',
  streams,
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(
      own(world.participant.visits, data.visit) !== undefined,
      'unknown-visit',
      `There is no visit ${data.visit} to correct.`,
    ),
  ],
  decide: ({ visit, readings: entries, reason }, world) => {
    const before = own(world.participant.visits, visit)?.readings ?? [];
    const bySite = protocolOf(world).instruments.filter((instrument) => instrument.recordedBy === 'SITE');
    const { readings, faults } = readAll(bySite, entries, world.participant.characteristics);
    const refusal = refusalOf([...coverage([], entries, bySite), ...faults]);
    if (refusal !== undefined) return refusal;
    const changes = readings.flatMap((reading): readonly Change[] => {
      const old = values(before.find(({ instrument }) => instrument === reading.instrument));
      return [...values(reading)].flatMap(([item, to]) => {
        const from = old.get(item) ?? null;
        return from === to ? [] : [{ field: `${reading.instrument}/${item}`, from, to }];
      });
    });
    if (changes.length === 0) return refuse('nothing-changed');
    const kept = before.filter(({ instrument }) => !readings.some((reading) => reading.instrument === instrument));
    return [{ type: 'VisitCorrected', data: { visit, changes, readings: [...kept, ...readings] }, reason }];
  },
});
