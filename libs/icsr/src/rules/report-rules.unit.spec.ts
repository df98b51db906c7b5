import {
  batchFindings,
  DrugRole,
  icsrFindings,
  known,
  messageOf,
  minimumContentGaps,
  pointInTime,
  Qualification,
  ReportType,
  SenderType,
  StudyType,
  withheld,
  type Finding,
  type IndividualCaseSafetyReport,
  type Test,
} from '../index.js';
import { batchOf, cells, invented, lateSterility, notRelated, omit, reaction, sentAt } from '../../test/reports.js';

type Report = IndividualCaseSafetyReport;
const brief = ({ element, rule }: Finding) => `${element} ${rule}`;
const found = (change: Partial<Report>) => icsrFindings({ ...notRelated, ...change }, sentAt).map(brief);
const [reporter] = notRelated.reporters;

describe('Rules between elements', () => {
  it('R-ICS-03: exactly one source is primary', () => {
    const of = (...primary: readonly boolean[]) => primary.map((each) => ({ ...reporter, primary: each }));
    const sources = (...primary: readonly boolean[]) => found({ reporters: of(...primary) as never });
    expect(sources(true)).toEqual([]);
    expect(sources(false, true)).toEqual([]);
    expect(sources(false)).toEqual(['C.2.r.5 one-primary-source']);
    expect(sources(true, true)).toEqual(['C.2.r.5 one-primary-source']);
  });

  it.each([
    [true, known('ES'), known(Qualification.physician), []],
    [true, undefined, known(Qualification.physician), ['C.2.r.3 primary-source']],
    [true, known('ES'), undefined, ['C.2.r.4 primary-source']],
    [true, withheld('MSK'), withheld('UNK'), []],
    [false, undefined, undefined, []],
  ] as const)(
    'R-ICS-03: a source with primary %s, country %j, qualification %j',
    (primary, country, qualification, expected) => {
      const anonymous = omit(reporter, 'country', 'qualification');
      const other = { ...anonymous, primary, ...(country && { country }), ...(qualification && { qualification }) };
      expect(found({ reporters: primary ? [other] : [reporter, other] })).toEqual(expected);
    },
  );

  it('R-ICS-03: a sender has an organisation, unless it is a patient', () => {
    expect(found({ sender: { type: SenderType.healthProfessional } })).toEqual(['C.3.2 sender-organisation']);
    expect(found({ sender: { type: SenderType.patient } })).toEqual([]);
  });

  it.each([
    [ReportType.study, StudyType.individualPatientUse, []],
    [ReportType.study, undefined, ['C.5.4 study-type']],
    [ReportType.spontaneous, undefined, []],
    [ReportType.spontaneous, StudyType.individualPatientUse, ['C.5.4 study-type-without-study']],
  ])('R-ICS-03, R-ICS-07: report type %s with study type %s', (reportType, type, expected) => {
    expect(found({ reportType, study: type === undefined ? {} : { type } })).toEqual(expected);
  });

  it('R-ICS-07: a clinical trial is known by its registration and by the number of its sponsor', () => {
    const { study } = notRelated;
    expect(found({ study: { ...study!, registrations: [] } })).toEqual(['C.5.1.r.1 trial-number']);
    expect(found({ study: { ...study!, sponsorStudyNumber: withheld('ASKU') } })).toEqual(['C.5.3 trial-number']);
  });

  it('R-ICS-07: each report goes to the module that takes it', () => {
    const module = (report: Report, receiver: string) => batchFindings(batchOf([report], receiver), sentAt).map(brief);
    expect(module(notRelated, 'EVCTMPROD')).toEqual([]);
    expect(module(notRelated, 'EVHUMAN')).toEqual(['N.2.r.3 wrong-module']);
    expect(module(lateSterility, 'EVHUMAN')).toEqual([]);
    expect(module(lateSterility, 'EVCTMPROD')).toEqual(['N.2.r.3 wrong-module']);
    expect(module(lateSterility, 'AEMPS')).toEqual([]);
  });

  it('R-ICS-08: a trial participant has no name', () => {
    expect(found({ patient: { ...notRelated.patient, name: known('J.D.') } })).toEqual(['D.1 patient-named']);
  });

  it('R-ICS-03: medical history is coded or told, or said to be none', () => {
    const silent = omit(notRelated.patient, 'medicalHistoryText');
    expect(found({ patient: silent })).toEqual(['D.7.2 medical-history']);
    expect(found({ patient: { ...silent, medicalHistory: [{ term: invented(2) }] } })).toEqual([]);
    expect(found({ patient: { ...silent, medicalHistoryText: withheld('UNK') } })).toEqual([]);
  });

  const day = known(pointInTime('2026'));
  it.each<[Test, readonly string[]]>([
    [{ date: day, name: 'CRP', resultText: 'high' }, []],
    [{ date: day, term: invented(3), resultCode: '1' }, []],
    [{ date: withheld('UNK'), name: 'CRP', result: { value: 3, unit: 'mg/L' } }, []],
    [{ name: 'CRP', resultText: 'high' }, ['F.r.1 test']],
    [{ date: day, resultText: 'high' }, ['F.r.2.1 test']],
    [{ date: day, name: 'CRP' }, ['F.r.3.1 test']],
    [{ name: 'CRP' }, ['F.r.1 test', 'F.r.3.1 test']],
  ])('R-ICS-03: the test %j', (test, expected) => {
    expect(found({ tests: [test] })).toEqual(expected);
  });

  it.each([
    [DrugRole.suspect, []],
    [DrugRole.interacting, []],
    [DrugRole.notAdministered, []],
    [DrugRole.concomitant, ['G.k.1 no-suspect']],
  ])('R-ICS-09: a report whose only drug has role %s', (role, expected) => {
    expect(found({ drugs: [{ ...cells, role }] })).toEqual(expected);
  });

  it('R-ICS-09: the lot of a suspect product is asked for, without stopping the report', () => {
    const undosed = omit(cells, 'dosages');
    expect(icsrFindings({ ...notRelated, drugs: [undosed] }, sentAt)).toMatchObject([
      { element: 'G.k.4.r.7', rule: 'lot-number', severity: 'warning' },
    ]);
    expect(found({ drugs: [{ ...undosed, role: DrugRole.notAdministered }] })).toEqual([]);
  });

  it('R-ICS-09: opinions are about reactions and drugs of the report', () => {
    const [opinion] = notRelated.relatedness!;
    expect(found({ relatedness: [{ ...opinion!, reaction: 'AE2' }] })).toEqual(['G.k.9.i.1 reference']);
    expect(found({ relatedness: [{ ...opinion!, drug: reaction.id }] })).toEqual(['G.k.9.i.1 reference']);
    expect(found({ reactions: [{ ...reaction, id: 'AE1' }], relatedness: [] })).toEqual(['G.k.9.i.1 reference']);
    expect(found({ reactions: [reaction, reaction] })).toEqual(['G.k.9.i.1 reference']);
  });

  it('R-ICS-05: identifiers have the form country-organisation-number', () => {
    expect(found({ safetyReportId: '2026/7' })).toEqual(['C.1.1 identifier-form']);
    expect(found({ worldwideCaseId: 'Spain-1' })).toEqual(['C.1.8.1 identifier-form']);
  });

  it('R-ICS-05: the message header repeats the identity of its report', () => {
    const [message] = batchOf([notRelated]).messages;
    const other = { ...message, identifier: 'ES-X-1', createdAt: pointInTime('20261120103001+0100') };
    expect(batchFindings({ ...batchOf([notRelated]), messages: [message, other] }, sentAt)).toMatchObject([
      { element: 'N.2.r.1', at: 'messages[1].identifier', rule: 'header-differs' },
      { element: 'N.2.r.4', at: 'messages[1].createdAt', rule: 'header-differs' },
    ]);
    expect(messageOf(notRelated, { sender: 'A', receiver: 'B' })).toMatchObject({
      identifier: notRelated.safetyReportId,
      createdAt: notRelated.createdAt,
    });
  });

  it('R-ICS-03: one version of MedDRA in the whole report', () => {
    expect(found({ senderDiagnoses: [{ ...invented(1), version: '26.1' }] })).toEqual(['H.3.r.1a meddra-version']);
  });

  it('R-ICS-03: findings carry the identifier that the FDA gives the same rule', () => {
    const findings = icsrFindings({ ...notRelated, study: {} }, sentAt);
    expect(findings).toMatchObject([{ element: 'C.5.4', fdaRule: 'R0023' }]);
    expect(findings[0]?.message).toBe(
      'C.5.4 (Study Type Where Reaction(s) / Event(s) Were Observed) is missing: the report comes from a study.',
    );
  });
});

