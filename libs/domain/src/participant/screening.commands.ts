import { personal, type Unmet, own } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import type { Protocol } from '../protocol/protocol.js';
import { protocolOf, zoneOf } from '../world.js';
import { screenable } from '../request/request.commands.js';
import { streamOf } from '../vocabulary/streams.js';
import { exists, streams, type ForParticipant } from './for-participant.js';
import type { Answer, Side } from './participant.model.js';
import { faultOf } from './answers.js';
import { condition, refusalOf, unmet } from '../refusals.js';

export interface ScreenParticipant extends ForParticipant {
  readonly site: string;
  readonly side: Side;
  readonly diagnosis: string;
  readonly indication: 'ESTABLISHED_INJURY' | 'PREVENTION';
  readonly characteristics: readonly Answer[];
  readonly treatingPhysician: string;
  readonly identity?: Readonly<Record<string, string>>;
  /** Code of the accepted request that leads to it. */
  readonly request?: string;
}

function characteristicFaults(protocol: Protocol, answers: readonly Answer[]): readonly Unmet[] {
  const fault = (message: string): Unmet => unmet('characteristic-invalid', message, '/characteristics');
  const given = new Map(answers.map((answer) => [answer.item, answer]));
  const unknown = answers.filter((answer) => !protocol.characteristics.some(({ code }) => code === answer.item));
  return [
    ...unknown.map((answer) => fault(`The protocol knows no characteristic ${answer.item}.`)),
    ...protocol.characteristics.flatMap((characteristic) => {
      const answer = given.get(characteristic.code);
      const { code, required } = characteristic;
      if (answer === undefined) return required ? [fault(`${code} needs a value or a reason why it is missing.`)] : [];
      const wrong = faultOf(characteristic, answer);
      return wrong === undefined ? [] : [fault(`${code} ${wrong}.`)];
    }),
  ];
}

const isLateral = ({ treatedSites }: Protocol): boolean => treatedSites.some(({ lateral }) => lateral);

export const screenParticipant = define<ScreenParticipant>({
  roles: ['investigator', 'coordinator'],
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
      ...characteristicFaults(protocol, data.characteristics),
      ...condition(!isLateral(protocol) || data.side !== 'NOT_APPLICABLE', 'side-required', undefined, '/side'),
    ];
    const refusal = refusalOf(faults);
    if (refusal !== undefined) return refusal;
    return [
      {
        type: 'ParticipantScreened',
        data: {
          site: data.site,
          side: data.side,
          diagnosis: data.diagnosis,
          indication: 'ESTABLISHED_INJURY',
          characteristics: data.characteristics,
          treatingPhysician: data.treatingPhysician,
          ...(data.identity && { identity: personal(data.participant, data.identity) }),
          ...(data.request !== undefined && { request: data.request }),
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
  streams,
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(
      world.participant.injection === undefined,
      'already-treated',
      'A treated participant cannot fail screening.',
    ),
  ],
  decide: ({ criteria, explanation }) => [{ type: 'ScreenFailed', data: { criteria, explanation } }],
});
