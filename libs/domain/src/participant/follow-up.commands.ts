import { endsBefore, type Unmet } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { protocolOf, zoneOf, type World } from '../world.js';
import { followed, inFollowUp, streams, type ForParticipant } from './for-participant.js';
import type { Side } from './participant.model.js';
import { condition, refuse } from '../refusals.js';

const treated = ({ participant }: World): readonly Unmet[] =>
  condition(participant.injection !== undefined, 'not-treated');

export interface RecordReturnToSport extends ForParticipant {
  readonly activity: string;
  /** Months after the administration. */
  readonly months: number;
}

export const recordReturnToSport = define<RecordReturnToSport>({
  roles: ['coordinator', 'investigator'],
  streams,
  conditions: (data, world) => [...followed(data, world), ...treated(world)],
  decide: ({ activity, months }, { participant }) =>
    participant.returnToSport !== undefined
      ? refuse('return-recorded')
      : [{ type: 'ReturnedToSport', data: { activity, months } }],
});

export interface RecordTerminalEvent extends ForParticipant {
  readonly code: string;
  readonly side: Side;
}

/** Re-rupture, hip replacement, …: whatever the protocol names. Some end the follow-up of that joint (R-INS-10). */
export const recordTerminalEvent = define<RecordTerminalEvent>({
  roles: ['investigator'],
  streams,
  conditions: (data, world) => [...inFollowUp(data, world), ...treated(world)],
  decide: ({ code, side }, world) => {
    const known = protocolOf(world).terminalEvents.find((event) => event.code === code);
    if (known === undefined) return refuse('unknown-terminal-event', `The protocol names no ${code}.`);
    return [{ type: 'TerminalEventRecorded', data: { code, endsFollowUp: known.endsFollowUp, side } }];
  },
});

export interface RecordConcomitantCare extends ForParticipant {
  readonly kind: string;
  readonly description: string;
  readonly from: string;
  readonly until?: string;
}

export const recordConcomitantCare = define<RecordConcomitantCare>({
  roles: ['coordinator', 'investigator'],
  streams,
  conditions: followed,
  decide: ({ kind, description, from, until }, world) =>
    until !== undefined && endsBefore(from, until, zoneOf(world))
      ? refuse('ends-before-start', 'The care ends before it starts.', '/until')
      : [
          {
            type: 'ConcomitantCareRecorded',
            data: { kind, description, from, ...(until !== undefined && { until }) },
          },
        ],
});

export interface EndParticipation extends ForParticipant {
  readonly kind: 'WithdrawnFromTreatment' | 'WithdrawnFromFollowUp' | 'LostToFollowUp' | 'Died' | 'FollowUpCompleted';
  readonly explanation: string;
}

/** Withdrawal, loss to follow-up, death or completion. */
export const endParticipation = define<EndParticipation>({
  roles: ['investigator'],
  streams,
  conditions: inFollowUp,
  decide: ({ kind, explanation }, { participant }) => {
    if (kind === 'Died') return [{ type: 'Died', data: { cause: explanation } }];
    if (kind !== 'FollowUpCompleted') return [{ type: kind, data: { explanation } }];
    return participant.injection === undefined
      ? refuse('not-treated', 'Follow-up of an untreated participant cannot be completed.')
      : [{ type: 'FollowUpCompleted', data: { explanation } }];
  },
});
