import type { Unmet } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { scheduleOf } from '../protocol/instances.js';
import { condition } from '../refusals.js';
import type { World } from '../world.js';
import { inFollowUp, streams, type ForParticipant } from './for-participant.js';
import { protocolFor } from './own-protocol.js';

export interface ChangeProtocolVersion extends ForParticipant {
  /** A version that was approved. */
  readonly protocolVersion: string;
}

const versionOf = ({ study }: World, wanted: string) => study.protocols.findLast(({ version }) => version === wanted);

/** What was given stays planned: everything after it is reckoned from it. */
function keepsWhatWasGiven({ protocolVersion }: ChangeProtocolVersion, world: World): readonly Unmet[] {
  const next = versionOf(world, protocolVersion);
  if (next === undefined) return [];
  const { arm } = world.participant;
  const codes = scheduleOf(next, arm).timeline.instances.map(({ code }) => code);
  const lost = world.participant.administrations
    .map(({ scheduled }) => scheduled)
    .filter((code) => !codes.includes(code));
  return [
    ...condition(
      lost.length === 0,
      'version-drops-administration',
      `Version ${protocolVersion} has no ${[...new Set(lost)].join(', ')}, which was given.`,
      '/protocolVersion',
    ),
    ...condition(
      arm === undefined || next.arms.some(({ code }) => code === arm),
      'version-drops-arm',
      `Version ${protocolVersion} does not have the arm of the participant.`,
      '/protocolVersion',
    ),
  ];
}

/** Moves a participant to another version of the protocol: until then they are planned, shown and judged by the one before. */
export const changeProtocolVersion = define<ChangeProtocolVersion>({
  roles: ['investigator', 'coordinator'],
  streams,
  conditions: (data, world) => {
    const { protocolVersion } = data;
    const current = protocolFor(world.study, world.participant)?.version;
    return [
      ...inFollowUp(data, world),
      ...condition(
        versionOf(world, protocolVersion) !== undefined,
        'version-not-approved',
        `The study has approved no version ${protocolVersion}.`,
        '/protocolVersion',
      ),
      ...condition(
        current !== protocolVersion,
        'nothing-changed',
        `The participant is under version ${protocolVersion}.`,
      ),
      ...keepsWhatWasGiven(data, world),
    ];
  },
  decide: ({ protocolVersion }, { study, participant }) => [
    { type: 'ProtocolVersionChanged', data: { from: protocolFor(study, participant)?.version ?? '', protocolVersion } },
  ],
});
