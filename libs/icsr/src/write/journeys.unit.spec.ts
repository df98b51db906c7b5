import { schemaProblems } from '@caseledger/testkit/icsr';
import fc from 'fast-check';
import { everything } from '../../test/everything.js';
import {
  icsrFindings,
  IcsrValueError,
  known,
  minimumContentGaps,
  pointInTimeOf,
  readIcsrBatch,
  versionFindings,
  writeIcsrBatch,
} from '../index.js';
import { batchOf, followUp, journeys, notRelated, nullified, sentAt } from '../../test/reports.js';
import { isGiven } from '../rules/element-rules.js';
import { reportElements } from '../rules/elements.js';
import { occurrences } from '../rules/occurrences.js';
import { firstLineBreak, refusedCharacter } from '../xml/characters.js';

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

  it('R-ICS-06: an onset that is known to the month is sent as a month', () => {
    const [reaction] = notRelated.reactions;
    const start = known(pointInTimeOf('2026-11', 'Europe/Madrid'));
    expect(writeIcsrBatch(batchOf([{ ...notRelated, reactions: [{ ...reaction, start }] }]))).toMatch(
      /<effectiveTime xsi:type="IVL_TS">\s*<low value="202611"\/>/,
    );
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

describe('Every element of the model', () => {
  const xml = writeIcsrBatch(batchOf([everything]));

  it('R-ICS-01: is written as the schema wants it, and read again', () => {
    const silent = [...occurrences(reportElements, everything)].filter((place) => !isGiven(place));
    expect(silent.map(({ element }) => element).filter((element) => !element.startsWith('C.2.r'))).toEqual([]);
    expect(schemaProblems('MCCI_IN200100UV01', { xml })).toEqual({ xml: [] });
    expect(readIcsrBatch(xml)).toEqual(batchOf([everything]));
    expect(icsrFindings(everything, sentAt)).toEqual([]);
  });

  it('R-ICS-09: opinions may be coded by the lists of the EU', () => {
    expect(xml).toContain(
      '<methodCode code="1" codeSystem="2.16.840.1.113883.3.989.5.1.1.5.2" codeSystemVersion="1.0"/>',
    );
  });

  it('R-ICS-11: any text comes back as it was, whatever XML thinks of its characters', () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 40 })
      .filter((each) => refusedCharacter(each) === undefined && each.trim() !== '');
    const line = text.filter((each) => firstLineBreak(each) === undefined);
    fc.assert(
      fc.property(text, line, (words, identifier) => {
        const [drug] = notRelated.drugs;
        const report = {
          ...notRelated,
          narrative: words,
          otherCaseIds: [{ source: identifier, identifier }],
          drugs: [{ ...drug, name: words, dosages: [{ text: words, dose: { value: 0.1, unit: 'mg' } }] }],
        } as const;
        expect(readIcsrBatch(writeIcsrBatch(batchOf([report])))).toEqual(batchOf([report]));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['\u0000', 'U+0000'],
    ['\u001f', 'U+001F'],
    ['\ufffe', 'U+FFFE'],
    ['\ud800', 'U+D800'],
  ])('R-ICS-11: nothing is written for a text with %j', (character, name) => {
    const report = { ...notRelated, narrative: `ab${character}` };
    expect(() => writeIcsrBatch(batchOf([report]))).toThrow(`/text: The character ${name} at 3 cannot be sent.`);
  });

  it('R-ICS-11: an identifier with a line end is refused, since readers would change it', () => {
    const report = { ...notRelated, safetyReportId: 'ES-HOSPITAL-\n1' };
    expect(() => writeIcsrBatch(batchOf([report]))).toThrow(IcsrValueError);
  });
});
