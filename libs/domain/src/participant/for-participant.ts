import type { Unmet } from '@caseledger/kernel';
import type { CommandData } from '../command-definition.js';
import type { World } from '../world.js';
import { unfulfilled } from './preconditions.js';
import { streamOf } from '../vocabulary/streams.js';
import { condition } from '../refusals.js';

/** What every command about one participant says. */
export interface ForParticipant extends CommandData {
  readonly participant: string;
}

/** Its streams: the participant's own. */
export const streams = ({ participant }: ForParticipant) => ({ participant: streamOf('participant', participant) });

/** The participant was screened. */
export const exists = (data: ForParticipant, { participant }: World): readonly Unmet[] =>
  condition(
    participant.site !== undefined,
    'unknown-participant',
    `There is no participant ${data.participant} in this study.`,
  );

/** What every act on a living, followed participant needs. */
export const inFollowUp = (data: ForParticipant, world: World): readonly Unmet[] => [
  ...exists(data, world),
  ...unfulfilled('FollowUp', world, data.occurredAt),
];
