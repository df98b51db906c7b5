import { builtInVersions, schemaVersionOf, type DataOf, type Protocol } from '@caseledger/domain';
import { sha256, type EventStore } from '@caseledger/kernel';
import { randomUUID } from 'node:crypto';
import { escalatedTrial, randomisedTrial } from './allocation.js';
import { CaseDriver, step, type DrivenEvent, type Step } from './case-driver.js';
import {
  achillesStudy,
  administration,
  changed,
  first,
  manufacture,
  passing,
  screening,
  serologyResults,
  untilTreated,
  vas,
  visitOn,
  type Person,
} from './journeys.js';
import { achilles, collecting, withMore } from './protocols.js';
import { accepted, appraised, refusedBy, requested, requestRules } from './requests.js';

/** Values that must not leave the ledger in the clear. */
export const secrets = ['Seeded Patient', 'Seeded Narrative', 'Seeded Monitor', 'Seeded Neighbour', 'Seeded Requester'];

const reason = { code: 'NEW_INFORMATION', text: 'discharge letter' };
const on = (occurredAt: string, participant = 'P1') => ({ participant, occurredAt });
const second: Person = { ...first, participant: 'P2', product: 'B2' };
const third: Person = { ...first, participant: 'P3', product: 'B3' };
const batch = (occurredAt: string, product = 'B1') => ({ product, occurredAt });
const adverseEvent = { adverseEvent: 'AE1', occurredAt: '2019-04-20T10:00:00.000Z' };

const participants: readonly Step[] = [
  ...changed(untilTreated(first), 'ScreenParticipant', { identity: { name: 'Seeded Patient' } }),
  visitOn('2019-04-26T10:00:00.000Z', 'month-1'),
  step('coordinator', 'CorrectVisit', {
    ...on('2019-05-02T10:00:00.000Z'),
    visit: 'month-1',
    readings: [vas('VAS-SPORT', 5.1)],
    reason,
  }),
  step('reader', 'ScoreImaging', {
    ...on('2020-03-26'),
    visit: 'month-12',
    reading: {
      instrument: 'MRI-TENDON',
      form: 'mid-substance',
      answers: ['edema', 'granulation', 'collagen'].map((item) => ({ item, value: 90 })),
    },
  }),
  step('coordinator', 'RecordReturnToSport', { ...on('2019-06-26'), activity: 'tennis', months: 3 }),
  step('investigator', 'RecordTerminalEvent', { ...on('2019-07-01'), code: 'RE_RUPTURE', side: 'LEFT' }),
  step('coordinator', 'RecordConcomitantCare', {
    ...on('2019-06-26'),
    kind: 'rehabilitation',
    description: 'eccentric training',
    from: '2019-04-10',
  }),
  step('coordinator', 'MissVisit', { ...on('2019-08-20'), scheduled: 'M2', explanation: 'abroad' }),
  step('investigator', 'EndParticipation', {
    ...on('2021-06-26T12:00:00.000Z'),
    kind: 'FollowUpCompleted',
    explanation: 'all visits done',
  }),
  ...screening(second),
  step('coordinator', 'RecordSerology', {
    ...on('2019-03-04T08:00:00.000Z', 'P2'),
    sampledAt: '2019-03-03T09:00:00.000Z',
    laboratory: 'LAB',
    results: serologyResults(achilles.serology.markers).map((result, i) => ({
      ...result,
      result: i === 0 ? ('POSITIVE' as const) : result.result,
    })),
  }),
  step('investigator', 'AssessSerology', { ...on('2019-03-04T08:10:00.000Z', 'P2'), riskAssessment: 'treated' }),
  step('coordinator', 'WithdrawConsent', { ...on('2019-03-04T09:00:00.000Z', 'P2'), scopes: ['DATA_REUSE'], reason }),
  step('investigator', 'FailScreening', {
    ...on('2019-03-04T10:00:00.000Z', 'P2'),
    criteria: ['E1'],
    explanation: 'x',
  }),
  ...screening(third),
  ...manufacture(third).slice(0, -1),
  step('technician', 'RecordDeviation', {
    ...batch('2019-03-26T08:50:00.000Z', 'B3'),
    rule: 'flask-lost',
    description: 'one flask was lost',
  }),
];

