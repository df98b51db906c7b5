import { personal, type Unmet, own } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import type { Protocol } from '../protocol/protocol.js';
import { protocolOf, zoneOf } from '../world.js';
import { screenable } from '../request/request.commands.js';
import { streamOf } from '../vocabulary/streams.js';
import { exists, streams, type ForParticipant } from './for-participant.js';
import type { Answer } from './participant.model.js';
import { faultOf } from './answers.js';
import { wasTreated } from './participant.state.js';
import { meantSites, nowhereTreated, siteFaults, type SaidSites } from './treated-sites.js';
import { condition, refusalOf, unmet } from '../refusals.js';

/** The treated sites are those that may come to be treated. */
export interface ScreenParticipant extends ForParticipant, SaidSites {
  readonly site: string;
  readonly diagnosis: string;
  readonly indication: 'ESTABLISHED_INJURY' | 'PREVENTION';
  readonly characteristics: readonly Answer[];
  readonly treatingPhysician: string;
  readonly identity?: Readonly<Record<string, string>>;
  /** Code of the accepted request that leads to it. */
  readonly request?: string;
  /** Somebody who gives material for others, and gets nothing. */
  readonly donor?: boolean;
}

function characteristicFaults(
  protocol: Protocol,
  { characteristics: answers, donor }: ScreenParticipant,
): readonly Unmet[] {
  const fault = (message: string): Unmet => unmet('characteristic-invalid', message, '/characteristics');
  const given = new Map(answers.map((answer) => [answer.item, answer]));
  const asked = protocol.characteristics.filter(({ of }) => (of === 'DONOR') === (donor === true));
  const unknown = answers.filter((answer) => !asked.some(({ code }) => code === answer.item));
  return [
    ...unknown.map((answer) => fault(`The protocol knows no characteristic ${answer.item}.`)),
    ...asked.flatMap((characteristic) => {
      const answer = given.get(characteristic.code);
      const { code, required } = characteristic;
      if (answer === undefined) return required ? [fault(`${code} needs a value or a reason why it is missing.`)] : [];
      const wrong = faultOf(characteristic, answer);
      return wrong === undefined ? [] : [fault(`${code} ${wrong}.`)];
    }),
  ];
}

export const screenParticipant = define<ScreenParticipant>({
  roles: ['investigator', 'coordinator'],
  blind: 'AS_SEEN',
  streams: (data) => ({
    ...streams(data),
    ...(data.request !== undefined && { request: streamOf('request', data.request) }),
  }),
  site: (data) => data.site,
  conditions: (data, world) => [
    ...condition(
      world.participant.site === undefined,
      'participant-exists',
      `Participant ${data.participant} is screened already.`,
    ),
    ...condition(world.study.protocol !== undefined, 'no-protocol'),
    ...condition(
      own(world.study.sites, data.site) !== undefined && !world.study.closedSites.includes(data.site),
      'unknown-site',
      `Site ${data.site} is not an active site of this study.`,
      '/site',
    ),
    ...condition(data.indication !== 'PREVENTION', 'preventive-indication', undefined, '/indication'),
    ...(data.request === undefined
      ? []
      : screenable(data.request, world.request, { ...data, zone: zoneOf(world, data.site) })),
  ],
  decide: (data, world) => {
    const protocol = protocolOf(world);
    const faults = [
      ...characteristicFaults(protocol, data),
      ...siteFaults(data.donor === true ? nowhereTreated : protocol, data),
    ];
    const refusal = refusalOf(faults);
    if (refusal !== undefined) return refusal;
    return [
      {
        type: 'ParticipantScreened',
        data: {
          site: data.site,
          treatedSites: meantSites(data.donor === true ? nowhereTreated : protocol, data),
          diagnosis: data.diagnosis,
          indication: 'ESTABLISHED_INJURY',
          characteristics: data.characteristics,
          treatingPhysician: data.treatingPhysician,
          ...(data.identity && { identity: personal(data.participant, data.identity) }),
          ...(data.request !== undefined && { request: data.request }),
          ...(data.donor === true && { donor: true as const }),
          protocolVersion: protocol.version,
        },
      },
      ...(data.request === undefined
        ? []
        : [{ type: 'RequestScreened' as const, data: { participant: data.participant } }]),
    ];
  },
});

export interface FailScreening extends ForParticipant {
  readonly criteria: readonly string[];
  readonly explanation: string;
}

export const failScreening = define<FailScreening>({
  roles: ['investigator'],
  blind: 'AS_SEEN',
  streams,
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(!wasTreated(world.participant), 'already-treated', 'A treated participant cannot fail screening.'),
  ],
  decide: ({ criteria, explanation }) => [{ type: 'ScreenFailed', data: { criteria, explanation } }],
});