describe('Minimum content', () => {
  const { study, patient, sender } = notRelated;
  const nobody = omit(reporter, 'organisation', 'familyName', 'qualification');
  const unnamed = omit(cells, 'substances');
  const harmless = { ...reaction, seriousness: { ...reaction.seriousness, hospitalisation: false } };
  it.each<[string, Partial<Report>]>([
    ['eu-trial-number', { study: { ...study!, registrations: [{ number: known('NCT03454737') }] } }],
    ['sponsor-study-number', { study: { ...study!, sponsorStudyNumber: withheld('ASKU') } }],
    ['identifiable-subject', { patient: { ...patient, investigationNumber: withheld('MSK') } }],
    ['identifiable-reporter', { reporters: [nobody] }],
    ['serious-reaction', { reactions: [harmless] }],
    ['suspect-product', { drugs: [unnamed] }],
    ['causality-assessment', { relatedness: [] }],
    ['case-identifier', { safetyReportId: '' }],
    ['first-received', { firstReceived: '' as never }],
    ['most-recent-information', { mostRecentInformation: '' as never }],
    ['worldwide-identifier', { worldwideCaseId: ' ' }],
    ['sender-identifier', { sender: { ...sender, organisation: '' } }],
  ])('R-SAF-05: %s is the one gap', (gap, change) => {
    expect(minimumContentGaps({ ...notRelated, ...change })).toMatchObject([{ gap }]);
  });

  it('R-SAF-05: outside of a trial no trial numbers are asked for, and age or sex identify the patient', () => {
    const anonymous = omit(patient, 'investigationNumber');
    expect(minimumContentGaps({ ...lateSterility, patient: anonymous })).toEqual([]);
    const unknown = omit(anonymous, 'age', 'sex');
    expect(minimumContentGaps({ ...lateSterility, patient: unknown })).toMatchObject([{ gap: 'identifiable-subject' }]);
  });
});
