import type { AdverseEventState, CaseEvent, ParticipantState, RecordedFact, StudyState } from '@caseledger/domain';

type EventOf<Type extends CaseEvent['type']> = Extract<RecordedFact, { readonly type: Type }>;

/** That something was given. */
export type Given = EventOf<'CellsInjected'> | EventOf<'InterventionAdministered'>;

/** Everything that a report on one case may say, as it stood at one position. */
export interface CaseAt {
  readonly adverseEvent: string;
  /** Of the last event of `messageTypes`: it numbers the message. */
  readonly position: number;
  readonly study: StudyState;
  readonly title: string;
  readonly registrations: readonly string[];
  readonly participant: ParticipantState;
  readonly diagnosis?: string;
  readonly state: AdverseEventState;
  /** The events of the case, in order. */
  readonly facts: readonly RecordedFact[];
  /** What was given, in the order in which it was recorded. */
  readonly given: readonly Given[];
}

/** What a report says beside the states: what its study, its participant and their treatment began with. */
export const backgroundTypes = {
  study: ['StudyRegistered'],
  participant: ['ParticipantScreened', 'CellsInjected', 'InterventionAdministered'],
} as const;

/** The case with its background. @param background events of `backgroundTypes`, of the study and the participant */
export function caseAt(
  known: Pick<CaseAt, 'adverseEvent' | 'position' | 'study' | 'participant' | 'state' | 'facts'>,
  background: readonly RecordedFact[],
): CaseAt {
  const first = <Type extends CaseEvent['type']>(type: Type) =>
    background.find((fact): fact is EventOf<Type> => fact.type === type);
  const registered = first('StudyRegistered');
  const screened = first('ParticipantScreened');
  return {
    ...known,
    title: registered?.data.title ?? '',
    registrations: registered?.data.registrations ?? [],
    ...(screened && { diagnosis: screened.data.diagnosis }),
    given: background.filter((fact) => fact.type === 'CellsInjected' || fact.type === 'InterventionAdministered'),
  };
}
