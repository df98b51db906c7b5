import { achilles, changed, step, visitOn } from '@caseledger/testkit/domain';
import { on, rules, steps, treated } from '../../test/participant.js';

describe('consent', () => {
  it('R-AUT-08: a form, version, language or scope that the protocol does not have is refused', () => {
    expect(rules('SignConsent', { formVersion: '0.9' })).toEqual(['unknown-consent-form']);
    expect(rules('SignConsent', { language: 'fr' })).toEqual(['consent-language']);
    expect(rules('SignConsent', { side: 'RIGHT' })).toEqual(['side-mismatch']);
    const { consentForms } = achilles;
    const narrow = {
      ...achilles,
      consentForms: consentForms.map((form) => ({ ...form, scopes: ['TREATMENT' as const] })),
    };
    expect(rules('SignConsent', {}, changed(steps, 'ApproveProtocol', { protocol: narrow }))).toEqual([
      'consent-scope',
    ]);
  });

  it('R-AUT-08: a signature needs date and time', () => {
    expect(rules('SignConsent', { occurredAt: '2019-03-01' })).toEqual(['time-needed']);
  });

  it('R-AUT-08: withdrawing the follow-up stops visits, keeps data, and leaves safety reports possible', () => {
    const driver = treated().run([
      visitOn('2019-04-26T10:00:00.000Z', 'month-1'),
      step('coordinator', 'WithdrawConsent', { ...on('2019-05-01T10:00:00.000Z'), scopes: ['FOLLOW_UP'] }),
    ]);
    expect(driver.rules(visitOn('2019-05-26T10:00:00.000Z', 'month-2'))).toEqual(['follow-up-consent-withdrawn']);
    expect(driver.last('VisitRecorded').data.visit).toBe('month-1');
    driver.run([
      step('investigator', 'ReportAdverseEvent', {
        ...on('2019-06-01T10:00:00.000Z'),
        adverseEvent: 'AE1',
        template: 'injection-site-pain',
        onset: '2019-05-30',
        outcome: 'RECOVERED',
        serious: false,
        seriousness: [],
        side: 'LEFT',
      }),
    ]);
  });

  it('R-AUT-08: withdraws only what was given, and once', () => {
    const withdraw = step('coordinator', 'WithdrawConsent', {
      ...on('2019-05-01T10:00:00.000Z'),
      scopes: ['DATA_REUSE', 'SURPLUS_CELLS'],
    });
    const driver = treated().run([withdraw]);
    expect(driver.rules(withdraw)).toEqual(['no-consent-to-withdraw']);
  });
});
