import {
  achilles,
  achillesStudy,
  attempt,
  CaseDriver,
  changed,
  first,
  screening,
  step,
  until,
  untilTreated,
  visitOn,
} from '@caseledger/testkit/domain';
import type { ConsentScope } from '../protocol/protocol.js';
import { consentInForce, initialParticipant } from './participant.state.js';

const steps = [...achillesStudy, ...screening(first)];
const [, sign] = until(steps, 'SignConsent');
const withdraw = (scopes: readonly ConsentScope[], occurredAt = '2019-05-01T10:00:00.000Z') =>
  step('coordinator', 'WithdrawConsent', { participant: 'P1', occurredAt, scopes });
const end = (kind: 'WithdrawnFromTreatment' | 'Died') =>
  step('investigator', 'EndParticipation', {
    participant: 'P1',
    occurredAt: '2019-03-10T10:00:00.000Z',
    kind,
    explanation: 'x',
  });
const signedAgain = (occurredAt: string) => changed([sign], 'SignConsent', { occurredAt });

describe('consent', () => {
  it('R-AUT-08: keeps form, version, language, scopes, signer, informing physician and side', () => {
    const { driver, next } = attempt(steps, 'SignConsent', { language: 'ca' });
    expect(driver.typesOf(next)).toEqual(['ConsentSigned']);
    expect(driver.last('ConsentSigned').data).toEqual({
      form: 'ICF-ACH',
      formVersion: '1.0',
      language: 'ca',
      scopes: ['TREATMENT', 'FOLLOW_UP', 'DATA_REUSE', 'SURPLUS_CELLS'],
      signedBy: 'PARTICIPANT',
      informedBy: 'investigator',
      treatedSites: [{ code: 'TREATED-SITE', side: 'LEFT' }],
    });
  });

  it.each([
    ['another form', { form: 'X' }, 'The protocol has no consent form X 1.0.'],
    ['another version', { formVersion: '0.9' }, 'The protocol has no consent form ICF-ACH 0.9.'],
    ['another language', { language: 'fr' }, 'Form ICF-ACH is approved in es, ca, en only.'],
    [
      'another side',
      { side: 'RIGHT' as const },
      'Screening says TREATED-SITE LEFT, the consent says TREATED-SITE RIGHT.',
    ],
  ])('R-AUT-08: %s is refused with what would be right', (_what, data, message) => {
    const { driver, next } = attempt(steps, 'SignConsent', data);
    expect(driver.unmet(next).map((unmet) => unmet.message)).toEqual([message]);
  });

  it('R-AUT-08: only the scopes that the form lacks are named', () => {
    const scopes = ['TREATMENT' as const, 'FOLLOW_UP' as const];
    const protocol = { ...achilles, consentForms: achilles.consentForms.map((form) => ({ ...form, scopes })) };
    const { driver, next } = attempt(changed(steps, 'ApproveProtocol', { protocol }), 'SignConsent');
    expect(driver.unmet(next).map(({ message }) => message)).toEqual([
      'Form ICF-ACH does not cover DATA_REUSE, SURPLUS_CELLS.',
    ]);
    const narrow = attempt(changed(steps, 'ApproveProtocol', { protocol }), 'SignConsent', { scopes: ['FOLLOW_UP'] });
    expect(narrow.driver.typesOf(narrow.next)).toEqual(['ConsentSigned']);
  });

  it('R-AUT-08: a second signature is a new consent, and is not taken after the end of the follow-up', () => {
    const again = signedAgain('2019-03-20T10:00:00.000Z');
    expect(new CaseDriver().run([...steps, end('WithdrawnFromTreatment')]).typesOf(again[0]!)).toEqual(['Reconsented']);
    const ended = new CaseDriver().run([...steps, end('WithdrawnFromTreatment'), end('Died')]);
    expect(ended.unmet(again[0]!)).toEqual([
      {
        rule: 'follow-up-ended',
        message: 'Follow-up of the participant has ended (WITHDRAWN_FROM_TREATMENT, DIED).',
        requirement: 'R-AUD-14',
        remedy: 'Nothing more is recorded.',
      },
    ]);
  });

  it('R-AUT-06: is in force from the instant of the signature on, for its scopes', () => {
    const consent = { signedAt: '2019-03-01T10:00:00.000Z', treatedSites: [], form: 'F', formVersion: '1' };
    const state = { ...initialParticipant, consents: [{ ...consent, scopes: ['TREATMENT' as const] }] };
    const at = Date.parse(consent.signedAt);
    expect([
      consentInForce(state, 'TREATMENT', at),
      consentInForce(state, 'TREATMENT', at - 1),
      consentInForce(state, 'FOLLOW_UP', at),
    ]).toEqual([true, false, false]);
  });
});

