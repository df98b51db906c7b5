import { IcsrSyntaxError, readIcsrBatch, writeIcsrBatch } from '../index.js';
import { batchOf, fatalSusar, followUp, notRelated } from '../../test/reports.js';

const xml = writeIcsrBatch(batchOf([fatalSusar]));

function refusal(document: string): IcsrSyntaxError {
  try {
    readIcsrBatch(document);
  } catch (error) {
    if (error instanceof IcsrSyntaxError) return error;
    throw error;
  }
  throw new Error('The batch was read.');
}
const changed = (from: string | RegExp, to: string, document = xml) => {
  expect(document).toMatch(from);
  return refusal(document.replace(from, to)).message.replace(/.*\//, '');
};

describe('Reports that cannot be read', () => {
  it('R-ICS-04: a criterion that says false is refused by name', () => {
    expect(changed(/(<code code="35"[^>]*>\s*<value xsi:type="BL" )nullFlavor="NI"/, '$1value="false"')).toBe(
      'value: E.i.3.2d is either true or NI.',
    );
  });

  it('R-ICS-04: other case identifiers are stated as they are given', () => {
    const stated = /(<code code="2" codeSystem="2.16.840.1.113883.3.989.2.1.1.23"\/>\s*<value xsi:type="BL" )/;
    const one = writeIcsrBatch(batchOf([followUp]));
    expect(changed(new RegExp(`${stated.source}value="true"`), '$1value="false"', one)).toBe(
      'value: C.1.9.1 is either true or NI.',
    );
    expect(changed(new RegExp(`${stated.source}value="true"`), '$1nullFlavor="NI"', one)).toBe(
      'value: C.1.9.1 is NI, but there are 1 identifiers.',
    );
  });

  it('R-ICS-02: what the model requires is named where it is missing', () => {
    expect(changed(/<availabilityTime[^>]*>/, '')).toBe('investigationEvent: C.1.5 is missing.');
    expect(changed(/<name nullFlavor="MSK"\/>/, '')).toBe('player1: D.1 is missing.');
    expect(changed(/<text>A participant[^<]*<\/text>/, '<text/>')).toBe('investigationEvent: H.1 is missing.');
    expect(changed(/<id [^>]*root="2.16.840.1.113883.3.989.2.1.3.2"\/>/, '')).toBe(
      'investigationEvent: C.1.8.1 is missing.',
    );
    expect(changed(/<PORR_IN049016UV>[^]*<\/PORR_IN049016UV>/, '')).toBe(
      'MCCI_IN200100UV01: A message (N.2.r) is missing.',
    );
  });

  it('R-ICS-03: codes, null flavors, dates and numbers that E2B does not have are refused', () => {
    expect(
      changed(
        'code="5" codeSystem="2.16.840.1.113883.3.989.2.1.1.11"',
        'code="7" codeSystem="2.16.840.1.113883.3.989.2.1.1.11"',
      ),
    ).toBe('value: The code "7" is not one of 0, 1, 2, 3, 4, 5.');
    expect(changed('<name nullFlavor="MSK"/>', '<name nullFlavor="XYZ"/>')).toBe(
      'name: "XYZ" is not a null flavor of E2B.',
    );
    expect(changed('<low value="20261101"/>', '<low value="20261131"/>')).toBe(
      'low: "20261131" is not a point in time.',
    );
    expect(changed('value="20000000"', 'value="many"')).toBe('doseQuantity: "many" is not a number.');
    expect(changed(/<availabilityTime[^>]*>/, '<availabilityTime nullFlavor="UNK"/>')).toBe(
      'availabilityTime: The null flavor UNK is not accepted here.',
    );
  });

  it('R-ICS-01: the message at fault is numbered', () => {
    const two = writeIcsrBatch(batchOf([notRelated, fatalSusar]));
    const second = two.replace(/(<\/PORR_IN049016UV>[^]*?)<availabilityTime[^>]*>/, '$1');
    expect(refusal(second).path).toBe(
      '/MCCI_IN200100UV01/PORR_IN049016UV[2]/controlActProcess/subject/investigationEvent',
    );
  });

  it('R-ICS-01: malformed, foreign and hostile documents are refused', () => {
    expect(refusal(xml.slice(0, 900)).message).toMatch(/line \d+, column \d+/);
    expect(refusal(xml.replace('urn:hl7-org:v3', 'urn:hl7-org:v2')).message).toContain('is not in the namespace');
    expect(refusal('<ichicsr lang="en"/>').message).toContain('<ichicsr> is not in the namespace urn:hl7-org:v3.');
    expect(refusal(xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')).message).toContain(
      'A document type declaration is not accepted.',
    );
    const deep = `<MCCI_IN200100UV01 xmlns="urn:hl7-org:v3">${'<id>'.repeat(100_000)}`;
    expect(refusal(deep).message).toContain('nested too deeply');
  });
});
