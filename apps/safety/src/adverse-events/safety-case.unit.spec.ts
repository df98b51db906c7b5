import { foldFacts, type Subject } from '@caseledger/casebook';
import { recordedCase, step } from '@caseledger/testkit/domain';
import { safetyCaseFile } from './safety-case.js';

const later = { adverseEvent: 'A1', occurredAt: '2019-04-27T10:00:00.000Z' };
const facts = recordedCase([
  step('investigator', 'ReportAdverseEvent', {
    occurredAt: '2019-04-26T10:00:00.000Z',
    adverseEvent: 'A1',
    term: 'pain',
    outcome: 'UNKNOWN',
    serious: false,
    seriousness: [],
    side: 'NOT_APPLICABLE',
  }),
  step('investigator', 'IdentifyParticipant', { ...later, participant: 'P1' }),
  step('investigator', 'ReceiveFollowUp', { ...later, information: 'better', outcome: 'RECOVERING' }),
  step('investigator', 'AssessCausality', {
    ...later,
    by: 'INVESTIGATOR',
    to: 'PRODUCT',
    related: false,
    method: 'global judgement',
  }),
  step('monitor', 'CloseCase', { ...later, conclusion: 'recovered' }),
]);

describe('the file of a case', () => {
  it('lists what became known, what was judged and what was done with it apart from each other', () => {
    const subject = foldFacts(facts).get('adverse-event/A1') as Subject<'adverse-event'>;
    const [first, ...added] = facts.filter(({ stream }) => stream === 'adverse-event/A1');
    const file = safetyCaseFile(subject, [first!, ...added]);
    const types = (entries: typeof file.handling) => entries.map(({ type }) => type);
    expect(types(file.followUps)).toEqual(['FollowUpReceived']);
    expect(types(file.assessments)).toEqual(['CausalityAssessed']);
    expect(types(file.handling)).toEqual(['ParticipantIdentified', 'CaseClosed']);
  });
});
