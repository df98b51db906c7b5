import { compare, type Computed } from './comparison.js';
import { readPlan, readPublished } from './plan.js';

const published = readPublished();
const plan = readPlan();

/** As much of what a right product says of both requests as is compared. */
const right = {
  intact: {
    request: 'R-1',
    status: 'REFUSED',
    appraisals: plan.intact.appraisals,
    decision: { decision: 'REFUSED', rules: plan.intact.refusal.rules.map((code) => ({ code })) },
  },
  torn: {
    request: 'R-2',
    follows: 'R-1',
    status: 'SCREENED',
    participant: 'P-1',
    appraisals: plan.torn.appraisals,
    decision: { decision: 'ACCEPTED' },
  },
  summary: { requests: 2, refusedBy: plan.intact.refusal.rules.map((rule) => ({ rule, requests: 1 })) },
  refusedScreening: 'refused-request',
  participantsThen: 0,
  participants: [{ participant: 'P-1' }],
  recorded: { MarrowHarvested: 0 },
};
const unexplained = (changed: object = {}) =>
  compare(published, { ...right, ...changed } as unknown as Computed).flatMap(({ name, verdict }) =>
    verdict === 'unexplained' ? [name] : [],
  );

describe('comparison of the preventive request with what has to come out', () => {
  it('explains every figure', () => {
    expect(unexplained()).toEqual([]);
  });

  it.each<[string, object, readonly string[]]>([
    ['the refused person was harvested', { recorded: { MarrowHarvested: 1 } }, ['refused person, MarrowHarvested']],
    ['somebody was screened on the refusal', { participantsThen: 1 }, ['intact tendon, participants']],
    [
      'the first request was accepted',
      { intact: { ...right.intact, status: 'ACCEPTED', decision: { decision: 'ACCEPTED' } } },
      ['intact tendon', 'intact tendon, rules', 'what both ask for'],
    ],
    [
      'evidence has another level',
      { intact: { ...right.intact, appraisals: plan.torn.appraisals } },
      ['intact tendon, evidence'],
    ],
    [
      'the second request follows nothing',
      { torn: { ...right.torn, follows: undefined } },
      ['partial tear, follows the request about'],
    ],
    [
      'a rule refused another one, too',
      { summary: { ...right.summary, refusedBy: [{ rule: 'INJURY', requests: 2 }] } },
      ['refused by INJURY', 'refused by USE-2-1'],
    ],
  ])('notices when %s', (_, changed, names) => {
    expect(unexplained(changed)).toEqual(names);
  });
});
