import { foldFacts, isOf } from '@caseledger/casebook';
import { aboutOf } from '@caseledger/domain';
import { first, manufacture, recordedCase, screening, step } from '@caseledger/testkit/domain';
import { batchRecord, genealogyOf } from './genealogy.js';

const second = { ...first, participant: 'P2', product: 'B2' };
const facts = recordedCase([
  step('qp', 'RecallProduct', { product: 'B1', occurredAt: '2019-04-10T11:00:00.000Z', explanation: 'reagent recall' }),
  ...screening(second),
  ...manufacture(second).slice(0, -1),
  step('technician', 'DestroyContainer', {
    product: 'B2',
    occurredAt: '2019-03-26T10:00:00.000Z',
    container: 'A',
    explanation: 'dropped',
  }),
]);
const shown = (product: string) => {
  const subject = foldFacts(facts)
    .all()
    .filter((one) => isOf('product', one))
    .find(({ id }) => id === product)!;
  const own = facts.filter((fact) => fact.stream === `product/${product}` || aboutOf(fact).product === product);
  return { record: batchRecord(subject, own), chain: genealogyOf(subject, own) };
};

describe('a product as it is shown', () => {
  it('R-CEL-14 (part) leads from the donor over each container to the deposits that were made of it', () => {
    const { record, chain } = shown('B1');
    expect(chain).toMatchObject({ donor: 'P1', recipients: ['P1'], donation: { participant: 'P1' } });
    expect(chain.containers.map(({ status }) => status)).toEqual(chain.containers.map(() => 'ADMINISTERED'));
    const deposits = chain.containers.flatMap((container) => container.deposits);
    expect(deposits).toHaveLength(chain.administrations[0]!.deposits.length);
    expect(new Set(deposits)).toEqual(new Set(chain.administrations[0]!.deposits));
    expect(record.containers).toEqual(chain.containers);
  });

  it('R-CEL-14 (part) shows what became of each container when nothing was given', () => {
    const { record, chain } = shown('B2');
    expect(chain.recipients).toEqual([]);
    expect(record.containers.map(({ code, status, deposits }) => [code, status, deposits])).toEqual([
      ['A', 'DESTROYED', []],
      ['B', 'FILLED', []],
    ]);
    expect(record).toMatchObject({ participant: 'P2', version: record.steps.length });
  });
});
