import { achillesStudy, CaseDriver, changed, first, step, untilTreated } from '@caseledger/testkit/domain';
import { on, treated } from '../../test/participant.js';

describe('imaging', () => {
  const score = (person: string, visit = 'month-12') =>
    step(person, 'ScoreImaging', {
      ...on('2020-03-26'),
      visit,
      reading: {
        instrument: 'MRI-TENDON',
        form: 'mid-substance',
        answers: ['edema', 'granulation', 'collagen'].map((item) => ({ item, value: 90 })),
      },
    });

  it('R-INS-04: the treating physician is no independent reader, even with the role', () => {
    const driver = new CaseDriver().run([
      ...changed(achillesStudy, 'ApproveProtocol', {}),
      ...changed(untilTreated(first), 'ScreenParticipant', { treatingPhysician: 'reader' }),
    ]);
    expect(driver.rules(score('reader'))).toEqual(['reader-treats']);
  });

  it('R-INS-04: only a reader scores, once for each visit', () => {
    const driver = treated().run([score('reader')]);
    expect(driver.rules(score('investigator', 'x'))).toEqual(['not-delegated']);
    expect(driver.rules(score('reader'))).toEqual(['imaging-scored']);
    expect(driver.last('ImagingScored').data).toMatchObject({
      reader: 'reader',
      reading: { derived: [{ value: 90 }] },
    });
  });
});