const products: readonly Step[] = [
  ...passing(achilles, 'AFTER_RELEASE').map((result) =>
    step('technician', 'RecordQualityTest', { ...batch('2019-04-09T09:00:00.000Z'), laboratory: 'QC', ...result }),
  ),
  step('qp', 'ReviewBatchRecord', { ...batch('2019-04-09T10:00:00.000Z'), findings: 'none' }),
  step('qp', 'ReleaseBatch', { ...batch('2019-04-09T11:00:00.000Z'), meaning: 'certification' }),
  step('technician', 'CryopreserveSurplus', {
    ...batch('2019-03-26T11:00:00.000Z'),
    participant: 'P1',
    cells: 300,
    location: 'tank 1',
    isolated: false,
  }),
  step('qp', 'RecallProduct', { ...batch('2019-04-10T11:00:00.000Z'), explanation: 'reagent recall' }),
  step('coordinator', 'TransferCustody', {
    ...batch('2019-03-26T09:00:00.000Z', 'B3'),
    from: 'lab',
    to: 'theatre',
    place: 'theatre',
    temperature: 12.1,
  }),
  step('technician', 'DestroyContainer', {
    ...batch('2019-03-26T10:00:00.000Z', 'B3'),
    container: 'A',
    explanation: 'dropped',
  }),
  step('qp', 'RejectBatch', { ...batch('2019-03-26T11:00:00.000Z', 'B3'), explanation: 'too warm' }),
];

const invented = { code: '99900001', name: 'Invented term' };
const answered = { report: 1, recipient: 'AEMPS', reference: 'ACK' };
const safety: readonly Step[] = [
  step('coordinator', 'ReportAdverseEvent', {
    ...adverseEvent,
    participant: 'P1',
    term: 'Headache',
    severity: 'SEVERE',
    phase: 'FOLLOW_UP',
    onset: '2019-04-09',
    outcome: 'RECOVERING',
    serious: false,
    seriousness: [],
    side: 'NOT_APPLICABLE',
    narrative: 'Seeded Narrative',
  }),
  step('coordinator', 'ReceiveFollowUp', { ...adverseEvent, information: 'letter' }),
  step('monitor', 'AssessSeriousness', { ...adverseEvent, seriousness: ['HOSPITALISATION'], reason }),
  step('monitor', 'AssessCausality', {
    ...adverseEvent,
    by: 'SPONSOR',
    to: 'PRODUCT',
    related: true,
    method: 'clinical judgement',
  }),
  step('sponsor', 'ApproveReferenceSafetyInformation', {
    occurredAt: '2019-04-11',
    version: '1',
    validFrom: '2019-01-01T00:00:00.000Z',
    expectedTerms: ['pain'],
  }),
  step('sponsor', 'ApproveReportingRules', {
    ...builtInVersions[0],
    occurredAt: '2019-04-11',
    version: '1',
    validFrom: '2019-01-01T00:00:00.000Z',
  }),
  step('monitor', 'AssessExpectedness', { ...adverseEvent, expected: false }),
  step('monitor', 'CodeAdverseEvent', {
    ...adverseEvent,
    coding: {
      dictionary: 'INVENTED',
      version: '1.0',
      lowLevelTerm: invented,
      preferredTerm: invented,
      systemOrganClass: invented,
    },
  }),
  step('monitor', 'CorrectAwareness', { ...adverseEvent, awareAt: '2019-04-10', reason }),
  step('monitor', 'PrepareReport', { ...adverseEvent, kind: 'INITIAL', recipient: 'AEMPS', asOf: 1, digest: 'ab' }),
  step('monitor', 'SubmitReport', { ...adverseEvent, report: 1, channel: 'gateway' }),
  step('monitor', 'AcknowledgeReport', { ...adverseEvent, ...answered, accepted: false, errors: ['wrong'] }),
  step('monitor', 'SubmitReport', { ...adverseEvent, report: 1, channel: 'gateway' }),
  step('monitor', 'AcknowledgeReport', { ...adverseEvent, ...answered, accepted: true, errors: [] }),
  step('monitor', 'ExplainLateness', { ...adverseEvent, clock: 'x@1', explanation: 'the letter came late' }),
  step('monitor', 'CloseCase', { ...adverseEvent, conclusion: 'recovered' }),
  step('monitor', 'NullifyCase', { ...adverseEvent, reason }),
  step('monitor', 'ReportAdverseEvent', {
    ...adverseEvent,
    adverseEvent: 'AE2',
    person: 'Seeded Neighbour',
    term: 'Headache',
    outcome: 'UNKNOWN',
    serious: false,
    seriousness: [],
    side: 'NOT_APPLICABLE',
  }),
  step('monitor', 'IdentifyParticipant', { ...adverseEvent, adverseEvent: 'AE2', participant: 'P1' }),
];

