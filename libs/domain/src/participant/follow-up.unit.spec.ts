import { CaseDriver, step, visitOn } from '@caseledger/testkit/domain';
import { on, steps, treated } from '../../test/participant.js';

describe('what follows treatment', () => {
  it('R-AUD-14: is refused before it', () => {
    const driver = new CaseDriver().run(steps);
    const sport = step('coordinator', 'RecordReturnToSport', { ...on('2019-06-01'), activity: 'tennis', months: 3 });
    const rupture = step('investigator', 'RecordTerminalEvent', {
      ...on('2019-06-01'),
      code: 'RE_RUPTURE',
      side: 'LEFT',
    });
    const done = step('investigator', 'EndParticipation', {
      ...on('2019-06-01'),
      kind: 'FollowUpCompleted',
      explanation: '',
    });
    for (const next of [sport, rupture, done]) expect(driver.rules(next)).toEqual(['not-treated']);
  });

  it('R-AUD-14: names only terminal events of the protocol, and one return to sport', () => {
    const sport = step('coordinator', 'RecordReturnToSport', { ...on('2019-06-26'), activity: 'tennis', months: 3 });
    const driver = treated().run([sport]);
    expect(driver.rules(sport)).toEqual(['return-recorded']);
    const code = { ...on('2019-06-26'), code: 'HIP_REPLACEMENT', side: 'LEFT' as const };
    expect(driver.rules(step('investigator', 'RecordTerminalEvent', code))).toEqual(['unknown-terminal-event']);
  });

  it.each(['WithdrawnFromFollowUp', 'LostToFollowUp', 'Died'] as const)('R-AUD-14: %s ends the follow-up', (kind) => {
    const end = step('investigator', 'EndParticipation', { ...on('2019-06-26'), kind, explanation: 'x' });
    const driver = treated().run([end]);
    expect(driver.rules(visitOn('2020-03-26T10:00:00.000Z', 'month-12'))).toEqual(['follow-up-ended']);
  });

  it('R-AUT-08: withdrawal from treatment alone leaves the follow-up going', () => {
    const end = { ...on('2019-06-26'), kind: 'WithdrawnFromTreatment' as const, explanation: 'x' };
    treated().run([step('investigator', 'EndParticipation', end), visitOn('2020-03-26T10:00:00.000Z', 'month-12')]);
  });

  it('refuses care that ends before it starts', () => {
    const care = { ...on('2019-06-26'), kind: 'x', description: 'x', from: '2019-05-02', until: '2019-05-01' };
    expect(treated().rules(step('coordinator', 'RecordConcomitantCare', care))).toEqual(['ends-before-start']);
  });
});
