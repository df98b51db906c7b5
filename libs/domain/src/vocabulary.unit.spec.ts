import { attributions, outcomes, seriousnessCriteria } from './vocabulary/safety-terms.js';
import { factsOf, kindOf, typesOf } from './catalogue.js';
import { compassionateDocuments, statutoryMarkers } from './participant/participant.commands.js';
import { sides } from './participant/participant.model.js';
import { consentScopes, legalBases, missingReasons } from './protocol/protocol.js';
import { roles } from './vocabulary/roles.js';
import type { RecordedFact } from './catalogue.js';

/** Words that stand in ledgers: they may be added to, and never change. */
const words = (text: string) => text.trim().split(/\s+/);

const types = {
  study: `StudyRegistered ProtocolApproved ProtocolAmended SiteActivated SiteClosed AuthorisationGranted
    DelegationGranted ReferenceSafetyInformationApproved ReportingRulesApproved DelegationEnded StudyHalted StudyResumed HistoricalImportBegun
    AllocationListCommitted AllocationNumberTaken AllocationListClosed AllocationDisclosed CohortOpened CohortPlaceTaken
    CohortParticipantEvaluated CohortClosed`,
  participant: `ParticipantScreened ConsentSigned Reconsented ConsentWithdrawn EligibilityConfirmed ScreenFailed
    ArmAssigned DoseLimitingToxicityAssessed UnblindingRequested Unblinded
    TreatmentAuthorised SerologyRecorded SerologyCleared SerologyRestricted ProtocolVersionChanged StartingMaterialGiven CellsInjected
    InterventionAdministered VisitRecorded VisitMissed
    VisitCorrected ImagingScored ReturnedToSport TerminalEventRecorded ConcomitantCareRecorded WithdrawnFromTreatment
    WithdrawnFromFollowUp LostToFollowUp Died FollowUpCompleted`,
  product: `MarrowHarvested StartingMaterialCollected StartingMaterialReceived Concentrated CulturePassaged
    CellsHarvested Cryopreserved Thawed DeviationRecorded QualityTested ProductFormulated BatchRecordReviewed BatchReleased BatchConditionallyReleased BatchRejected SurplusCryopreserved
    CustodyTransferred TemperatureExcursionRecorded ProductRecalled ContainerAdministered ContainerDestroyed`,
  'adverse-event': `AdverseEventReported ParticipantIdentified AwarenessCorrected FollowUpReceived SeriousnessAssessed
    CausalityAssessed ExpectednessAssessed Coded ReportPrepared ReportSubmitted ReportAcknowledged ReportRejected
    LatenessExplained DeadlineApproached DeadlineMissed NotificationAcknowledged NotificationEscalated
    CaseClosed CaseNullified`,
  'near-miss': 'AdministrationRefused ReleaseRefused',
  request: 'TreatmentRequested EvidenceAppraised RequestRefused RequestAccepted RequestScreened',
  webhook: 'WebhookRegistered WebhookSecretRotated WebhookDisabled WebhookEnabled WebhookDeleted',
} as const;
const kinds = Object.keys(types) as (keyof typeof types)[];

describe('the words of the ledger', () => {
  it.each(kinds)('R-AUD-02: event types of the kind %s', (kind) => {
    expect(typesOf(kind)).toEqual(words(types[kind]));
    for (const type of typesOf(kind)) expect(kindOf(type)).toBe(kind);
  });

  it('R-AUD-02: several kinds give all of their types, and no kind gives none', () => {
    expect(new Set(typesOf('near-miss', 'adverse-event'))).toEqual(
      new Set([...words(types['near-miss']), ...words(types['adverse-event'])]),
    );
    expect(typesOf()).toEqual([]);
  });

  it('R-AUD-02: a type that the domain does not know stops whoever reads on', () => {
    const event = (type: string) => ({ type }) as RecordedFact;
    expect(factsOf([event('Died'), event('StudyHalted')])).toEqual([event('Died'), event('StudyHalted')]);
    expect(() => factsOf([event('Died'), event('Renamed')])).toThrow(
      new TypeError('the domain does not know events of type Renamed'),
    );
    expect(() => factsOf([event('toString')])).toThrow(TypeError);
  });

  it.each([
    [
      'R-SAF-09',
      'seriousness',
      seriousnessCriteria,
      'DEATH LIFE_THREATENING HOSPITALISATION DISABILITY CONGENITAL_ANOMALY MEDICALLY_IMPORTANT',
    ],
    ['R-SAF-06', 'attributions', attributions, 'PRODUCT PROCUREMENT ADMINISTRATION CONCOMITANT DISEASE'],
    ['R-SAF-05', 'outcomes', outcomes, 'RECOVERED RECOVERING NOT_RECOVERED RECOVERED_WITH_SEQUELAE FATAL UNKNOWN'],
    ['R-CEL-19', 'sides', sides, 'LEFT RIGHT NOT_APPLICABLE'],
    ['R-AUT-08', 'scopes of consent', consentScopes, 'TREATMENT FOLLOW_UP DATA_REUSE SURPLUS_CELLS DONATION'],
    [
      'R-AUT-01',
      'legal bases',
      legalBases,
      'CLINICAL_TRIAL COMPASSIONATE_INDIVIDUAL COMPASSIONATE_TEMPORARY_AUTH HOSPITAL_EXEMPTION RD477_ART14_EXCEPTIONAL',
    ],
    ['R-AUD-19', 'reasons why a value is missing', missingReasons, 'NOT_DONE NOT_APPLICABLE UNKNOWN REFUSED'],
    [
      'R-AUT-05',
      'documents of a compassionate use',
      compassionateDocuments,
      'CLINICAL_REPORT NO_ALTERNATIVE REASON_NO_TRIAL SPONSOR_AGREEMENT HOSPITAL_APPROVAL AUTHORITY_DECISION',
    ],
    ['R-CEL-01', 'markers required by law', statutoryMarkers, 'HIV-1/2 HBsAg anti-HBc HCV syphilis'],
    [
      'R-SEC-06',
      'roles',
      roles,
      'sponsor coordinator investigator manufacturing qualified-person imaging-reader safety-monitor inspector',
    ],
  ] as const)('%s: %s', (_requirement, _what, list: readonly string[], expected) => {
    expect(list).toEqual(words(expected));
  });
});