const studyAtLast: readonly Step[] = [
  step('sponsor', 'GrantDelegation', {
    occurredAt: '2019-05-01T10:00:00.000Z',
    person: 'second-monitor',
    name: 'Seeded Monitor',
    role: 'safety-monitor',
    organisation: 'site',
    sites: [],
    from: '2019-05-01T10:00:00.000Z',
  }),
  step('sponsor', 'EndDelegation', {
    occurredAt: '2019-06-01T10:00:00.000Z',
    person: 'second-monitor',
    role: 'safety-monitor',
    reason,
  }),
  step('sponsor', 'ApproveProtocol', {
    occurredAt: '2019-06-01T10:00:00.000Z',
    protocol: { ...withMore(achilles), version: '2.0', requestRules },
    substantial: true,
  }),
  step('coordinator', 'ChangeProtocolVersion', { ...on('2019-06-01T11:00:00.000Z', 'P3'), protocolVersion: '2.0' }),
  step('investigator', 'AdministerIntervention', {
    ...on('2019-06-01T12:00:00.000Z', 'P3'),
    administration: 'SHAM',
    side: 'LEFT',
    wristband: 'P3',
    labels: [],
    secondCheckBy: 'coordinator',
    deposits: [],
  }),
  step('monitor', 'HaltStudy', { occurredAt: '2019-06-02T10:00:00.000Z', reason }),
  step('sponsor', 'ResumeStudy', { occurredAt: '2019-06-03T10:00:00.000Z', reason }),
];

const donor = (time: string) => on(`2019-06-04T${time}:00.000Z`, 'P5');
const bank = (time: string) => batch(`2019-06-04T${time}:00.000Z`, 'B5');
const lots = [{ name: 'medium', lot: 'L5' }];
const form = achilles.consentForms[0] as (typeof achilles.consentForms)[number];
/** Material of a donor, for others. */
const donated: readonly Step[] = [
  step('coordinator', 'ScreenParticipant', {
    ...donor('08:00'),
    ...{ site: 'BCN', donor: true, diagnosis: 'healthy', indication: 'ESTABLISHED_INJURY' },
    ...{ characteristics: [], treatingPhysician: 'investigator' },
  }),
  step('investigator', 'SignConsent', {
    ...donor('08:10'),
    ...{ form: form.code, formVersion: form.version, language: 'es', scopes: ['DONATION'] },
    ...{ signedBy: 'PARTICIPANT', informedBy: 'investigator' },
  }),
  step('investigator', 'ConfirmEligibility', { ...donor('08:20'), criteria: [] }),
  step('coordinator', 'RecordSerology', {
    ...donor('08:30'),
    ...{
      sampledAt: '2019-06-03T09:00:00.000Z',
      laboratory: 'LAB',
      results: serologyResults(achilles.serology.markers),
    },
  }),
  step('investigator', 'AssessSerology', donor('08:40')),
  step('investigator', 'CollectStartingMaterial', {
    ...bank('09:00'),
    ...{
      participant: 'P5',
      material: 'whole blood',
      volume: 400,
      startedAt: '2019-06-04T08:50:00.000Z',
      materials: lots,
    },
  }),
  step('technician', 'ConcentrateMaterial', { ...bank('10:00'), volume: 40, cells: 60, materials: lots }),
  step('technician', 'CryopreserveCells', { ...bank('11:00'), cells: 50, location: 'tank 2', materials: lots }),
  step('technician', 'Thaw', { ...bank('12:00'), containers: [], cells: 40, materials: lots }),
  step('technician', 'FormulateProduct', {
    ...bank('13:00'),
    containers: ['BAG-1', 'BAG-2'].map((code) => ({ code, plan: 'BAG', cells: 10, volume: 10 })),
    materials: lots,
  }),
];

const requests: readonly Step[] = [
  requested('R1', { identity: { name: 'Seeded Requester' } }),
  appraised('R1'),
  refusedBy('R1', ['NO-INJURY']),
  requested('R2', {
    occurredAt: '2019-07-01T10:00:00.000Z',
    follows: 'R1',
    symptoms: ['pain'],
    imaging: { date: '2019-06-30', kind: 'MRI', reader: 'radiologist of the site', finding: 'partial tear' },
    inducement: { offered: 'YES', words: 'Seeded Requester pays' },
    doping: 'UNKNOWN',
  }),
  accepted('R2', '2019-07-01T12:00:00.000Z'),
  ...changed(screening({ ...first, participant: 'P4' }).slice(0, 1), 'ScreenParticipant', {
    occurredAt: '2019-07-02T09:00:00.000Z',
    request: 'R2',
  }),
];

const end = (participant: string, kind: DataOf<'EndParticipation'>['kind']): Step =>
  step('investigator', 'EndParticipation', { ...on('2019-07-01', participant), kind, explanation: 'x' });
const ends: readonly Step[] = [
  ...screening(second).filter(({ command }) => command.name === 'SignConsent'),
  end('P2', 'WithdrawnFromTreatment'),
  end('P3', 'Died'),
];

const webhook = { webhook: '00000000-0000-4000-8000-000000000001', occurredAt: '2019-07-02T10:00:00.000Z' };
const webhooks: readonly Step[] = [
  step('monitor', 'RegisterWebhook', {
    ...webhook,
    origin: 'https://hooks.hospital.example',
    filter: { serious: true },
    description: 'Safety database',
    after: 0,
  }),
  step('monitor', 'RotateWebhookSecret', { ...webhook, overlapHours: 24 }),
  step('sponsor', 'DeleteWebhook', webhook),
];