describe('withdrawal of consent', () => {
  it('R-AUT-08: withdraws what is in force, says why, and nothing twice', () => {
    const reason = { code: 'WISH', text: 'on request' };
    const driver = new CaseDriver().run([...steps, withdraw(['DATA_REUSE'])]);
    expect(driver.last('ConsentWithdrawn')).not.toHaveProperty('reason');
    driver.run(changed([withdraw(['DATA_REUSE', 'TREATMENT'])], 'WithdrawConsent', { reason }));
    expect(driver.last('ConsentWithdrawn')).toMatchObject({ data: { scopes: ['TREATMENT'] }, reason });
    expect(driver.unmet(withdraw(['TREATMENT', 'DATA_REUSE'])).map(({ message }) => message)).toEqual([
      'No consent is in force for TREATMENT, DATA_REUSE.',
    ]);
  });

  it('R-AUT-08: nothing can be withdrawn that was never given', () => {
    const driver = new CaseDriver().run(changed(steps, 'SignConsent', { scopes: ['TREATMENT'] }));
    expect(driver.rules(withdraw(['DATA_REUSE']))).toEqual(['no-consent-to-withdraw']);
  });

  it('R-AUT-08: a new signature gives the follow-up again', () => {
    const driver = new CaseDriver().run([
      ...achillesStudy,
      ...untilTreated(first),
      withdraw(['FOLLOW_UP', 'DATA_REUSE']),
    ]);
    const visit = visitOn('2019-06-26T10:00:00.000Z', 'month-3');
    expect(driver.rules(visit)).toEqual(['follow-up-consent-withdrawn']);
    driver.run([...changed(signedAgain('2019-06-01T10:00:00.000Z'), 'SignConsent', { scopes: ['DATA_REUSE'] })]);
    expect(driver.rules(visit)).toEqual(['follow-up-consent-withdrawn']);
    driver.run([...changed(signedAgain('2019-06-02T10:00:00.000Z'), 'SignConsent', { scopes: ['FOLLOW_UP'] }), visit]);
    // And it can be withdrawn again.
    driver.run([withdraw(['FOLLOW_UP'], '2019-07-01T10:00:00.000Z')]);
  });

  it('R-AUT-08 (part): without consent to the follow-up nothing but what safety needs is recorded of it', () => {
    const driver = new CaseDriver().run([...achillesStudy, ...untilTreated(first), withdraw(['FOLLOW_UP'])]);
    const about = { participant: 'P1', occurredAt: '2019-06-26T10:00:00.000Z' };
    const care = { kind: 'x', description: 'x', from: '2019-05-02' };
    for (const learnt of [
      visitOn(about.occurredAt, 'month-3'),
      step('coordinator', 'RecordReturnToSport', { ...about, activity: 'tennis', months: 3 }),
      step('coordinator', 'RecordConcomitantCare', { ...about, ...care }),
    ]) {
      expect(driver.rules(learnt)).toEqual(['follow-up-consent-withdrawn']);
    }
    driver.run([
      step('investigator', 'RecordTerminalEvent', { ...about, code: 'RE_RUPTURE', side: 'LEFT' }),
      step('investigator', 'EndParticipation', { ...about, kind: 'WithdrawnFromFollowUp', explanation: 'x' }),
    ]);
  });
});
