import { readFileSync } from 'node:fs';
import type { CaseEvent } from '@caseledger/domain';
import type { Projection } from '@caseledger/projections';

/** Which events outcomes follow from. A type that is not in this list is refused. */
const kept: Readonly<Record<CaseEvent['type'], boolean>> = {
  StudyRegistered: false,
  ProtocolApproved: true,
  ProtocolAmended: true,
  SiteActivated: false,
  SiteClosed: false,
  AuthorisationGranted: false,
  DelegationGranted: false,
  DelegationEnded: false,
  StudyHalted: false,
  StudyResumed: false,
  ParticipantScreened: true,
  ConsentSigned: false,
  Reconsented: false,
  ConsentWithdrawn: false,
  EligibilityConfirmed: false,
  ScreenFailed: false,
  TreatmentAuthorised: false,
  SerologyRecorded: false,
  SerologyCleared: false,
  SerologyRestricted: false,
  CellsInjected: true,
  VisitRecorded: true,
  VisitMissed: true,
  VisitCorrected: true,
  ImagingScored: true,
  ReturnedToSport: true,
  TerminalEventRecorded: false,
  ConcomitantCareRecorded: false,
  WithdrawnFromTreatment: false,
  WithdrawnFromFollowUp: false,
  LostToFollowUp: false,
  Died: false,
  FollowUpCompleted: false,
  MarrowHarvested: false,
  StartingMaterialReceived: false,
  CulturePassaged: false,
  CellsHarvested: false,
  DeviationRecorded: false,
  QualityTested: false,
  ProductFormulated: false,
  BatchRecordReviewed: false,
  BatchReleased: false,
  BatchConditionallyReleased: false,
  BatchRejected: false,
  SurplusCryopreserved: false,
  CustodyTransferred: false,
  TemperatureExcursionRecorded: false,
  ProductRecalled: false,
  ContainerAdministered: false,
  ContainerDestroyed: false,
  AdverseEventReported: false,
  FollowUpReceived: false,
  SeriousnessAssessed: false,
  CausalityAssessed: false,
  CaseNullified: false,
  AdministrationRefused: false,
  ReleaseRefused: false,
};

/** The protocol, who was treated, and every value that was recorded. */
export const outcomesProjection: Projection = {
  name: 'outcomes',
  version: 1,
  tables: readFileSync(new URL('./facts.sql', import.meta.url), 'utf8'),
  apply: async (batch, tx) => {
    const facts = batch.filter(({ type }) => {
      if (!Object.hasOwn(kept, type)) throw new TypeError(`outcomes do not know events of type ${type}`);
      return kept[type as CaseEvent['type']];
    });
    await tx.query(
      `INSERT INTO fact SELECT study, position, event
         FROM jsonb_to_recordset($1) AS row (study text, position bigint, event jsonb)`,
      [JSON.stringify(facts.map((event) => ({ study: event.study, position: event.position, event })))],
    );
  },
};
