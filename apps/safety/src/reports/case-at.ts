import { evolveStream, initialWorld, type RecordedFact, type StreamKind, type World } from '@caseledger/domain';

/** Everything that a report on one case may say, as it stood at one position. */
export interface CaseAt {
  readonly adverseEvent: string;
  readonly position: number;
  readonly study: World['study'];
  readonly title: string;
  readonly registrations: readonly string[];
  readonly participant: World['participant'];
  readonly diagnosis?: string;
  readonly state: World['adverse-event'];
  /** The events of the case, in order. */
  readonly facts: readonly RecordedFact[];
  readonly injected?: Extract<RecordedFact, { type: 'CellsInjected' }>;
}

/** The case among a study's events, which end at the position wanted; `undefined` when there is none yet. */
export function caseAt(facts: readonly RecordedFact[], adverseEvent: string): CaseAt | undefined {
  const own = facts.filter(({ stream }) => stream === `adverse-event/${adverseEvent}`);
  const state = fold('adverse-event', own);
  if (state.report === undefined) return undefined;
  const stream = `participant/${state.report.participant}`;
  const ofParticipant = facts.filter((fact) => fact.stream === stream);
  const registered = facts.find((fact) => fact.type === 'StudyRegistered');
  const screened = ofParticipant.find((fact) => fact.type === 'ParticipantScreened');
  const injected = ofParticipant.find((fact) => fact.type === 'CellsInjected');
  return {
    adverseEvent,
    position: facts.at(-1)?.position ?? 0,
    study: fold(
      'study',
      facts.filter((fact) => fact.stream === 'study'),
    ),
    title: registered?.data.title ?? '',
    registrations: registered?.data.registrations ?? [],
    participant: fold('participant', ofParticipant),
    ...(screened && { diagnosis: screened.data.diagnosis }),
    state,
    facts: own,
    ...(injected && { injected }),
  };
}

function fold<K extends StreamKind>(kind: K, facts: readonly RecordedFact[]): World[K] {
  return facts.reduce((state, fact) => evolveStream(kind, state, fact), initialWorld[kind]);
}
