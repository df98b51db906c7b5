import { CaseDriver, type Step, until } from '@caseledger/testkit/domain';
import { all, beforeReview, test } from '../../test/product.js';

describe('quality tests', () => {
  const verdict = (next: Step) => {
    const driver = new CaseDriver().run([...until(all, 'RecordQualityTest')[0], next]);
    return driver.last('QualityTested').data.verdict;
  };

  it.each([
    ['viability', 98, 'FAIL'],
    ['viability', 98.1, 'PASS'],
    ['HLA-DR', 2, 'PASS'],
    ['HLA-DR', 2.1, 'FAIL'],
    ['CD34', 2.1, 'FAIL'],
    ['CD73', 95, 'PASS'],
    ['CD73', 94.9, 'FAIL'],
    ['mycoplasma', 'negative', 'PASS'],
    ['mycoplasma', 'positive', 'FAIL'],
  ] as const)('R-CEL-08: %s %s gives %s', (name, result, expected) => {
    expect(verdict(test(name, result))).toBe(expected);
  });

  it('R-CEL-08: an unknown test, and a result of the wrong type, are refused', () => {
    const driver = new CaseDriver().run(beforeReview);
    expect(driver.rules(test('CD999', 1))).toEqual(['unknown-test']);
    expect(driver.rules(test('CD73', 'high'))).toEqual(['result-type']);
  });
});
