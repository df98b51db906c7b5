import { endsBefore, type Unmet } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { protocolOf, zoneOf, type World } from '../world.js';
import { followed, inFollowUp, streams, type ForParticipant } from './for-participant.js';
import { wasTreated } from './participant.state.js';
import { isAmong, isSameSite, meantSite, shownSites, type SaidSite } from './treated-sites.js';
import { condition, refuse } from '../refusals.js';

const treated = ({ participant }: World): readonly Unmet[] => condition(wasTreated(participant), 'not-treated');

export interface RecordReturnToSport extends ForParticipant {
  readonly activity: string;
  /** Months after the administration. */
  readonly months: number;
}

export const recordReturnToSport = define<RecordReturnToSport>({
  roles: ['coordinator', 'investigator'],
  blind: 'AS_SEEN',
  streams,
  conditions: (data, world) => [...followed(data, world), ...treated(world)],
  decide: ({ activity, months }, { participant }) =>
    participant.returnToSport !== undefined
      ? refuse('return-recorded')
      : [{ type: 'ReturnedToSport', data: { activity, months } }],
});

/** The treated site is absent where the event is of the whole person. */
export interface RecordTerminalEvent extends ForParticipant, SaidSite {
  readonly code: string;
}

/** A new rupture, a joint that is replaced, …: whatever the protocol names. Some end the follow-up of that joint (R-INS-10). */
export const recordTerminalEvent = define<RecordTerminalEvent>({
  roles: ['investigator'],
  blind: 'AS_SEEN',
  streams,
  conditions: (data, world) => [...inFollowUp(data, world), ...treated(world)],
  decide: (data, world) => {
    const { code } = data;
    const { treatedSites, endedSites } = world.participant;
    const protocol = protocolOf(world);
    const known = protocol.terminalEvents.find((event) => event.code === code);
    if (known === undefined) return refuse('unknown-terminal-event', `The protocol names no ${code}.`);
    const at = meantSite(protocol, data);
    if (at !== undefined && treatedSites.length > 0 && !isAmong(treatedSites, at)) {
      return refuse('unknown-treated-site', `Screening says ${shownSites(treatedSites)}.`);
    }
    // Others are followed on: the end of one side is not the end of the other (R-INS-10).
    const others = treatedSites.filter(
      (site) => at !== undefined && !isSameSite(site, at) && !isAmong(endedSites, site),
    );
    const endsSite = known.endsFollowUp && at !== undefined && others.length > 0;
    return [
      {
        type: 'TerminalEventRecorded',
        data: {
          ...{ code, endsFollowUp: known.endsFollowUp && !endsSite },
          ...(at && { treatedSite: at }),
          ...(endsSite && { endsTreatedSite: true as const }),
        },
      },
    ];
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
  blind: 'AS_SEEN',
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
  blind: 'AS_SEEN',
  streams,
  conditions: inFollowUp,
  decide: ({ kind, explanation }, { participant }) => {
    if (kind === 'Died') return [{ type: 'Died', data: { cause: explanation } }];
    if (kind !== 'FollowUpCompleted') return [{ type: kind, data: { explanation } }];
    return wasTreated(participant)
      ? [{ type: 'FollowUpCompleted', data: { explanation } }]
      : refuse('not-treated', 'Follow-up of an untreated participant cannot be completed.');
  },
});
