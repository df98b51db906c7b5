import { dateOf } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { protocolOf, zoneOf } from '../world.js';
import { exists, streams, type ForParticipant } from './for-participant.js';
import { coverage, readAll, type ReadingEntry } from './readings.js';
import { occurrenceOf, scheduledVisit } from './schedule.js';
import { doesNotTreat } from '../study/separation-of-duties.js';
import { condition, refusalOf, refuse } from '../refusals.js';

export interface ScoreImaging extends ForParticipant {
  /** Visit label to which the images belong. */
  readonly visit: string;
  readonly reading: ReadingEntry;
}

/** A reading by an independent reader: never the treating physician (R-INS-04). `occurredAt` dates the images. */
export const scoreImaging = define<ScoreImaging>({
  roles: ['imaging-reader'],
  blind: 'AS_SEEN',
  streams,
  conditions: (data, world, { person, imported }) => [
    ...exists(data, world),
    ...doesNotTreat(world.participant.treatingPhysician, imported === undefined ? person : undefined),
  ],
  decide: ({ visit, reading: entry, occurredAt }, world, { person, imported }) => {
    const { participant } = world;
    const protocol = protocolOf(world);
    const zone = zoneOf(world);
    const date = dateOf(occurredAt, zone);
    const read = protocol.instruments.filter((instrument) => instrument.recordedBy === 'READER');
    const { readings, faults } = readAll(read, [entry], participant.characteristics);
    const scheduled = scheduledVisit(world.study, participant, occurredAt);
    const refusal =
      refusalOf([...coverage([], [entry], read), ...faults]) ??
      refusalOf(
        condition(
          !participant.imageReadings.some((one) => one.visit === visit && one.reading.instrument === entry.instrument),
          'imaging-scored',
          `${entry.instrument} of visit ${visit} is scored already.`,
        ),
      );
    const [reading] = readings;
    if (refusal !== undefined || reading === undefined) {
      return refusal ?? refuse('unknown-instrument', `No imaging instrument ${entry.instrument}.`);
    }
    return [
      {
        type: 'ImagingScored',
        data: {
          visit,
          scheduled: scheduled?.code ?? null,
          ...occurrenceOf(scheduled),
          date,
          reading,
          // Who takes the past over is not who read the images.
          ...(imported === undefined && { reader: person }),
          protocolVersion: protocol.version,
        },
      },
    ];
  },
});
