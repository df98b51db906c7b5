import { foldFacts, type Subject } from '@caseledger/casebook';
import { softwareId } from '@caseledger/kernel';
import { initialWorld, type RecordedFact } from '@caseledger/domain';
import { readIcsrBatch, ReportAmendment, StudyType, versionFindings } from '@caseledger/icsr';
import { RefusedError } from '@caseledger/platform';
import { recordedCase, step } from '@caseledger/testkit/domain';
import { schemaProblems } from '@caseledger/testkit/icsr';
import { caseAt, type CaseAt } from './case-at.js';
import { caseMessage } from './case-messages.js';
import { caseReport, type Reporting } from './case-report.js';
import { reportPdf } from './report-pdf.js';

const on = { adverseEvent: 'AE-1', occurredAt: '2019-04-27T10:00:00.000Z' };
const reason = { code: 'NEW_INFORMATION', text: 'discharge letter' };
type Journey = readonly ReturnType<typeof step>[];

const reported = (more: object = {}) =>
  step('investigator', 'ReportAdverseEvent', {
    occurredAt: '2019-04-26T10:00:00.000Z',
    adverseEvent: 'AE-1',
    participant: 'P1',
    term: 'Deep vein thrombosis',
    onset: '2019-04-25',
    outcome: 'RECOVERING',
    severity: 'SEVERE',
    serious: true,
    seriousness: ['HOSPITALISATION'],
    phase: 'FOLLOW_UP',
    side: 'LEFT',
    narrative: 'Seeded Patient was found by her neighbour.',
    ...more,
  });
const opinion = (by: 'INVESTIGATOR' | 'SPONSOR', related: boolean, to: 'PRODUCT' | 'PROCUREMENT' = 'PRODUCT') =>
  step(by === 'SPONSOR' ? 'monitor' : 'investigator', 'AssessCausality', {
    ...on,
    by,
    to,
    related,
    method: 'WHO-UMC',
  });
const term = { code: '99900001', name: 'Invented term' };
const coded = (adverseEvent = 'AE-1') =>
  step('monitor', 'CodeAdverseEvent', {
    ...on,
    adverseEvent,
    coding: { dictionary: 'MedDRA', version: '27.1', lowLevelTerm: term, preferredTerm: term, systemOrganClass: term },
  });
const dead = { outcome: 'FATAL', seriousness: ['DEATH'], death: { date: '2019-04-26', cause: 'Pulmonary embolism' } };

const journeys: Readonly<Record<string, readonly [Journey, Reporting['kind'], string]>> = {
  'a fatal SUSAR': [
    [reported(dead), opinion('INVESTIGATOR', true), opinion('SPONSOR', false), coded()],
    'INITIAL',
    'AE-1',
  ],
  'one that is not related': [
    [reported(), opinion('INVESTIGATOR', false), opinion('SPONSOR', false), coded()],
    'INITIAL',
    'AE-1',
  ],
  'an event of the procurement': [
    [
      reported({ phase: 'PROCUREMENT', onset: '2019-03-05', term: 'Bleeding at the iliac crest' }),
      opinion('INVESTIGATOR', true, 'PROCUREMENT'),
      coded(),
    ],
    'INITIAL',
    'AE-1',
  ],
  'a late positive sterility': [
    [
      step('technician', 'RecordQualityTest', {
        product: 'B1',
        occurredAt: '2019-04-09T09:00:00.000Z',
        test: 'sterility',
        result: 'positive',
        laboratory: 'QC',
      }),
      coded('AE-B1'),
    ],
    'INITIAL',
    'AE-B1',
  ],
  'a nullified one': [
    [reported(), coded(), step('monitor', 'NullifyCase', { ...on, reason })],
    'NULLIFICATION',
    'AE-1',
  ],
  'a follow-up': [
    [
      reported(),
      coded(),
      step('coordinator', 'ReceiveFollowUp', {
        ...on,
        occurredAt: '2019-05-02T08:00:00.000Z',
        information: 'Discharged.',
        outcome: 'RECOVERED',
        end: '2019-05-01',
      }),
    ],
    'FOLLOW_UP',
    'AE-1',
  ],
};
const caseOf = (facts: readonly RecordedFact[], adverseEvent: string): CaseAt | undefined => {
  const subjects = foldFacts(facts);
  const subject = subjects.get(`adverse-event/${adverseEvent}`) as Subject<'adverse-event'> | undefined;
  if (subject === undefined) return undefined;
  const of = `participant/${subject.participant ?? ''}`;
  const person = subjects.get(of) as Subject<'participant'> | undefined;
  const { position } = facts.at(-1)!;
  return caseAt(
    {
      adverseEvent,
      position,
      study: (subjects.get('study') as Subject<'study'>).state,
      participant: person?.state ?? initialWorld.participant,
      state: subject.state,
      facts: facts.filter(({ stream }) => stream === `adverse-event/${adverseEvent}`),
    },
    facts.filter(({ stream }) => stream === 'study' || stream === of),
  );
};
const names = Object.keys(journeys);
const played = Object.fromEntries(names.map((name) => [name, recordedCase(journeys[name]![0])]));
const atEnd = (name: string, facts: readonly RecordedFact[] = played[name]!): CaseAt =>
  caseOf(facts, journeys[name]![2])!;
const reporting = (name: string): Reporting => ({ kind: journeys[name]![1], recipient: 'AEMPS' });
const xmlOf = (name: string) => caseMessage(atEnd(name), reporting(name)).xml;

