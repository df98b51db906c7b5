import { testCasebook, type TestCasebook } from '@caseledger/testkit/casebook';
import { first, recordedCase, screening, step } from '@caseledger/testkit/domain';
import { workItems } from './work-items.js';
import { workListView } from './work-list.view.js';

const second = { ...first, participant: 'P2', product: 'B2' };
const reason = { code: 'SIGNAL', text: 'to be looked at' };
const facts = recordedCase([
  ...screening(second),
  step('monitor', 'HaltStudy', { occurredAt: '2019-03-20T10:00:00.000Z', reason }),
]);

describe('the work list', () => {
  let book: TestCasebook;

  beforeAll(async () => {
    book = await testCasebook([workItems]);
  });
  afterAll(() => book.close());

  const list = async (at: string, asOf?: number) => {
    const asked = { as: 'coordinator', ...(asOf !== undefined && { asOf: String(asOf) }) };
    const { answer } = await book.show(workListView, { at, participant: 'P2' }, asked);
    return answer.items;
  };
  const kinds = async (at: string) => (await list(at)).map(({ kind }) => kind);

  it('R-INS-05 (part): changes with the time and with the study, and says the same of the past', async () => {
    const before = facts.slice(0, -1);
    await book.record(before);
    // Sampled on 3 March; the protocol lets it count for thirty days.
    const instants = ['2019-03-21T10:00:00.000Z', '2019-03-27T10:00:00.000Z', '2019-04-03T10:00:00.000Z'];
    const then = await Promise.all(instants.map((at) => list(at)));
    expect(then.map((items) => items.map(({ kind }) => kind))).toEqual([
      ['VISIT_DUE'],
      ['VISIT_DUE', 'SEROLOGY_EXPIRING'],
      ['SEROLOGY_EXPIRED', 'VISIT_DUE'],
    ]);
    expect(then[2]?.[0]).toMatchObject({ blocks: ['HarvestMarrow'], requirement: 'R-CEL-04' });

    await book.record(facts.slice(-1));
    expect(await kinds(instants[0]!)).toEqual(['STUDY_HALTED', 'VISIT_DUE']);
    expect(await Promise.all(instants.map((at) => list(at, before.length)))).toEqual(then);
  });

  it('a state that lies ahead is refused by a rule of its own', async () => {
    const ask = book.show(workListView, {}, { as: 'coordinator', asOf: '2999-01-01T00:00:00.000Z' });
    await expect(ask).rejects.toMatchObject({ refusal: { kind: 'invalid', rule: 'as-of-the-future' } });
  });
});
