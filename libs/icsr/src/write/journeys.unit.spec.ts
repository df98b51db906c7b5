import { schemaProblems } from '../../../../test/support/icsr-schema.js';
import { icsrFindings, minimumContentGaps, readIcsrBatch, versionFindings, writeIcsrBatch } from '../index.js';
import { batchOf, followUp, journeys, notRelated, nullified, sentAt } from '../reports.testing.js';

const names = Object.keys(journeys) as (keyof typeof journeys)[];
const written = Object.fromEntries(names.map((name) => [name, writeIcsrBatch(batchOf([journeys[name]]))]));

describe('Safety reports of the journeys', () => {
  it('R-ICS-01: are valid against the schema of ICH, one by one and in one batch', () => {
    const [first, ...others] = Object.values(journeys);
    const together = writeIcsrBatch(batchOf([first!, ...others]));
    expect(schemaProblems('MCCI_IN200100UV01', { ...written, together })).toEqual(
      Object.fromEntries([...names, 'together'].map((name) => [name, []])),
    );
    expect(readIcsrBatch(together).messages.map(({ report }) => report)).toEqual(Object.values(journeys));
  });

  it.each(names)('R-ICS-01: %s is read as it was written, and written to the same bytes', (name) => {
    const batch = batchOf([journeys[name]]);
    expect(readIcsrBatch(written[name]!)).toEqual(batch);
    expect(writeIcsrBatch(readIcsrBatch(written[name]!))).toBe(written[name]);
  });

  it.each(names)('R-ICS-02, R-SAF-05: %s breaks no rule, and is complete', (name) => {
    expect(icsrFindings(journeys[name], sentAt)).toEqual([]);
    expect(minimumContentGaps(journeys[name])).toEqual([]);
  });

  it('R-ICS-04: say of six criteria true or NI, never false', () => {
    const observations = (xml: string) =>
      [...xml.matchAll(/<code code="(34|21|33|35|12|26)" [^>]*>\s*<value xsi:type="BL" ([^/]*)\/>/g)].map(
        ([, code, value]) => `${code} ${value}`,
      );
    const [yes, no] = ['value="true"', 'nullFlavor="NI"'];
    expect(observations(written.fatalSusar!)).toEqual([
      `34 ${yes}`,
      `21 ${yes}`,
      `33 ${yes}`,
      `35 ${no}`,
      `12 ${no}`,
      `26 ${no}`,
    ]);
  });

  it('R-ICS-04: say of other case identifiers true or NI, never false', () => {
    const stated = (xml: string) =>
      /<code code="2" codeSystem="2.16.840.1.113883.3.989.2.1.1.23"\/>\s*<value xsi:type="BL" ([^/]*)\/>/.exec(
        xml,
      )?.[1];
    expect(stated(written.notRelated!)).toBe('nullFlavor="NI"');
    expect(stated(written.followUp!)).toBe('value="true"');
  });

  it('R-ICS-09, R-SAF-06: carry the opinions of investigator and sponsor side by side', () => {
    expect(readIcsrBatch(written.fatalSusar!).messages[0].report.relatedness).toMatchObject([
      { source: 'Investigator', result: 'Related' },
      { source: 'Sponsor', result: 'Not related' },
    ]);
  });

  it('R-ICS-08: hold no name of the patient', () => {
    const player = /<player1[^]*?<\/player1>/.exec(written.fatalSusar!)?.[0];
    expect(player).toContain('<name nullFlavor="MSK"/>');
    expect(player).toContain('extension="P-007"');
  });

  it('R-ICS-05: a follow-up keeps both identifiers, and its information is newer', () => {
    expect(versionFindings(notRelated, followUp)).toEqual([]);
    const renamed = { ...followUp, safetyReportId: 'ES-OTHER-1', worldwideCaseId: 'ES-OTHER-1' };
    expect(versionFindings(notRelated, renamed).map(({ element }) => element)).toEqual(['C.1.1', 'C.1.8.1']);
    expect(versionFindings(followUp, notRelated)).toMatchObject([{ element: 'C.1.5', rule: 'information-older' }]);
  });

  it('R-ICS-10: a nullification keeps the identifiers and says why; nothing follows it', () => {
    expect(versionFindings(notRelated, nullified)).toEqual([]);
    expect(written.nullified).toContain('<originalText>Entered for the wrong participant</originalText>');
    expect(
      versionFindings(nullified, { ...followUp, mostRecentInformation: nullified.mostRecentInformation }),
    ).toMatchObject([{ element: 'C.1.11.1', rule: 'nullified' }]);
    const silent = { ...nullified, amendment: { ...nullified.amendment!, reason: ' ' } };
    expect(icsrFindings(silent, sentAt)).toMatchObject([{ element: 'C.1.11.2', rule: 'required-with' }]);
  });
});
