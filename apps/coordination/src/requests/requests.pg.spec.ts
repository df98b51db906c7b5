import { testCasebook, type TestCasebook } from '@caseledger/testkit/casebook';
import {
  accepted,
  achilles,
  appraised,
  delegation,
  recordedCase,
  refusedBy,
  requested,
  requestRules,
  step,
} from '@caseledger/testkit/domain';
import { requestsSummaryView, requestsView, requestView } from './requests.view.js';

const facts = recordedCase([
  step('sponsor', 'ActivateSite', {
    code: 'VLC',
    name: 'Other hospital',
    country: 'ES',
    zone: 'Europe/Madrid',
    occurredAt: '2019-06-01T10:00:00.000Z',
  }),
  delegation('local', 'coordinator', ['VLC']),
  step('sponsor', 'ApproveProtocol', {
    occurredAt: '2019-06-01T10:00:00.000Z',
    protocol: { ...achilles, version: '2.0', requestRules },
  }),
  requested('R-AAAAAA1', { inducement: { offered: 'YES', words: 'whatever it costs' } }),
  requested('R-BBBBBB2', { site: 'VLC' }),
  appraised('R-AAAAAA1'),
  refusedBy('R-AAAAAA1', ['NO-INJURY', 'NO-DISEASE']),
  accepted('R-BBBBBB2'),
]);
const [one, two] = ['R-AAAAAA1', 'R-BBBBBB2'];
const undecided = facts.length - 2;

describe('requests in the casebook', () => {
  let book: TestCasebook;

  beforeAll(async () => {
    book = await testCasebook();
    await book.record(facts);
  });
  afterAll(() => book.close());

  it('are listed page by page and by status, now and as of then', async () => {
    const codes = async (question: object, asOf?: number) => {
      const asked = { as: 'coordinator', ...(asOf !== undefined && { asOf: String(asOf) }) };
      const { answer } = await book.show(requestsView, question, asked);
      return [answer.items.map(({ request, status }) => [request, status]), answer.next !== undefined];
    };
    expect(await codes({ limit: 1 })).toEqual([[[one, 'REFUSED']], true]);
    expect(await codes({ status: 'ACCEPTED' })).toEqual([[[two, 'ACCEPTED']], false]);
    expect(await codes({ status: 'OPEN' })).toEqual([[], false]);
    const then = [one, two].map((request) => [request, 'OPEN']);
    expect(await codes({ status: 'OPEN' }, undecided)).toEqual([then, false]);
  });

  it('say what was asked in the words of who asked, the evidence, and the decision', async () => {
    const { answer, headers } = await book.show(requestView, { request: one }, { as: 'coordinator' });
    expect(answer).toMatchObject({
      aim: 'que no se rompa',
      inducement: { offered: 'YES', words: 'whatever it costs' },
      appraisals: [{ scale: 'OCEBM', edition: '2011', level: '5', by: 'investigator' }],
      decision: { decision: 'REFUSED', rules: requestRules, protocolVersion: '2.0' },
    });
    expect(headers.get('ETag')).toBe('"3"');
    const before = await book.show(requestView, { request: one }, { as: 'coordinator', asOf: String(undecided) });
    expect(before.answer).toMatchObject({ status: 'OPEN', decision: null });
  });

  it('R-AUT-09 (part): are counted and shown at the sites of who asks alone', async () => {
    const { answer } = await book.show(requestsSummaryView, {}, { as: 'coordinator' });
    expect([answer.requests, answer.refusedBy]).toEqual([
      2,
      [
        { rule: 'NO-DISEASE', requests: 1 },
        { rule: 'NO-INJURY', requests: 1 },
      ],
    ]);
    const local = await book.show(requestsSummaryView, {}, { as: 'local' });
    expect([local.answer.requests, local.answer.refusedBy]).toEqual([1, []]);
    await expect(book.show(requestView, { request: one }, { as: 'local' })).rejects.toMatchObject({
      refusal: { rule: 'unknown-request' },
    });
    await expect(book.show(requestsView, {}, { as: 'qp' })).rejects.toMatchObject({ refusal: { kind: 'forbidden' } });
  });
});
