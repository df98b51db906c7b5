import { coursesOf, foldFacts, type Subject } from '@caseledger/casebook';
import { recordedCase, visitOn } from '@caseledger/testkit/domain';
import { participantFile } from './participant.js';

describe('the file of a participant', () => {
  it('R-INS-05 (part) judges a visit by the window that it lies in, and one that lies in none by no other', () => {
    const facts = recordedCase([visitOn('2019-04-01T09:00:00.000Z', 'M2'), visitOn('2019-05-28T09:00:00.000Z', 'V-2')]);
    const subjects = foldFacts(facts);
    const { state } = subjects.get('study') as Subject<'study'>;
    const [course] = coursesOf(subjects.all(), new Set(['P1']));
    const file = participantFile(course!, state, '2019-06-01T00:00:00.000Z');
    // The code of the first is that of a scheduled visit which it is not.
    expect(file.unscheduledVisits).toEqual([{ visit: 'M2', date: '2019-04-01' }]);
    expect(file.visits.filter(({ date }) => date !== undefined)).toMatchObject([
      { code: 'M2', date: '2019-05-28', timing: 'IN_WINDOW' },
    ]);
  });
});
