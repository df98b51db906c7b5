import { participants, screening, Standalone } from './support/standalone.js';

const product = new Standalone();
jest.setTimeout(60_000);

beforeAll(() => product.start());
afterAll(() => product.remove());

const json = { 'content-type': 'application/json' };

describe('bad input', () => {
  const cases: readonly [name: string, status: number, rule: RegExp, body: unknown, headers: Record<string, string>][] =
    [
      ['an unknown field', 400, /malformed-request/, { ...screening, surprise: 1 }, {}],
      ['a wrong type', 400, /malformed-request/, { ...screening, site: 7 }, {}],
      ['a missing field', 400, /malformed-request/, { ...screening, side: undefined }, {}],
      ['a NUL character', 400, /./, { ...screening, diagnosis: 'rupture \u0000' }, {}],
      ['broken JSON', 400, /./, '{"site": ', json],
      ['a wrong media type', 415, /./, 'site=BCN', { 'content-type': 'application/x-www-form-urlencoded' }],
      ['a huge body', 413, /./, { ...screening, diagnosis: 'x'.repeat(300_000) }, {}],
      ['a deeply nested body', 400, /./, `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, json],
      ['a date in the future', 422, /in-the-future/, { ...screening, occurredAt: '2999-01-01' }, {}],
      ['a site that the study does not have', 422, /./, { ...screening, site: 'XXX' }, {}],
      ['a purely preventive indication', 422, /preventive-indication/, { ...screening, indication: 'PREVENTION' }, {}],
      ['a stale version', 412, /./, screening, { 'if-match': '"7"' }],
      ['a malformed version', 400, /./, screening, { 'if-match': 'seven' }],
    ];

  it.each(cases)('R-INT-01 %s gets %d with a problem document', async (_name, status, rule, body, headers) => {
    const answer = await product.request('investigator', 'POST', participants, body, headers);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.status).toBe(status);
    const rules = [answer.body.rule, ...((answer.body.unmet ?? []) as { rule: string }[]).map((unmet) => unmet.rule)];
    expect(rules.join(' ')).toMatch(rule);
  });

  it('R-AUT-09 refuses who has no delegation for it, and any anonymous or forged caller', async () => {
    expect((await product.request('inspector', 'POST', participants, screening)).status).toBe(403);
    expect((await product.request('forged', 'POST', participants, screening)).status).toBe(401);
  });

  it('answers for a study that does not exist with a problem', async () => {
    const path = participants.replace('ACHILLES-CS', 'NO-SUCH-STUDY');
    const answer = await product.request('investigator', 'POST', path, screening);
    expect([403, 404]).toContain(answer.status);
  });

  it('R-INT-08 a repeated request has one effect; the same key with another body is refused', async () => {
    const key = { 'idempotency-key': 'double-click' };
    const both = await Promise.all([
      product.request('investigator', 'POST', participants, screening, key),
      product.request('investigator', 'POST', participants, screening, key),
    ]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both[0].body).toEqual(both[1].body);
    const other = await product.request('investigator', 'POST', participants, { ...screening, side: 'RIGHT' }, key);
    expect(other).toMatchObject({ status: 422, body: { rule: 'idempotency-key-reused' } });
  });
});
