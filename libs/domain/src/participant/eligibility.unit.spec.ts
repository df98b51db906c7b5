import { achilles } from '@caseledger/testkit/domain';
import { rules } from '../../test/participant.js';

describe('eligibility', () => {
  it('R-AUD-14: an unanswered or unmet criterion is named, one by one', () => {
    const criteria = achilles.eligibility.slice(1).map(({ code }) => ({ code, met: true, evidence: 'chart' }));
    expect(rules('ConfirmEligibility', { criteria })).toEqual([
      'criterion-unanswered',
      'criterion-unmet',
      'criterion-unmet',
      'criterion-unmet',
    ]);
  });
});
