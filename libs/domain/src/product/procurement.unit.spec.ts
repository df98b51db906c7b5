import { Refusal } from '@caseledger/kernel';
import { donationNumber, without } from '@caseledger/testkit/domain';
import { all, at, deviations, rules } from '../../test/product.js';

describe('procurement', () => {
  it.each([
    ['R-AUT-06', 'SignConsent', 'consent-missing'],
    ['R-AUD-14', 'ConfirmEligibility', 'eligibility-missing'],
    ['R-CEL-01', 'AssessSerology', 'serology-missing'],
  ] as const)('%s: marrow is not harvested without %s', (_requirement, name, rule) => {
    expect(rules('HarvestMarrow', {}, without(all, name))).toEqual([rule]);
  });

  it('R-CEL-04: a sample older than the validity is refused', () => {
    const data = { startedAt: '2019-04-03T09:00:00.000Z', occurredAt: '2019-04-03T10:00:00.000Z' };
    expect(rules('HarvestMarrow', data)).toEqual(['serology-expired']);
    const { driver, next } = at('HarvestMarrow', {
      startedAt: '2019-04-01T09:00:00.000Z',
      occurredAt: '2019-04-01T10:00:00.000Z',
    });
    expect(driver.perform(next).decision).not.toBeInstanceOf(Refusal);
  });

  it('R-CEL-06, R-CEL-17: needs materials with lots and a right donation number', () => {
    expect(rules('HarvestMarrow', { materials: [] })).toEqual(['reagent-lots-missing']);
    expect(rules('HarvestMarrow', { donationNumber: `${donationNumber.slice(0, 13)}A` })).toEqual(['donation-number']);
    expect(rules('HarvestMarrow', { startedAt: '2019-03-04T09:30:00.000Z' })).toEqual(['impossible-order']);
  });

  it.each([
    ['2019-03-05T09:00:00.000Z', []],
    ['2019-03-05T09:01:00.000Z', ['transport-time']],
  ])('R-CEL-07: receipt at %s opens %j', (occurredAt, expected) => {
    expect(deviations('ReceiveStartingMaterial', { occurredAt })).toEqual(expected);
  });

  it('R-CEL-18: material with another donation number is refused', () => {
    expect(rules('ReceiveStartingMaterial', { donationNumber: 'X' })).toEqual(['identity-mismatch']);
  });
});
