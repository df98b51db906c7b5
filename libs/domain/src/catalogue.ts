import type { RecordedEvent } from '@caseledger/kernel';
import type { Fact } from './fact.js';
import type { CaseEvent, StreamKind } from './world.js';

/** Every event type, with the kind of stream it stands in: the one list of what the ledger may say. */
const catalogue: Readonly<Record<CaseEvent['type'], StreamKind>> = {
  StudyRegistered: 'study',
  ProtocolApproved: 'study',
  ProtocolAmended: 'study',
  SiteActivated: 'study',
  SiteClosed: 'study',
  AuthorisationGranted: 'study',
  ReferenceSafetyInformationApproved: 'study',
  ReportingRulesApproved: 'study',
  DelegationGranted: 'study',
  DelegationEnded: 'study',
  StudyHalted: 'study',
  StudyResumed: 'study',
  ParticipantScreened: 'participant',
  ConsentSigned: 'participant',
  Reconsented: 'participant',
  ConsentWithdrawn: 'participant',
  EligibilityConfirmed: 'participant',
  ScreenFailed: 'participant',
  TreatmentAuthorised: 'participant',
  SerologyRecorded: 'participant',
  SerologyCleared: 'participant',
  SerologyRestricted: 'participant',
  CellsInjected: 'participant',
  VisitRecorded: 'participant',
  VisitMissed: 'participant',
  VisitCorrected: 'participant',
  ImagingScored: 'participant',
  ReturnedToSport: 'participant',
  TerminalEventRecorded: 'participant',
  ConcomitantCareRecorded: 'participant',
  WithdrawnFromTreatment: 'participant',
  WithdrawnFromFollowUp: 'participant',
  LostToFollowUp: 'participant',
  Died: 'participant',
  FollowUpCompleted: 'participant',
  MarrowHarvested: 'product',
  StartingMaterialReceived: 'product',
  CulturePassaged: 'product',
  CellsHarvested: 'product',
  DeviationRecorded: 'product',
  QualityTested: 'product',
  ProductFormulated: 'product',
  BatchRecordReviewed: 'product',
  BatchReleased: 'product',
  BatchConditionallyReleased: 'product',
  BatchRejected: 'product',
  SurplusCryopreserved: 'product',
  CustodyTransferred: 'product',
  TemperatureExcursionRecorded: 'product',
  ProductRecalled: 'product',
  ContainerAdministered: 'product',
  ContainerDestroyed: 'product',
  AdverseEventReported: 'adverse-event',
  ParticipantIdentified: 'adverse-event',
  AwarenessCorrected: 'adverse-event',
  FollowUpReceived: 'adverse-event',
  SeriousnessAssessed: 'adverse-event',
  CausalityAssessed: 'adverse-event',
  ExpectednessAssessed: 'adverse-event',
  Coded: 'adverse-event',
  ReportPrepared: 'adverse-event',
  ReportSubmitted: 'adverse-event',
  ReportAcknowledged: 'adverse-event',
  ReportRejected: 'adverse-event',
  LatenessExplained: 'adverse-event',
  DeadlineApproached: 'adverse-event',
  DeadlineMissed: 'adverse-event',
  NotificationAcknowledged: 'adverse-event',
  NotificationEscalated: 'adverse-event',
  CaseClosed: 'adverse-event',
  CaseNullified: 'adverse-event',
  AdministrationRefused: 'near-miss',
  ReleaseRefused: 'near-miss',
};

/** Version of the shape that the data of every event type has at present. */
export const schemaVersion = 1;

/** The kind of stream that an event type stands in. */
export function kindOf(type: CaseEvent['type']): StreamKind {
  return catalogue[type];
}

/** The event types of some kinds of streams, also those that are added later. */
export function typesOf(...kinds: readonly StreamKind[]): readonly CaseEvent['type'][] {
  const types = Object.keys(catalogue) as CaseEvent['type'][];
  return types.filter((type) => kinds.includes(catalogue[type]));
}

/** An event of the domain as the ledger recorded it. */
export type RecordedFact = Fact<CaseEvent> & RecordedEvent;

/**
 * The events as facts of the domain.
 * @throws TypeError for a type that is not in the catalogue: a view that passed it over would be wrong from then on.
 */
export function factsOf(events: readonly RecordedEvent[]): readonly RecordedFact[] {
  const foreign = events.find(({ type }) => !Object.hasOwn(catalogue, type));
  if (foreign !== undefined) throw new TypeError(`the domain does not know events of type ${foreign.type}`);
  return events as readonly RecordedFact[];
}
