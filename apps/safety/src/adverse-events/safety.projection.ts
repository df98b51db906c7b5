import { readFileSync } from 'node:fs';
import type { CaseEvent } from '@caseledger/domain';
import type { Projection } from '@caseledger/projections';
import type { RecordedFact } from './safety-case.js';

/** Which events safety follows from. A type that is not in this list is refused. */
const kept: Readonly<Record<CaseEvent['type'], boolean>> = {
  StudyRegistered: false,
  ProtocolApproved: false,
  ProtocolAmended: false,
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
  VisitMissed: false,
  VisitCorrected: false,
  ImagingScored: false,
  ReturnedToSport: false,
  TerminalEventRecorded: false,
  ConcomitantCareRecorded: false,
  WithdrawnFromTreatment: false,
  WithdrawnFromFollowUp: false,
  LostToFollowUp: false,
  Died: false,
  FollowUpCompleted: false,
  MarrowHarvested: true,
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
  ProductRecalled: true,
  ContainerAdministered: true,
  ContainerDestroyed: false,
  AdverseEventReported: true,
  FollowUpReceived: true,
  SeriousnessAssessed: true,
  CausalityAssessed: true,
  CaseNullified: true,
  AdministrationRefused: true,
  ReleaseRefused: true,
};

/** Adverse events, near misses, and what says that there were none. */
export const safetyProjection: Projection = {
  name: 'safety',
  version: 1,
  tables: readFileSync(new URL('./facts.sql', import.meta.url), 'utf8'),
  apply: async (batch, tx) => {
    const facts = (batch as readonly RecordedFact[]).filter(({ type }) => {
      if (!Object.hasOwn(kept, type)) throw new TypeError(`safety does not know events of type ${type}`);
      return kept[type];
    });
    const rows = facts.map((event) => ({
      study: event.study,
      position: event.position,
      stream: event.stream,
      type: event.type,
      event,
    }));
    await tx.query(
      `INSERT INTO fact SELECT study, position, stream, type, event
         FROM jsonb_to_recordset($1) AS row (study text, position bigint, stream text, type text, event jsonb)`,
      [JSON.stringify(rows)],
    );
    await tx.query(
      `INSERT INTO adverse_event SELECT study, id, serious
         FROM jsonb_to_recordset($1) AS row (study text, id text, serious boolean)
         ON CONFLICT (study, id) DO UPDATE SET serious = excluded.serious`,
      [JSON.stringify(seriousness(facts))],
    );
  },
};

/** The last word of the events on the seriousness of each case. */
function seriousness(facts: readonly RecordedFact[]) {
  const cases = new Map<string, { study: string; id: string; serious: boolean }>();
  for (const { type, study, stream, data } of facts) {
    if (type !== 'AdverseEventReported' && type !== 'SeriousnessAssessed') continue;
    const id = stream.slice('adverse-event/'.length);
    cases.set(id, { study, id, serious: data.serious });
  }
  return [...cases.values()];
}
