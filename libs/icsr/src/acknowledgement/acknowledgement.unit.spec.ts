import { schemaProblems } from '@caseledger/testkit/icsr';
import { readFileSync } from 'node:fs';
import { IcsrSyntaxError, pointInTime, readAcknowledgement, writeAcknowledgement } from '../index.js';

const positive = readFileSync('test/fixtures/icsr/R3ack-positive.ack', 'utf8');
const negative = readFileSync('test/fixtures/icsr/R3ack-negative.ack', 'utf8');

function refusal(xml: string): IcsrSyntaxError {
  try {
    readAcknowledgement(xml);
  } catch (error) {
    if (error instanceof IcsrSyntaxError) return error;
    throw error;
  }
  throw new Error('The acknowledgement was read.');
}

describe('Acknowledgement', () => {
  it('R-SAF-21: the positive one says which batch and report were accepted', () => {
    expect(readAcknowledgement(positive)).toEqual({
      number: '33439257',
      sender: 'ZZFDA',
      receiver: '4567AB89012',
      transmittedAt: '20220811135030-0400',
      batch: {
        number: 'FAERS2022Scenario1-4069-a2dd-08002b30309d',
        localNumber: '427032',
        transmittedAt: '20141214151617-0500',
        code: 'AA',
        errors: ['message successfully processed, no further action'],
      },
      reports: [
        {
          identifier: '21ec1492-3aea-4069-a2ab-08002b30309d US-APHARMA-8744554B',
          localNumber: '19426648',
          receiver: '4567AB89012',
          sender: 'CDER',
          messageCreatedAt: '20141214151617-0500',
          code: 'CA',
          errors: ['Report Loaded Successfully'],
        },
      ],
    });
  });

  it('R-SAF-21: the negative one says which report was rejected, and why', () => {
    const { batch, reports } = readAcknowledgement(negative);
    expect(batch).toMatchObject({ code: 'AE', errors: ['some ICSR message(s) need further action'] });
    expect(reports).toMatchObject([{ identifier: 'US-APHARMA-7644554', code: 'CR' }]);
    expect(reports[0]?.errors[0]).toContain('Patient Ethnicity Code (FDA.D.12) must be provided');
  });

  it('R-SAF-21: what is written is read again without loss, and is valid against the schema', () => {
    const rejected = {
      ...readAcknowledgement(negative),
      batch: { number: 'B-1', code: 'AR', errors: [] },
      reports: [],
    } as const;
    const several = {
      ...rejected,
      transmittedAt: pointInTime('20261121120000+0100'),
      batch: { number: 'B <&> "2"', code: 'AE', errors: ['first', 'second & third'] },
      reports: (['CA', 'CE', 'CR'] as const).map((code, index) => ({
        identifier: `ES-HOSPITAL-${index}`,
        receiver: 'HOSPITAL',
        sender: 'EVCTMPROD',
        code,
        errors: index === 0 ? [] : [`error ${index}`],
      })),
    } as const;
    const written = Object.entries({
      positive: readAcknowledgement(positive),
      negative: readAcknowledgement(negative),
      rejected,
      several,
    }).map(([name, answer]) => {
      const xml = writeAcknowledgement(answer);
      expect(readAcknowledgement(xml)).toEqual(answer);
      return [name, xml] as const;
    });
    expect(schemaProblems('MCCI_IN200101UV01', Object.fromEntries(written))).toEqual({
      positive: [],
      negative: [],
      rejected: [],
      several: [],
    });
  });

  it('R-SAF-21: each gap is named where it is', () => {
    const gap = (from: string | RegExp, to: string) => refusal(negative.replace(from, to)).message;
    expect(gap('typeCode="AE"', 'typeCode="OK"')).toBe(
      '/MCCI_IN200101UV01/acknowledgement: ACK.A.4 "OK" is not one of AA, AE, AR.',
    );
    expect(gap('typeCode="CR"', 'typeCode="AA"')).toBe(
      '/MCCI_IN200101UV01/MCCI_IN000002UV01/acknowledgement: ACK.B.r.6 "AA" is not one of CA, CE, CR.',
    );
    expect(gap(/<id extension="US-APHARMA[^>]*>/, '')).toBe(
      '/MCCI_IN200101UV01/MCCI_IN000002UV01/acknowledgement: ACK.B.r.1 is missing.',
    );
    expect(gap(/<id extension="FAERS[^>]*>/, '')).toBe('/MCCI_IN200101UV01/acknowledgement: ACK.A.1 is missing.');
    expect(gap('value="20220815101246-0400"', 'value="15 August"')).toBe(
      '/MCCI_IN200101UV01/creationTime: "15 August" is not a point in time.',
    );
  });

  it('R-SAF-21: malformed and foreign documents are refused', () => {
    expect(refusal(negative.slice(0, 2000)).message).toContain('/MCCI_IN000002UV01');
    expect(refusal('').message).toContain('document must contain a root element');
    expect(refusal('<html/>').message).toContain('<html> is not in the namespace urn:hl7-org:v3.');
    expect(refusal(readFileSync('test/fixtures/icsr/FAERS2022Scenario1.xml', 'utf8')).message).toContain(
      '<MCCI_IN200101UV01> was expected, not <MCCI_IN200100UV01>.',
    );
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    expect(refusal(negative.replace('?>', `?>${bomb}`)).message).toContain('document type declaration');
    expect(refusal(negative.replace('need further action', '&unknown;')).path).toBe(
      '/MCCI_IN200101UV01/acknowledgement/acknowledgementDetail/text',
    );
  });
});
