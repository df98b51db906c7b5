import { CaseDriver, step } from '@caseledger/testkit/domain';
import { all } from '../../test/product.js';

describe('custody', () => {
  it('R-CEL-10: storage between 4 and 12 °C is no excursion', () => {
    const hand = (temperature: number) =>
      step('coordinator', 'TransferCustody', {
        product: 'B1',
        occurredAt: '2019-03-26T10:00:00.000Z',
        from: 'a',
        to: 'b',
        place: 'ward',
        temperature,
      });
    const driver = new CaseDriver().run(all);
    expect(driver.typesOf(hand(4))).toEqual(['CustodyTransferred']);
    expect(driver.typesOf(hand(12))).toEqual(['CustodyTransferred']);
    expect(driver.typesOf(hand(3.9))).toEqual(['CustodyTransferred', 'TemperatureExcursionRecorded']);
  });

  it('R-AUD-03 (part): says why a container was destroyed, as a code when one was given', () => {
    const reason = { code: 'DROPPED', text: 'it fell' };
    const driver = new CaseDriver().run(all);
    driver.run([
      step('technician', 'DestroyContainer', {
        product: 'B1',
        occurredAt: '2019-03-26T10:00:00.000Z',
        container: 'A',
        explanation: 'dropped',
        reason,
      }),
    ]);
    expect(driver.last('ContainerDestroyed')).toMatchObject({ data: { explanation: 'dropped' }, reason });
  });
});