describe('safety reports made from the ledger', () => {
  it('R-ICS-01 are valid against the schema of ICH', () => {
    const files = Object.fromEntries(names.map((name) => [name, xmlOf(name)]));
    expect(schemaProblems('MCCI_IN200100UV01', files)).toEqual(Object.fromEntries(names.map((name) => [name, []])));
  });

  it.each(names)('R-ICS-02 R-SAF-19 %s breaks no rule, and has the same bytes every time', (name) => {
    const { findings, digest, xml } = caseMessage(atEnd(name), reporting(name));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const later = [
      ...played[name]!,
      { ...played[name]!.at(-1)!, position: 10_000, type: 'StudyHalted', stream: 'study' },
    ];
    const locked = later.filter(({ position }) => position < 10_000) as readonly RecordedFact[];
    expect(caseMessage(atEnd(name, locked), reporting(name))).toMatchObject({ digest, xml });
  });

  it.each([
    [20, 20_000_000, '{cells}'],
    [99.999999, 99_999_999, '{cells}'],
    [100, 100, '10*6{cells}'],
    [140, 140, '10*6{cells}'],
  ])('R-ICS-02 (part) have a dose of %d million cells as %d %s: a number has eight digits', (millions, value, unit) => {
    const facts = played['a fatal SUSAR']!.map((fact) =>
      fact.type === 'CellsInjected' ? { ...fact, data: { ...fact.data, cells: millions } } : fact,
    ) as readonly RecordedFact[];
    const { findings, xml } = caseMessage(atEnd('a fatal SUSAR', facts), reporting('a fatal SUSAR'));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const doses = readIcsrBatch(xml).messages[0].report.drugs.flatMap(({ dosages = [] }) => dosages);
    expect(doses.map(({ dose }) => dose)).toEqual([{ value, unit }]);
  });

  it('R-ICS-08 name nobody: neither the sealed narrative nor the identity can get in', () => {
    for (const name of names) expect(xmlOf(name)).not.toContain('Seeded');
    expect(xmlOf('a fatal SUSAR')).toContain('P1');
  });

  it('R-ICS-09 R-SAF-06 have both opinions when they differ', () => {
    const [message] = readIcsrBatch(xmlOf('a fatal SUSAR')).messages;
    expect(message.report.relatedness?.map(({ source, result }) => [source, result])).toEqual([
      ['Investigator', 'Related to the product'],
      ['Sponsor', 'Not related to the product'],
    ]);
    expect(message.report.patient.death).toMatchObject({ reportedCauses: [{ text: 'Pulmonary embolism' }] });
  });

  it('R-ICS-07 say the study type of the treatment’s legal basis', () => {
    const [message] = readIcsrBatch(xmlOf('a fatal SUSAR')).messages;
    expect(message.report.study?.type).toBe(StudyType.individualPatientUse);
  });

  it('R-ICS-05 R-ICS-10 keep their identifier over follow-up and nullification', () => {
    const facts = played['a nullified one']!;
    const before = facts.filter(({ type }) => type !== 'CaseNullified');
    const initial = caseReport(caseOf(before, 'AE-1')!, { kind: 'INITIAL', recipient: 'AEMPS' });
    const nullified = caseReport(caseOf(facts, 'AE-1')!, { kind: 'NULLIFICATION', recipient: 'AEMPS' });
    expect(versionFindings(initial, nullified)).toEqual([]);
    expect(nullified.amendment).toEqual({ kind: ReportAmendment.nullification, reason: 'discharge letter' });
    const followUp = caseReport(atEnd('a follow-up'), { kind: 'FOLLOW_UP', recipient: 'AEMPS' });
    expect(versionFindings(initial, followUp)).toEqual([]);
    expect(followUp.mostRecentInformation).toMatch(/^20190502/);
  });

  it('R-SAF-21 (part) take reason and date of an amendment from the last person, not from an alarm after it', () => {
    const correction = step('coordinator', 'CorrectAwareness', { ...on, awareAt: '2019-04-26T08:00:00.000Z', reason });
    const alarm = step(softwareId, 'TellDeadline', {
      ...on,
      occurredAt: '2019-04-28T10:00:00.000Z',
      missed: false,
      clock: 'es-susar:1',
      rule: 'es-susar',
      recipient: 'AEMPS',
      due: '2019-05-04T10:00:00.000Z',
    });
    const amended = (...more: Journey) =>
      caseReport(caseOf(recordedCase([reported(), coded(), correction, ...more]), 'AE-1')!, {
        kind: 'AMENDMENT',
        recipient: 'AEMPS',
      });
    expect(amended().amendment).toEqual({ kind: ReportAmendment.amendment, reason: 'discharge letter' });
    expect(amended(alarm)).toEqual(amended());
  });

  it('R-SAF-05 R-SAF-20 are refused while something is missing, and say what', () => {
    const refused = (facts: readonly RecordedFact[]) => {
      try {
        caseMessage(caseOf(facts, 'AE-1')!, { kind: 'INITIAL', recipient: 'AEMPS' });
        return [];
      } catch (error) {
        return (error as RefusedError).refusal.unmet.map(({ rule }) => rule);
      }
    };
    expect(refused(recordedCase([reported()]))).toEqual(['not-coded']);
    expect(refused(recordedCase([reported({ participant: undefined })]))).toEqual([
      'not-coded',
      'participant-unidentified',
    ]);
    expect(caseOf(recordedCase(), 'AE-1')).toBeUndefined();
  });

  it('R-ICS-01 are readable as PDF, with the same bytes every time', async () => {
    const at = atEnd('a fatal SUSAR');
    const make = () => reportPdf(caseReport(at, reporting('a fatal SUSAR')), at);
    const [one, other] = [await make(), await make()];
    expect(one.subarray(0, 5).toString()).toBe('%PDF-');
    expect(one.equals(other)).toBe(true);
  });
});
