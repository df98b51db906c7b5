import type { Protocol } from '../protocol/protocol.js';
import type { StudyState } from '../study/study.state.js';
import type { ParticipantState } from './participant.state.js';

/** What of its study says which protocol a participant is under. */
export type Versions = Pick<StudyState, 'protocol' | 'protocols'>;

/**
 * The version of the protocol that a participant is planned, shown and judged by: the one that the last act was done by, whatever was
 * approved since. Before anybody is screened it is the one in force.
 */
export function protocolFor(
  { protocol, protocols }: Versions,
  { protocolVersion }: Pick<ParticipantState, 'protocolVersion'>,
): Protocol | undefined {
  if (protocolVersion === undefined || protocolVersion === protocol?.version) return protocol;
  return protocols.findLast(({ version }) => version === protocolVersion) ?? protocol;
}
