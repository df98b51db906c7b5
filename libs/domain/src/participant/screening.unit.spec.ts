import { achillesStudy, CaseDriver, first, screening, step, without } from '@caseledger/testkit/domain';
import { at, on, rules, steps, treated } from '../../test/participant.js';

describe('screening', () => {
  it('refuses a purely preventive indication', () => {
    expect(rules('ScreenParticipant', { indication: 'PREVENTION' })).toEqual(['preventive-indication']);
  });

  it('R-CEL-19: needs a side where the protocol treats one', () => {
    expect(rules('ScreenParticipant', { side: 'NOT_APPLICABLE' })).toEqual(['side-required']);
  });

  it('R-AUD-14: needs a study, a protocol and a site', () => {
    const screen = screening(first)[0]!;
    expect(new CaseDriver().rules(screen)).toEqual(['unknown-study']);
    expect(rules('ScreenParticipant', {}, without(steps, 'ApproveProtocol'))).toEqual(['no-protocol']);
    expect(rules('ScreenParticipant', { site: 'X' })).toContain('unknown-site');
    expect(new CaseDriver().run([...achillesStudy, screen]).rules(screen)).toEqual(['participant-exists']);
  });

  it.each([
    ['a value outside the list', { item: 'rupture', value: 'total' }],
    ['a number out of range', { item: 'age', value: 17 }],
    ['too many decimals', { item: 'bmi', value: 24.55 }],
    ['neither value nor reason', { item: 'age' }],
    ['an unknown characteristic', { item: 'shoe-size', value: 43 }],
  ])('R-AUD-19: refuses %s', (_what, answer) => {
    const characteristics = [...first.characteristics.filter(({ item }) => item !== answer.item), answer];
    expect(rules('ScreenParticipant', { characteristics })).toEqual(['characteristic-invalid']);
  });

  it('R-AUD-05: refuses what lies in the future', () => {
    const { driver, next } = at('ScreenParticipant', {});
    expect(driver.rules({ ...next, now: '2019-02-01T09:00:00.000Z' })).toEqual(['in-the-future']);
  });

  it('refuses a screening failure of a treated participant', () => {
    const fail = { ...on('2019-06-26'), criteria: [], explanation: 'x' };
    expect(treated().rules(step('investigator', 'FailScreening', fail))).toEqual(['already-treated']);
  });
});
