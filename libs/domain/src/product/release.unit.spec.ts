import {
  achillesStudy,
  administration,
  CaseDriver,
  first,
  manufacture,
  screening,
  step,
  until,
  untilTreated,
} from '@caseledger/testkit/domain';
import { all, beforeReview, release, review, rules, test } from '../../test/product.js';

describe('release', () => {
  it('R-CEL-08: a missing test and a failed one each block the release by their own rule', () => {
    const incomplete = beforeReview.filter(
      ({ command }) => command.name !== 'RecordQualityTest' || command.data.test !== 'CD90',
    );
    const driver = new CaseDriver().run([...incomplete, test('CD90', 50), review('2019-03-26T08:45:00.000Z')]);
    expect(driver.rules(release('2019-03-26T09:00:00.000Z'))).toEqual(['test-failed']);
    const pending = new CaseDriver().run([...incomplete, review('2019-03-26T08:45:00.000Z')]);
    expect(pending.rules(release('2019-03-26T09:00:00.000Z'))).toEqual(['test-pending']);
    expect(pending.last('ReleaseRefused').data).toMatchObject({ product: 'B1', by: 'qp' });
  });

  it('R-CEL-13: a failed test stays failed, whatever a repetition gives', () => {
    const driver = new CaseDriver().run([
      ...beforeReview,
      test('HLA-DR', 2.1),
      test('HLA-DR', 1),
      review('2019-03-26T08:45:00.000Z'),
    ]);
    expect(driver.rules(release('2019-03-26T09:00:00.000Z'))).toEqual(['test-failed']);
  });

  it('R-AUD-09: needs a review that is newer than the last entry, by somebody who made none', () => {
    const driver = new CaseDriver().run(beforeReview);
    expect(driver.rules(release('2019-03-26T09:00:00.000Z'))).toEqual(['review-missing']);
    driver.run([review('2019-03-26T08:45:00.000Z'), test('sterility', 'negative')]);
    expect(driver.rules(release('2019-03-26T09:00:00.000Z'))).toEqual(['review-missing']);
    driver.run([
      step('qp', 'RecordDeviation', {
        product: 'B1',
        occurredAt: '2019-03-26T08:50:00.000Z',
        rule: 'x',
        description: 'x',
      }),
    ]);
    expect(driver.rules(review('2019-03-26T08:55:00.000Z'))).toEqual(['not-independent']);
    expect(driver.rules(release('2019-03-26T09:00:00.000Z'))).toEqual(['review-missing', 'not-independent']);
  });

  it('R-SEC-09: only a qualified person with a delegation in force releases; nobody else leaves a near miss', () => {
    const reviewed = until(all, 'ReleaseBatch')[0];
    for (const person of ['technician', 'investigator', 'sponsor', 'coordinator']) {
      const driver = new CaseDriver().run(reviewed);
      expect(driver.rules({ ...release('2019-03-26T09:00:00.000Z'), person })).toContain('not-delegated');
      expect(driver.events.some(({ type }) => type === 'ReleaseRefused')).toBe(false);
    }
    const reason = { code: 'END', text: 'contract ended' };
    const expired = new CaseDriver().run([
      ...reviewed,
      step('sponsor', 'EndDelegation', {
        occurredAt: '2019-03-26T08:50:00.000Z',
        person: 'qp',
        role: 'qualified-person',
        reason,
      }),
    ]);
    expect(expired.rules(release('2019-03-26T09:00:00.000Z'))).toEqual(['not-delegated']);
  });

  it('R-CEL-10: an expired product is not released', () => {
    expect(rules('ReleaseBatch', { occurredAt: '2019-03-26T16:00:01.000Z' })).toEqual(['product-expired']);
  });

  it('R-CEL-11: is conditional while sterility is pending, and final after a negative result and a review', () => {
    const driver = new CaseDriver().run(all);
    expect(driver.last('BatchConditionallyReleased').data.pending).toEqual(['sterility']);
    driver.run([review('2019-03-26T10:00:00.000Z')]);
    expect(driver.rules(release('2019-03-26T10:00:00.000Z'))).toEqual(['test-pending']);
    driver.run([test('sterility', 'negative', '2019-04-09T09:00:00.000Z')]);
    expect(driver.rules(release('2019-04-09T10:00:00.000Z'))).toEqual(['review-missing']);
    driver.run([review('2019-04-09T10:00:00.000Z')]);
    expect(driver.typesOf(release('2019-04-09T11:00:00.000Z'))).toEqual(['BatchReleased']);
    expect(driver.rules(release('2019-04-09T12:00:00.000Z'))).toContain('already-released');
    // Entered late: it happened between the conditional and the final release.
    driver.run([administration(first)]);
  });

  it.each([
    ['after use', untilTreated(first), true],
    ['before use', [...screening(first), ...manufacture(first)], false],
  ])('R-CEL-11: positive sterility on day 5 recalls the batch %s', (_when, steps, afterUse) => {
    const driver = new CaseDriver().run([...achillesStudy, ...steps]);
    expect(driver.typesOf(test('sterility', 'positive', '2019-03-31T09:00:00.000Z'))).toEqual([
      'QualityTested',
      'ProductRecalled',
      ...(afterUse ? ['AdverseEventReported'] : []),
    ]);
    expect(driver.last('ProductRecalled').data).toMatchObject({ afterUse, test: 'sterility' });
    expect(driver.rules(release('2019-04-01T09:00:00.000Z'))).toContain('batch-closed');
  });

  it('R-AUD-14: nothing is entered into a closed batch, and a rejected one is not released', () => {
    const driver = new CaseDriver().run(all);
    const [, formulate] = until(all, 'FormulateProduct');
    expect(driver.rules(formulate)).toContain('batch-closed');
    const rejected = new CaseDriver().run(until(all, 'ReleaseBatch')[0]);
    rejected.run([
      step('qp', 'RejectBatch', { product: 'B1', occurredAt: '2019-03-26T08:50:00.000Z', explanation: 'x' }),
    ]);
    expect(rejected.rules(release('2019-03-26T09:00:00.000Z'))).toContain('batch-closed');
  });
});
