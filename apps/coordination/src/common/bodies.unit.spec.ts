import type { Type } from '@nestjs/common';
import { readDeclared } from '@caseledger/platform';
import { InjectionBody } from '../administration/administration.dto.js';
import { ConsentBody } from '../consent/consent.dto.js';
import { QualityTestBody } from '../quality/quality-test.dto.js';
import { ScreeningBody } from '../screening/screening.dto.js';
import { DelegationEndBody } from '../studies/study.dto.js';
import { ParticipantPath } from './paths.dto.js';

/** The body as the controller receives it, or what is unmet. */
function sent(type: Type<object>, body: object): unknown {
  try {
    return readDeclared(type, body);
  } catch (error) {
    const { unmet } = (error as { problem: { unmet: readonly { rule: string; pointer: string }[] } }).problem;
    return unmet.map(({ rule, pointer }) => `${rule} ${pointer}`);
  }
}

const consent = {
  occurredAt: '2019-03-01T10:00:00.000Z',
  form: 'ICF-ACH',
  formVersion: '1.0',
  language: 'es',
  scopes: ['TREATMENT'],
  signedBy: 'PARTICIPANT',
  informedBy: 'inv-garcia',
  side: 'LEFT',
};
const test = { occurredAt: '2019-03-26T08:30:00.000Z', test: 'viability', result: 99, laboratory: 'QC' };
const screening = {
  occurredAt: '2019-03-01',
  site: 'BCN',
  side: 'LEFT',
  diagnosis: 'partial rupture',
  indication: 'ESTABLISHED_INJURY',
  characteristics: [
    { item: 'age', value: 46 },
    { item: 'sex', value: 'male' },
    { item: 'bmi', missing: 'NOT_DONE' },
  ],
  treatingPhysician: 'inv-garcia',
  identity: { name: 'Maria Soler' },
};
const end = {
  occurredAt: '2019-03-01T10:00:00.000Z',
  person: 'p',
  role: 'investigator',
  reason: { code: 'LEFT', text: 'Left the hospital.' },
};

describe('bodies of commands', () => {
  it.each<[string, Type<object>, object]>([
    ['a consent', ConsentBody, consent],
    ['a number as a result', QualityTestBody, test],
    ['a word as a result', QualityTestBody, { ...test, result: 'negative' }],
    ['a screening known to the day', ScreeningBody, screening],
    ['the end of a delegation', DelegationEndBody, end],
    ['the address of a participant', ParticipantPath, { study: 'ACHILLES-CS', participant: 'P-7K3Q9XZ' }],
  ])('take %s as it is', (_, body, value) => {
    expect(sent(body, structuredClone(value))).toEqual(value);
  });

  it.each<[string, Type<object>, object, string]>([
    ['an unknown member', ConsentBody, { ...consent, participant: 'P-7K3Q9XZ' }, 'unknown-member /participant'],
    ['a missing member', ConsentBody, { ...consent, scopes: undefined }, 'missing-member /scopes'],
    ['an unknown word', ConsentBody, { ...consent, scopes: ['EVERYTHING'] }, 'malformed-member /scopes'],
    ['an empty list', ConsentBody, { ...consent, scopes: [] }, 'malformed-member /scopes'],
    [
      'a date where the time matters',
      ConsentBody,
      { ...consent, occurredAt: '2019-03-01' },
      'malformed-member /occurredAt',
    ],
    ['NUL', ConsentBody, { ...consent, formVersion: '1\u0000' }, 'malformed-member /formVersion'],
    ['NUL in a result', QualityTestBody, { ...test, result: '\u0000' }, 'malformed-member /result'],
    ['a flag as a result', QualityTestBody, { ...test, result: true }, 'malformed-member /result'],
    ['infinity as a result', QualityTestBody, { ...test, result: Infinity }, 'malformed-member /result'],
    ['no result', QualityTestBody, { ...test, result: undefined }, 'missing-member /result'],
    ['an object as an identity', ScreeningBody, { ...screening, identity: { name: {} } }, 'malformed-member /identity'],
    ['a name of an object as a site', ScreeningBody, { ...screening, site: 'constructor' }, 'malformed-member /site'],
    [
      'a short reason',
      DelegationEndBody,
      { ...end, reason: { code: 'LEFT', text: 'ok' } },
      'malformed-member /reason/text',
    ],
    ['an injection of nothing', InjectionBody, { deposits: [] }, 'malformed-member /deposits'],
    [
      'a malformed address',
      ParticipantPath,
      { study: 'ACHILLES-CS', participant: 'p1' },
      'malformed-member /participant',
    ],
  ])('refuse %s', (_, body, value, expected) => {
    expect(sent(body, value)).toContain(expected);
  });
});
