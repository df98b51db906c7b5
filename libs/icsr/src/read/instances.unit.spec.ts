import { schemaProblems } from '@caseledger/testkit/icsr';
import { readFileSync } from 'node:fs';
import { batchFindings, DrugRole, readIcsrBatch, ReportType, writeIcsrBatch } from '../index.js';

const scenarios = ['FAERS2022Scenario1', 'FAERS2022Scenario4', 'FAERS2022Scenario5-1'];
const instance = (name: string) => readFileSync(`test/fixtures/icsr/${name}.xml`, 'utf8');

describe('Published instances', () => {
  it.each(scenarios)('R-ICS-01: %s is read and written again without loss', (name) => {
    const batch = readIcsrBatch(instance(name));
    expect(readIcsrBatch(writeIcsrBatch(batch))).toEqual(batch);
  });

  it('R-ICS-01: every section of an instance reaches the model', () => {
    const { receiver, messages } = readIcsrBatch(instance('FAERS2022Scenario4'));
    expect(receiver).toBe('ZZFDA_PREMKT');
    expect(messages[0]).toMatchObject({
      identifier: '21ec1492-3aea-4069-a2ab-08002b30309d',
      report: {
        safetyReportId: 'US-APHARMA-222222222',
        reportType: ReportType.study,
        firstReceived: '20220615',
        documentsHeldBySender: [{ title: 'Narrative Summary Report', attachment: { mediaType: 'application/pdf' } }],
        linkedReports: ['US-APHARMA-111111111', 'US-APHARMA-333333333', 'US-APHARMA-444444444'],
        reporters: [{ primary: true, telephone: { value: '6102227777' }, qualification: { value: '1' } }],
        sender: { type: '1', organisation: 'Big Pharma A', department: 'Management', fax: '6109991122' },
        study: { type: '1', registrations: [{ number: { value: 'STUDY-US-001' }, country: { value: 'US' } }] },
        patient: { name: { value: 'AGGREGRATE' }, medicalHistoryText: { value: 'None' } },
        reactions: [
          { term: { version: '25.0' }, seriousness: { death: false, hospitalisation: true }, outcome: '3' },
          { translation: 'COLITE ISCHEMIQUE', start: { value: '20141010' } },
        ],
        drugs: [{ role: DrugRole.suspect, name: 'AA-001', dosages: [{ batchNumber: { value: 'UNKNOWN' } }] }],
        relatedness: [
          { source: 'Sponsor', method: 'FDA', result: 'Suspected' },
          { source: 'Sponsor', method: 'FDA', result: 'Suspected' },
        ],
        senderComments: 'Sender Comments',
      },
    });
  });

  it('R-ICS-01: what is written of them is valid against the schema', () => {
    const written = Object.fromEntries(scenarios.map((name) => [name, writeIcsrBatch(readIcsrBatch(instance(name)))]));
    expect(schemaProblems('MCCI_IN200100UV01', written)).toEqual(
      Object.fromEntries(scenarios.map((name) => [name, []])),
    );
  });

  it('R-ICS-03: the rules find in them what an American sample may do and a European report may not', () => {
    const found = scenarios.flatMap((name) =>
      batchFindings(readIcsrBatch(instance(name)), '2026-11-21T12:00:00Z').map(
        ({ element, rule, severity }) => `${name}: ${severity} ${element} ${rule}`,
      ),
    );
    expect(found).toEqual([
      'FAERS2022Scenario1: error N.2.r.1 header-differs',
      'FAERS2022Scenario1: warning G.k.4.r.7 lot-number',
      'FAERS2022Scenario4: error N.2.r.1 header-differs',
      'FAERS2022Scenario4: error D.1 patient-named',
      'FAERS2022Scenario5-1: error N.2.r.1 header-differs',
      'FAERS2022Scenario5-1: error D.1 patient-named',
      'FAERS2022Scenario5-1: warning G.k.4.r.7 lot-number',
    ]);
  });
});
