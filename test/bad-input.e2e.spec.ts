import { commands } from '@caseledger/domain';
import { participants, screening, Standalone, type Answer } from './support/standalone.js';

const product = new Standalone();
beforeAll(() => product.start());
afterAll(() => product.remove());

const json = { 'content-type': 'application/json' };

describe('bad input', () => {
  const cases: readonly [name: string, status: number, rule: RegExp, body: unknown, headers: Record<string, string>][] =
    [
      ['an unknown field', 400, /malformed-request/, { ...screening, surprise: 1 }, {}],
      ['a wrong type', 400, /malformed-request/, { ...screening, site: 7 }, {}],
      ['a reason that nobody sees', 400, /malformed-member/, { ...screening, diagnosis: '\u200b\ufe0f\u3164' }, {}],
      ['an override of the direction', 400, /invisible-character/, { ...screening, diagnosis: 'no \u202etcepsus' }, {}],
      ['a soft hyphen', 400, /invisible-character/, { ...screening, diagnosis: 'rup\u00adture' }, {}],
      ['text that is not composed', 400, /text-not-normalised/, { ...screening, diagnosis: 'lesio\u0301n' }, {}],
      ['the year 0', 400, /malformed-member/, { ...screening, occurredAt: '0000-01-01' }, {}],
      ['the year 1', 400, /malformed-member/, { ...screening, occurredAt: '0001-01-01T00:00:00Z' }, {}],
      ['a missing field', 400, /malformed-request/, { ...screening, diagnosis: undefined }, {}],
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

  it('R-AUT-09 (part) tells no version to who may not give the command', async () => {
    const answer = await product.request('inspector', 'POST', participants, screening, { 'if-match': '"99"' });
    expect([answer.status, answer.headers.get('etag')]).toEqual([403, null]);
  });

  it.each(['ACHILLES-CS', 'FREE-CODE'])(
    'R-AUT-09 (part) tells no version of %s to who would register it',
    async (code) => {
      const study = {
        code,
        title: 'Study',
        sponsor: 'Institute',
        registrations: [],
        occurredAt: '2999-01-01T00:00:00Z',
      };
      const answer = await product.request('inspector', 'POST', '/v1/studies', study, { 'if-match': '"99"' });
      expect([answer.status, answer.headers.get('etag')]).toEqual([422, null]);
      expect(JSON.stringify(answer.body)).not.toContain('currentVersion');
    },
  );

  it('answers for a study that does not exist with a problem', async () => {
    const path = participants.replace('ACHILLES-CS', 'NO-SUCH-STUDY');
    const answer = await product.request('investigator', 'POST', path, screening);
    expect(answer).toMatchObject({ status: 403, body: { rule: 'not-delegated' } });
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

it.each([
  ['/v1/studies/ACHILLES-CS/audit-trail?from=2027-01-01T00:00:00Z&to=2020-01-01T00:00:00Z', '/to'],
  ['/v1/studies/ACHILLES-CS/safety/update-report?after=9999999', '/after'],
  ['/v1/studies/ACHILLES-CS/safety/hospital-exemption-report?after=9999999', '/after'],
  ['/v1/studies/ACHILLES-CS/safety/update-report?after=2&asOf=1', '/after'],
  ['/v1/safety/stream/proof?study=ACHILLES-CS&from=2&through=1', '/through'],
])(
  'R-INT-01 (part) answers a range that ends before it begins with a problem, not with nothing: %s',
  async (path, at) => {
    const { status, body } = await product.request('safety-monitor', 'GET', path);
    expect([status, body.unmet]).toEqual([400, [expect.objectContaining({ rule: 'range-reversed', pointer: at })]]);
  },
);

interface Operation {
  readonly method: string;
  readonly template: string;
  readonly path: string;
  /** It declares a body. */
  readonly body: boolean;
  /** It declares a query. */
  readonly query: boolean;
  readonly operationId: string;
  /** Somebody whom it is for. */
  readonly persona: string;
}

/** Parts of addresses that have the form that the document asks for; nothing needs to be there. */
const addressed: Record<string, string> = {
  participant: 'P-7K3Q9XZ',
  product: 'B-2M8RT04',
  adverseEvent: 'AE-9QW2MK9',
  webhook: '0b0e8a52-8c2e-4b43-9d3c-6a3c5b7f2a10',
  position: '1',
};
const everyMethod = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS'];
const builtIns = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

/** What holds for every operation of the interface, whatever it does. */
describe('every operation', () => {
  let operations: readonly Operation[];
  const changing = () => operations.filter(({ method }) => method === 'POST');
  const ofAStudy = () => operations.filter(({ template }) => template.includes('{study}'));

  beforeAll(async () => {
    const { paths } = (await product.answers()).document;
    operations = Object.entries(paths).flatMap(([template, item]) =>
      Object.entries(item).map(
        ([method, { operationId, requestBody, parameters = [], 'x-caseledger-roles': roles = ['sponsor'] }]) => ({
          method: method.toUpperCase(),
          operationId,
          template,
          path: template.replace(/\{(\w+)\}/g, (_, name: string) =>
            name === 'study' ? 'ACHILLES-CS' : (addressed[name] ?? 'X1'),
          ),
          body: requestBody !== undefined,
          persona: roles.find((role) => role === 'sponsor') ?? roles[0] ?? 'sponsor',
          query: parameters.some((parameter) => parameter.in === 'query'),
        }),
      ),
    );
  });

  /** The answers that are not as expected, with the operation that gave them: none, when the kind holds. */
  async function unexpected(
    among: readonly Operation[],
    ask: (operation: Operation) => Promise<Answer>,
    isExpected: (answer: Answer, operation: Operation) => boolean,
  ): Promise<readonly unknown[]> {
    expect(among.length).toBeGreaterThan(20);
    const wrong: unknown[] = [];
    for (const operation of among) {
      const answer = await ask(operation);
      if (!isExpected(answer, operation))
        wrong.push([operation.method, operation.template, answer.status, answer.body]);
    }
    return wrong;
  }

  const send = (body: string | Uint8Array, headers: Record<string, string> = json, as?: string) => {
    return ({ method, path, persona }: Operation) => product.request(as ?? persona, method, path, body, headers);
  };
  const pointers = ({ body }: Answer, rule: string) =>
    ((body.unmet ?? []) as { rule: string; pointer: string }[])
      .filter((unmet) => unmet.rule === rule)
      .map(({ pointer }) => pointer);

  it('R-INT-02 (part) refuses a member that is there twice, and points to it', async () => {
    const twice = send('{"reason":{"code":"A"},"occurredAt":"2019-01-10","reason":{"code":"B"}}');
    const wrong = await unexpected(changing(), twice, (answer) => {
      return answer.status === 400 && pointers(answer, 'doubled-member')[0] === '/reason';
    });
    expect(wrong).toEqual([]);
  });

  it('R-AUD-05 (part) takes a date alone for the acts that have no order within a day, and for no other', async () => {
    const untimed = new Map(
      Object.entries(commands).map(([name, { timed = false }]) => [
        `${name[0]!.toLowerCase()}${name.slice(1)}`,
        !timed,
      ]),
    );
    const acts = changing().filter(({ operationId, body }) => body && untimed.has(operationId));
    const wrong = await unexpected(acts, send('{"occurredAt":"2019-01-10"}'), (answer, { operationId }) => {
      if (pointers(answer, 'unknown-member').includes('/occurredAt')) return true;
      return pointers(answer, 'malformed-member').includes('/occurredAt') !== untimed.get(operationId);
    });
    expect(wrong).toEqual([]);
  });

  it('R-INT-02 (part) refuses bytes that are no UTF-8, and charsets that are not UTF-8', async () => {
    const latin1 = Buffer.from('{"diagnosis":"Sehnenriß"}', 'latin1');
    expect(await unexpected(changing(), send(latin1), ({ status }) => status === 400)).toEqual([]);
    const named = send(latin1, { 'content-type': 'application/json; charset=iso-8859-1' });
    expect(await unexpected(changing(), named, ({ status }) => status === 415)).toEqual([]);
  });

  it('R-INT-01 (part) refuses members named like built-ins as any unknown one, in body and query', async () => {
    const body = `{${builtIns.map((name) => `"${name}":{"a":1}`).join()}}`;
    const bodies = changing().filter((operation) => operation.body);
    const wrong = await unexpected(bodies, send(body), (answer) => {
      return (
        answer.status === 400 &&
        builtIns.every(
          (name) => pointers(answer, 'unknown-member').includes(`/${name}`) || Number(answer.body.omitted) > 0,
        )
      );
    });
    expect(wrong).toEqual([]);
    for (const name of builtIns) {
      const queries = operations.filter(({ query, method }) => query && method === 'GET');
      for (const { path } of queries) {
        const answer = await product.request('sponsor', 'GET', `${path}?${name}=1`);
        expect([path, answer.status, pointers(answer, 'unknown-member')]).toEqual([path, 400, [`/${name}`]]);
      }
    }
  });

  it('R-INT-01 (part) answers whatever is sent with at most 20 faults and 64 KiB', async () => {
    const many = JSON.stringify(Object.fromEntries(Array.from({ length: 15_000 }, (_, i) => [`m${i}`, [{}]])));
    const bodies = changing().filter((operation) => operation.body);
    const wrong = await unexpected(bodies, send(many), ({ status, body }) => {
      const { unmet } = body as { unmet: readonly unknown[] };
      return (
        status === 400 && unmet.length <= 20 && Number(body.omitted) > 14_000 && JSON.stringify(body).length < 65_536
      );
    });
    expect(wrong).toEqual([]);
  });

  it('R-SEC-08 (part) asks for a token before it reads a body', async () => {
    const broken = send('{"broken', { 'content-type': 'text/plain' }, 'nobody');
    const tokenless = await unexpected(
      operations.filter(({ method }) => method !== 'GET'),
      broken,
      ({ status }) => status === 401,
    );
    expect(tokenless).toEqual([]);
  });

  it('R-AUT-09 (part) tells a stranger to the study only that, existing study or not, before it judges the request', async () => {
    const elsewhere = ({ method, path }: Operation) =>
      product.request(
        'sponsor',
        method,
        path.replace('ACHILLES-CS', 'NO-SUCH-STUDY'),
        method === 'GET' ? undefined : '{"a":1}',
        {
          ...json,
          'if-match': '"99"',
        },
      );
    const wrong = await unexpected(ofAStudy(), elsewhere, ({ status, body, headers }) => {
      return status === 403 && body.rule === 'not-delegated' && headers.get('etag') === null;
    });
    expect(wrong).toEqual([]);
  });

  it('R-INT-01 (part) answers another method with 405 and the methods that there are', async () => {
    const byPath = new Map<string, string[]>();
    for (const { path, method } of operations) byPath.set(path, [...(byPath.get(path) ?? []), method]);
    for (const [path, methods] of byPath) {
      for (const method of everyMethod.filter((name) => !methods.includes(name))) {
        const answer = await product.request('nobody', method, path);
        const allowed = answer.headers
          .get('allow')
          ?.split(', ')
          .filter((name) => name !== 'HEAD');
        expect([path, method, answer.status, allowed?.sort()]).toEqual([path, method, 405, methods.sort()]);
      }
    }
  });

  it('lets nobody keep an answer on the way', async () => {
    const reads = operations.filter(({ method, path }) => method === 'GET' && !path.endsWith('/stream'));
    for (const { path } of reads) {
      const { headers } = await fetch(`${product.url}${path}`, {
        headers: { authorization: `Bearer ${product.token('sponsor')}` },
      });
      expect([path, headers.get('cache-control')]).toEqual([path, 'no-store']);
    }
  });
});
