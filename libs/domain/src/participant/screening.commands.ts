import { personal, refusalOf, type Unmet } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { condition } from '../vocabulary/conditions.js';
import type { Protocol } from '../protocol/protocol.js';
import { protocolOf } from '../world.js';
import { exists, streams, type ForParticipant } from './for-participant.js';
import type { Answer, Side } from './participant.model.js';
import { fitsDecimals } from './readings.js';

export interface ScreenParticipant extends ForParticipant {
  readonly site: string;
  readonly side: Side;
  readonly diagnosis: string;
  readonly indication: 'ESTABLISHED_INJURY' | 'PREVENTION';
  readonly characteristics: readonly Answer[];
  readonly treatingPhysician: string;
  readonly identity?: Readonly<Record<string, string>>;
}

function characteristicFaults(protocol: Protocol, answers: readonly Answer[]): readonly Unmet[] {
  const fault = (message: string): Unmet => ({ rule: 'characteristic-invalid', message, pointer: '/characteristics' });
  const given = new Map(answers.map((answer) => [answer.item, answer]));
  const unknown = answers.filter((answer) => !protocol.characteristics.some(({ code }) => code === answer.item));
  return [
    ...unknown.map((answer) => fault(`The protocol knows no characteristic ${answer.item}.`)),
    ...protocol.characteristics.flatMap((characteristic) => {
      const answer = given.get(characteristic.code);
      const { code, range, values, decimals, required } = characteristic;
      if (answer === undefined) return required ? [fault(`${code} needs a value or a reason why it is missing.`)] : [];
      const { value, missing } = answer;
      if ((value === undefined) === (missing === undefined)) return [fault(`${code} needs a value or a reason.`)];
      if (value === undefined) return [];
      if (values !== undefined && !values.includes(String(value)))
        return [fault(`${code}: one of ${values.join(', ')}.`)];
      if (range !== undefined && (typeof value !== 'number' || value < range.low || value > range.high)) {
        return [fault(`${code} must lie between ${range.low} and ${range.high}.`)];
      }
      if (decimals !== undefined && !fitsDecimals(value, decimals)) {
        return [fault(`${code} takes at most ${decimals} decimals.`)];
      }
      return [];
    }),
  ];
}

export const screenParticipant = define<ScreenParticipant>({
  roles: ['investigator', 'coordinator'],
  streams,
  site: (data) => data.site,
  conditions: (data, { study, participant }) => [
    ...condition(participant.site === undefined, {
      rule: 'participant-exists',
      message: `Participant ${data.participant} is screened already.`,
    }),
    ...condition(study.protocol !== undefined, {
      rule: 'no-protocol',
      message: 'The study has no approved protocol.',
      remedy: 'Approve a protocol first.',
    }),
    ...condition(study.sites[data.site] !== undefined && !study.closedSites.includes(data.site), {
      rule: 'unknown-site',
      message: `Site ${data.site} is not an active site of this study.`,
      pointer: '/site',
    }),
    ...condition(data.indication !== 'PREVENTION', {
      rule: 'preventive-indication',
      message: 'A purely preventive request is refused: the indication must be an established injury.',
      pointer: '/indication',
    }),
  ],
  decide: (data, world) => {
    const protocol = protocolOf(world);
    const faults = [
      ...characteristicFaults(protocol, data.characteristics),
      ...condition(!protocol.laterality || data.side !== 'NOT_APPLICABLE', {
        rule: 'side-required',
        message: 'The protocol treats one side: say which.',
        requirement: 'R-CEL-19',
        pointer: '/side',
      }),
    ];
    const refusal = refusalOf('invalid', faults);
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
          protocolVersion: protocol.version,
        },
      },
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
    ...condition(world.participant.injection === undefined, {
      rule: 'already-treated',
      message: 'A treated participant cannot fail screening.',
      requirement: 'R-AUD-14',
    }),
  ],
  decide: ({ criteria, explanation }) => [{ type: 'ScreenFailed', data: { criteria, explanation } }],
});
