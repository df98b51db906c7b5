import type { Unmet } from '@caseledger/kernel';
import type { CommandData } from '../command-definition.js';
import type { World } from '../world.js';
import { unfulfilled, type GatedStep } from './preconditions.js';
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

/** The participant was screened, and the step may be taken. */
const ready =
  (step: GatedStep) =>
  (data: ForParticipant, world: World): readonly Unmet[] => [
    ...exists(data, world),
    ...unfulfilled(step, world, data.occurredAt),
  ];

/** What every act on a living, followed participant needs. */
export const inFollowUp = ready('FollowUp');

/** What recording something needs that is learnt by following a participant. */
export const followed = ready('RecordFollowUp');