const allocatedAt = (time: string) => ({ occurredAt: `2019-07-03T${time}:00.000Z` });
const amended = (version: string, time: string, protocol: Protocol): Step =>
  step('sponsor', 'ApproveProtocol', { ...allocatedAt(time), protocol: { ...protocol, version }, substantial: true });
const allocations: readonly Step[] = [
  amended('2.1', '08:00', randomisedTrial),
  ...screening({ ...first, participant: 'P7' }),
  step('sponsor', 'MakeAllocationList', allocatedAt('08:10')),
  step('investigator', 'AllocateParticipant', { ...allocatedAt('08:20'), participant: 'P7' }),
  step('investigator', 'RequestUnblinding', {
    ...allocatedAt('08:30'),
    participant: 'P7',
    reason: { code: 'EMERGENCY', text: 'anaphylaxis' },
  }),
  step('monitor', 'ConfirmUnblinding', {
    ...allocatedAt('08:35'),
    participant: 'P7',
    reason: { code: 'EMERGENCY', text: 'no other way to treat it' },
  }),
  step('sponsor', 'CloseAllocationList', { ...allocatedAt('08:40'), list: 1, reason }),
  step('sponsor', 'DiscloseAllocationList', { ...allocatedAt('08:50'), list: 1, reason }),
  amended('2.2', '09:00', escalatedTrial),
  ...screening({ ...first, participant: 'P8' }),
  step('monitor', 'OpenCohort', { ...allocatedAt('09:10'), level: 'LOW', reason }),
  step('investigator', 'AllocateParticipant', { ...allocatedAt('09:20'), participant: 'P8' }),
  step('investigator', 'AssessDoseLimitingToxicity', {
    ...allocatedAt('09:30'),
    participant: 'P8',
    outcome: 'NOT_EVALUABLE',
    explanation: 'never treated',
  }),
  step('monitor', 'CloseCohort', { ...allocatedAt('09:40'), level: 'LOW', decision: 'STOP', reason }),
  amended('2.3', '09:50', { ...achilles, requestRules }),
];

const imports: readonly Step[] = [
  step('coordinator', 'BeginImport', {
    occurredAt: '2019-07-04T09:00:00.000Z',
    import: 'I1',
    source: 'theatre register 2009 to 2014',
    description: 'every row of the register',
    extractor: 'student-7',
    extractedAt: '2019-06-20',
    rows: 12,
    digest: 'a0'.repeat(32),
  }),
];

const tenth: Person = { ...first, participant: 'P10', product: 'B10' };
const collections: readonly Step[] = [
  amended('2.4', '10:00', { ...collecting(achilles), requestRules }),
  ...screening(tenth),
  ...manufacture(tenth).slice(0, 1),
  amended('2.5', '10:50', { ...achilles, requestRules }),
];

const before: readonly Step[] = [...achillesStudy, ...participants];
const refused: readonly Step[] = [
  step('qp', 'ReleaseBatch', { ...batch('2019-03-26T09:00:00.000Z', 'B3'), meaning: 'certification' }),
  administration(third),
];
const after: readonly Step[] = [
  ...products,
  ...safety,
  ...studyAtLast,
  ...donated,
  ...requests,
  ...ends,
  ...webhooks,
  ...allocations,
  ...collections,
  ...imports,
];

/** Steps in which almost everything happens that can happen, refused attempts included. */
export const eventfulSteps: readonly Step[] = [...before, ...refused, ...after];

/** What a study decides that takes these steps. */
export function decided(): readonly DrivenEvent[] {
  const driver = new CaseDriver().run(before);
  for (const attempted of refused) driver.perform(attempted);
  return driver.run(after).events;
}

/** Records what was decided, one event at a time, as commands do; the first `recorded` events are there already. */
export async function record(
  store: EventStore,
  study: string,
  events: readonly DrivenEvent[],
  recorded = 0,
): Promise<void> {
  const versions = new Map<string, number>();
  for (const [index, { stream, occurredAt, recordedAt, actor, ...event }] of events.entries()) {
    const expectedVersion = versions.get(stream) ?? 0;
    versions.set(stream, expectedVersion + 1);
    if (index < recorded) continue;
    const commandId = randomUUID();
    const { outcome } = await store.append({
      study,
      commandId,
      requestHash: sha256(Buffer.from(commandId)),
      streams: [{ stream, expectedVersion, events: [{ ...event, schemaVersion: schemaVersionOf(event.type) }] }],
      context: { actor, occurredAt, recordedAt, zone: 'Europe/Madrid', causation: commandId, correlation: commandId },
      answer: null,
    });
    if (outcome !== 'appended') throw new Error(`${event.type}: ${outcome}`);
  }
}
