import { Body, Controller, Get, HttpException, Module, Param, Post, Query, Req } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '@caseledger/kernel';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createLogger } from '../logging.js';
import { OperationsModule } from '../operations.module.js';
import { createHttpApplication } from './application.js';
import { TakesDocument } from './documents.js';
import { maximumUnderWay } from './bounded-server.js';
import { declareRoute } from './declared-route.js';
import { decodeCursor, encodeCursor, pageOf, ApiPage, PageQuery, type Page } from './cursor.js';
import { Instant, ListOf, Part, Text, Whole } from './fields.js';
import { ApiHeaders, entityTag, idempotencyKey, ifMatch, readHeader, WaitFor } from './headers.js';
import { problemDocument, RefusedError, StaleVersion, Unavailable, type ProblemDocument } from './problem.js';
import { TextRecord } from './values.js';

class Batch {
  @Text({ description: 'Batch number.', max: 20 })
  readonly number!: string;
}

class Order {
  @Text({ description: 'Name.', max: 50 })
  readonly name!: string;
  @Whole({ description: 'Bags.', min: 1, max: 10 })
  readonly bags!: number;
  @Instant({ description: 'When.', optional: true })
  readonly at?: string;
  @Part(() => Batch, { description: 'Batch.', optional: true })
  readonly batch?: Batch;
  @ListOf(() => Batch, { description: 'Batches.', optional: true, maxItems: 2 })
  readonly batches?: Batch[];
  @TextRecord({ description: 'Document.', optional: true })
  readonly document?: Readonly<Record<string, string>>;
}

const failures: Record<string, () => Error> = {
  error: () => new Error('secret of the house'),
  invalid: () =>
    new RefusedError(
      new Refusal('invalid', [
        { rule: 'dose-mismatch', message: 'Too much.', remedy: 'Give less.', requirement: 'R-CEL-10' },
      ]),
    ),
  conflict: () =>
    new RefusedError(
      new Refusal('conflict', [{ rule: 'window-open', message: 'Not yet.', remedy: 'Wait.', pointer: '/a' }]),
    ),
  forbidden: () =>
    new RefusedError(new Refusal('forbidden', [{ rule: 'not-delegated', message: 'Not yours.', remedy: 'Ask.' }])),
  'not-found': () =>
    new RefusedError(new Refusal('not-found', [{ rule: 'unknown-study', message: 'No such study.', remedy: 'Look.' }])),
  stale: () => new StaleVersion(7),
  unavailable: () => new Unavailable('database gone', 9),
  teapot: () => new HttpException('secret tea', 418),
  exception: () => new HttpException('secret', 500),
};

class Place {
  @Whole({ description: 'Last row.', min: 0 })
  readonly at!: number;
}

@Controller()
@declareRoute({ kind: 'reference', name: 'orders' })
class OrdersController {
  @Post('orders')
  create(@Body() order: Order): Order {
    return order;
  }

  @Post('documents')
  @TakesDocument()
  @declareRoute({ kind: 'reference', name: 'documents' })
  document(@Body() body: object): object {
    return { bytes: JSON.stringify(body).length };
  }

  @Get('orders')
  @ApiPage(Batch)
  list(@Query() query: PageQuery): Page<number> {
    const { at } = query.cursor === undefined ? { at: 0 } : decodeCursor(query.cursor, Place);
    const limit = query.limit ?? 2;
    const rows = [1, 2, 3, 4, 5].filter((row) => row > at).slice(0, limit + 1);
    return pageOf(rows, limit, (last) => ({ at: last }));
  }

  @Get('failures/:kind')
  fail(@Param('kind') kind: string): never {
    throw failures[kind]!();
  }

  @Get('headers')
  @ApiHeaders(idempotencyKey, ifMatch)
  headers(@Req() request: FastifyRequest, @WaitFor() position?: number): object {
    return { key: readHeader(request, idempotencyKey), version: readHeader(request, ifMatch), position };
  }

  @Get('v1/kept')
  kept(): object {
    return {};
  }
}

const check = (): Promise<unknown> => ledger.answer;
const ledger = { answer: Promise.resolve<unknown>(undefined) };

@Module({
  imports: [OperationsModule.forRoot({ checks: [{ name: 'ledger', check }], measure: check as () => Promise<void> })],
  controllers: [OrdersController],
})
class ShopModule {}

const lines: string[] = [];
const logger = createLogger({ destination: { write: (line: string) => void lines.push(line) } });
const about = { logger, title: 'Shop', version: '1.2.3' };

@Controller('undeclared')
class ForgottenController {
  @Get()
  forgotten(): object {
    return {};
  }
}

@Module({ imports: [ShopModule], controllers: [ForgottenController] })
class ForgetfulModule {}

it('R-AUD-10 (part) does not start with a route of which nobody said what it is and whom it is for', async () => {
  const starting = createHttpApplication(ForgetfulModule, about);
  await expect(starting).rejects.toThrow('routes without a declaration: ForgottenController.forgotten');
});

describe('the HTTP application', () => {
  let app: NestFastifyApplication;
  const good = { name: 'A', bags: 1 };
  const json = { 'content-type': 'application/json' };
  const send = (payload: string | object, headers: Record<string, string> = json) =>
    app.inject({ method: 'POST', url: '/orders', payload, headers });

  const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

  beforeAll(async () => {
    app = await createHttpApplication(ShopModule, about);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  const problem = (answer: { headers: object; statusCode: number; body: string }): ProblemDocument => {
    expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json' });
    const document = JSON.parse(answer.body) as ProblemDocument;
    expect(document).toMatchObject({
      type: `/problems/${document.rule}`,
      title: expect.any(String) as string,
      status: answer.statusCode,
      detail: expect.any(String) as string,
      instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/) as string,
      unmet: expect.any(Array) as unknown[],
    });
    expect(answer.body).not.toMatch(/secret|node_modules|\.ts:/);
    return document;
  };

  it('accepts what is declared, and leaves a free document as it was', async () => {
    const order = {
      ...good,
      at: '2027-03-01T10:30:00+01:00',
      batch: { number: '1' },
      batches: [{ number: '2' }],
      document: { b: 'c' },
    };
    const answer = await send(order);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual({ ...order, at: '2027-03-01T09:30:00.000Z' });
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
  });

  it.each<[string, object, string, string]>([
    ['an unknown field', { ...good, colour: 'red' }, '/colour', 'unknown-member'],
    ['a wrong type', { ...good, bags: '1' }, '/bags', 'malformed-member'],
    ['null', { ...good, name: null }, '/name', 'malformed-member'],
    ['a null optional', { ...good, at: null }, '/at', 'malformed-member'],
    ['a missing field', { bags: 1 }, '/name', 'missing-member'],
    ['a text for an object', { ...good, batch: 'x' }, '/batch', 'malformed-member'],
    ['a list for an object', { ...good, batch: [] }, '/batch', 'malformed-member'],
    ['an unknown nested field', { ...good, batch: { number: '1', 'a/b~': 1 } }, '/batch/a~1b~0', 'unknown-member'],
    ['a wrong list item', { ...good, batches: [{ number: '1' }, {}] }, '/batches/1/number', 'missing-member'],
    ['null in a list', { ...good, batches: [null] }, '/batches', 'malformed-member'],
    ['a list in a list', { ...good, batches: [[]] }, '/batches', 'malformed-member'],
    ['a list that is too long', { ...good, batches: Array(3).fill({ number: '1' }) }, '/batches', 'malformed-member'],
    ['an empty object', {}, '/bags', 'missing-member'],
  ])('refuses %s with a pointer to it (R-INT-01)', async (_, body, pointer, rule) => {
    const answer = await send(body);
    const document = problem(answer);
    expect(answer.statusCode).toBe(400);
    expect(document.rule).toBe('malformed-request');
    expect(document.unmet).toContainEqual(expect.objectContaining({ pointer, rule }));
  });

  it('R-INT-01 (part) takes a document beyond other bodies, and says what is the most of each', async () => {
    const post = (url: string, bytes: number) =>
      app.inject({ method: 'POST', url, payload: `{"a":"${'x'.repeat(bytes)}"}`, headers: json });
    expect((await post('/documents', 300_000)).json()).toEqual({ bytes: 300_008 });
    for (const [url, limit] of [
      ['/documents', 5_242_880],
      ['/orders', 262_144],
    ] as const) {
      const answer = await post(url, limit);
      expect([answer.statusCode, problem(answer)]).toEqual([
        413,
        expect.objectContaining({ rule: 'body-too-large', limit, detail: `The body is larger than ${limit} bytes.` }),
      ]);
    }
  });

  it.each<[string, string, number]>([
    ['broken JSON', '{"name":', 400],
    ['an empty body', '', 400],
    ['a list', '[]', 400],
    ['a text', '"x"', 400],
    ['null', 'null', 400],
    ['a body over 256 kB', JSON.stringify({ ...good, name: 'x'.repeat(256 * 1024) }), 413],
    ['deep nesting', nested(33), 400],
    ['very deep lists', `{"document":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400],
    ['NUL in a value', '{"name":"A\\u0000","bags":1}', 400],
    ['NUL in a name', '{"name":"A","bags":1,"document":{"\\u0000":1}}', 400],
    ['half a surrogate pair', '{"name":"\\ud800","bags":1}', 400],
    ['a number out of range', '{"name":"A","bags":1e999}', 400],
    ['__proto__', '{"name":"A","bags":1,"__proto__":{"x":1}}', 400],
    ['__proto__ inside', '{"name":"A","bags":1,"document":{"__proto__":{"x":1}}}', 400],
    ['constructor', '{"name":"A","bags":1,"document":{"constructor":{"prototype":{}}}}', 400],
  ])('refuses %s (R-INT-01)', async (_, body, status) => {
    const answer = await send(body);
    problem(answer);
    expect(answer.statusCode).toBe(status);
  });

  it('reads the deepest nesting that is allowed', async () => {
    const depth = (body: string) => send(body).then((answer) => problem(answer).detail);
    expect(await depth(nested(32))).not.toMatch(/deeper/);
    expect(await depth(nested(33))).toMatch(/deeper/);
  });

  it.each([
    ['text/plain', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['XML', { 'content-type': 'application/xml' }],
    ['nonsense', { 'content-type': 'nonsense' }],
  ])('refuses %s as media type with 415 (R-INT-01)', async (_, headers) => {
    const answer = await send('a=1', headers);
    expect([answer.statusCode, problem(answer).rule]).toEqual([415, 'unsupported-media-type']);
  });

  it.each(['gzip', 'br', 'deflate', 'identity, gzip', 'x'])(
    'refuses a body in the coding %s with 415 (R-INT-01)',
    async (coding) => {
      const headers = { 'content-type': 'application/json', 'content-encoding': coding };
      const answer = await app.inject({ method: 'POST', url: '/orders', headers, payload: '{"name":"a","bags":1}' });
      expect(problem(answer)).toMatchObject({ rule: 'unsupported-media-type', status: 415 });
    },
  );

  it('takes a body of which it is said that it has no coding', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'identity' };
    const answer = await app.inject({ method: 'POST', url: '/orders', headers, payload: '{"name":"a","bags":1}' });
    expect(answer.statusCode).toBe(201);
  });

  it('refuses a body without a media type with 415 (R-INT-01)', async () => {
    const answer = await app.inject({ method: 'POST', url: '/orders', payload: Buffer.from('{}') });
    expect([answer.statusCode, problem(answer).rule]).toEqual([415, 'unsupported-media-type']);
  });

  it('names what is missing when there is no body at all (R-INT-01)', async () => {
    const answer = await app.inject({ method: 'POST', url: '/orders' });
    expect(problem(answer).unmet).toHaveLength(2);
  });

  it.each([
    ['an unknown route', '/secret', 404],
    ['an unknown method', '/metrics?x', 405],
    ['a NUL in the path', '/failures/a%00', 400],
    ['a NUL in the query', '/orders?cursor=%00', 400],
    ['a path that is not UTF-8', '/failures/%ff', 400],
    ['a broken escape', '/failures/%zz', 400],
    ['an overlong parameter', `/failures/${'a'.repeat(500)}`, 414],
    ['a query with __proto__', '/orders?__proto__=1', 400],
    ['a query with hasOwnProperty', '/orders?hasOwnProperty=1', 400],
    ['an unknown query parameter', '/orders?colour=red', 400],
    ['a repeated query parameter', '/orders?limit=1&limit=2', 400],
    ['a limit that is no number', '/orders?limit=x', 400],
    ['a limit that is too large', '/orders?limit=501', 400],
    ['a cursor of somebody else', '/orders?cursor=%25%25', 400],
    ['a cursor with a NUL', `/orders?cursor=${encodeCursor({ at: '\0' })}`, 400],
    ['a cursor with half a position', `/orders?cursor=${encodeCursor({ at: 0.5 })}`, 400],
    ['a cursor with more', `/orders?cursor=${encodeCursor({ at: 1, on: 1 })}`, 400],
    ['a cursor of another list', `/orders?cursor=${encodeCursor({ on: 1 })}`, 400],
  ])('answers %s with a problem (R-INT-01)', async (what, url, status) => {
    const answer = await app.inject({ method: what === 'an unknown method' ? 'DELETE' : 'GET', url });
    problem(answer);
    expect(answer.statusCode).toBe(status);
  });

  it.each<[string, number, string]>([
    ['invalid', 422, 'dose-mismatch'],
    ['conflict', 409, 'window-open'],
    ['forbidden', 403, 'not-delegated'],
    ['not-found', 404, 'unknown-study'],
    ['stale', 412, 'stale-version'],
    ['unavailable', 503, 'unavailable'],
    ['teapot', 418, 'request-refused'],
    ['exception', 500, 'internal-error'],
    ['error', 500, 'internal-error'],
  ])('translates %s (R-INT-01)', async (kind, status, rule) => {
    const answer = await app.inject(`/failures/${kind}`);
    expect([answer.statusCode, problem(answer).rule]).toEqual([status, rule]);
  });

  it('carries requirement, remedy and pointer of a refusal (R-INT-01)', async () => {
    expect(problem(await app.inject('/failures/invalid'))).toMatchObject({ requirement: 'R-CEL-10' });
    const conflict = problem(await app.inject('/failures/conflict'));
    expect(conflict).toMatchObject({ remedy: 'Wait.', unmet: [{ rule: 'window-open', pointer: '/a' }] });
  });

  it('tells the current version, and when to come back', async () => {
    const stale = await app.inject('/failures/stale');
    expect(stale.headers['etag']).toBe(entityTag(7));
    expect(problem(stale)).toMatchObject({ currentVersion: 7 });
    expect((await app.inject('/failures/unavailable')).headers['retry-after']).toBe('9');
  });

  it('logs an unknown error with the id of the request, and no address', async () => {
    lines.length = 0;
    const { instance } = problem(await app.inject({ url: '/failures/error?x=y', headers: { authorization: 'zzz' } }));
    const log = lines.join('');
    expect(log).toContain('secret of the house');
    expect(log).toContain(instance.slice('urn:uuid:'.length));
    expect(log).not.toMatch(/x=y|zzz/);
  });

  it('logs the correlation id of the caller on every line of a request', async () => {
    lines.length = 0;
    await app.inject({ url: '/failures/error', headers: { 'x-correlation-id': 'visit-7' } });
    const seen = lines.map((line) => (JSON.parse(line) as { correlationId?: string }).correlationId);
    expect(seen).toEqual(['visit-7', 'visit-7']);
  });

  it.each(['maria lopez', 'maria@hospital.example', 'a'.repeat(65), '<a>', 'a;b'])(
    'R-SEC-08 (part) does not take %s, which is no opaque token, for a correlation id',
    async (given) => {
      lines.length = 0;
      await app.inject({ url: '/failures/error', headers: { 'x-correlation-id': given } });
      expect(lines.join('')).not.toContain(given);
    },
  );

  it('goes through a list page by page', async () => {
    const seen: number[] = [];
    let next: string | undefined;
    do {
      const page = (await app.inject(`/orders?limit=2${next ? `&cursor=${next}` : ''}`)).json<Page<number>>();
      seen.push(...page.items);
      next = page.next;
    } while (next !== undefined);
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it('reads the headers of a command', async () => {
    const headers = { 'idempotency-key': 'k-1', 'if-match': '"12"', 'caseledger-wait-for': '3' };
    const answer = await app.inject({ url: '/headers', headers });
    expect(answer.json()).toEqual({ key: 'k-1', version: 12, position: 3 });
    expect((await app.inject('/headers')).json()).toEqual({});
  });

  it.each([
    ['idempotency-key', 'a b'],
    ['idempotency-key', 'a'.repeat(256)],
    ['idempotency-key', ''],
    ['if-match', '12'],
    ['if-match', 'W/"12"'],
    ['if-match', '*'],
    ['caseledger-wait-for', '-1'],
    ['caseledger-wait-for', '1.5'],
    ['caseledger-wait-for', '9'.repeat(16)],
  ])('refuses the header %s: %s (R-INT-01)', async (name, value) => {
    const answer = await app.inject({ url: '/headers', headers: { [name]: value } });
    problem(answer);
    expect(answer.statusCode).toBe(400);
  });

  it('lets nobody keep an answer of the interface', async () => {
    for (const url of ['/v1/kept', '/v1/nothing']) {
      expect((await app.inject(url)).headers['cache-control']).toBe('no-store');
    }
  });

  it('R-INT-01 (part) names the methods that an address has', async () => {
    for (const [method, url, allow] of [
      ['PUT', '/orders', 'POST, GET, HEAD'],
      ['OPTIONS', '/orders?limit=1', 'POST, GET, HEAD'],
      ['POST', '/failures/error', 'GET, HEAD'],
      ['DELETE', '/metrics', 'GET, HEAD'],
    ] as const) {
      const answer = await app.inject({ method, url, payload: '{"a":1', headers: { 'content-type': 'text/x' } });
      expect([problem(answer).rule, answer.headers['allow']?.toString().split(', ').sort()]).toEqual([
        'unknown-method',
        allow.split(', ').sort(),
      ]);
    }
  });

  it('R-INT-02 (part) refuses bytes that are no UTF-8, wherever they are', async () => {
    const [before, after] = [Buffer.from('{"name":"Q'), Buffer.from('Q","bags":1}')];
    for (const bytes of [
      [0xff],
      [0xc0, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf0, 0x9f, 0x98],
      [0xe9],
      [0xf4, 0x90, 0x80, 0x80],
    ]) {
      const payload = Buffer.concat([before, Buffer.from(bytes), after]);
      const answer = await app.inject({ method: 'POST', url: '/orders', payload, headers: json });
      expect(problem(answer)).toMatchObject({ status: 400, detail: 'The body is not UTF-8.' });
    }
  });

  it('does not count a byte order mark as part of the text', async () => {
    const payload = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(JSON.stringify(good))]);
    const answer = await app.inject({ method: 'POST', url: '/orders', payload, headers: json });
    expect(answer.json()).toEqual(good);
  });

  it.each<[string, number]>([
    ['charset=utf-8', 201],
    ['charset="UTF-8"', 201],
    ['charset=utf8', 201],
    ['charset=utf-16', 415],
    ['charset=iso-8859-1', 415],
    ['charset=windows-1252', 415],
    ['charset=', 415],
    ['charset=utf-8; charset=utf-16', 415],
    ['CharSet = "latin1"', 415],
  ])('R-INT-02 (part) answers a body with %s with %d', async (parameter, status) => {
    const answer = await send(good, { 'content-type': `application/json; ${parameter}` });
    expect(answer.statusCode).toBe(status);
  });

  it.each([
    ['{"name":"A","bags":1,"name":"B"}', '/name'],
    ['{"name":"A","bags":1,"name":"A"}', '/name'],
    ['{"name":"A","n\\u0061me":"B","bags":1}', '/name'],
    ['{"name":"A","bags":1,"batches":[{"number":"1"},{"number":"1","number":"2"}]}', '/batches/1/number'],
    ['{"name":"A","bags":1,"document":{"a/b~":"1","a/b~":"2"}}', '/document/a~1b~0'],
    ['{"name":"A","bags":1,"__proto__":1,"__proto__":2}', '/__proto__'],
  ])('R-INT-02 (part) refuses %s, where a member is there twice', async (body, pointer) => {
    expect(problem(await send(body)).unmet).toEqual([expect.objectContaining({ rule: 'doubled-member', pointer })]);
  });

  it('takes the same name in different objects', async () => {
    const order = { ...good, batch: { number: '1' }, batches: [{ number: '1' }, { number: '1' }] };
    expect((await send(order)).statusCode).toBe(201);
  });

  it.each<[string, object]>([
    ['very many unknown members', Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`m${i}`, 1]))],
    ['an unknown member with a very long name', { ...good, ['x'.repeat(200_000)]: 1 }],
    [
      'many unknown members with long names',
      Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}${'é'.repeat(2_900)}`, 1])),
    ],
    ['a list of very many wrong objects', { ...good, batches: Array(20_000).fill({ a: 1 }) }],
    ['a very long text', { ...good, at: 'x'.repeat(200_000) }],
  ])('R-INT-01 (part) answers %s with at most 20 faults and 64 KiB', async (_, body) => {
    const answer = await send(body);
    const { unmet, omitted = 0 } = problem(answer);
    expect(unmet.length).toBeLessThanOrEqual(20);
    expect(Buffer.byteLength(answer.body)).toBeLessThanOrEqual(64 * 1024);
    expect(unmet.length + omitted).toBeGreaterThanOrEqual(1);
  });

  it('says how many faults it does not list', async () => {
    const { unmet, omitted } = problem(
      await send({
        ...good,
        ...Object.fromEntries(
          Array(30)
            .fill(0)
            .map((_, i) => [`m${i}`, 1]),
        ),
      }),
    );
    expect([unmet.length, omitted]).toEqual([20, 10]);
  });

  it('serves a page at the type of each problem', async () => {
    const { type, detail } = problem(await app.inject({ method: 'GET', url: '/nowhere' }));
    const page = await app.inject({ method: 'GET', url: type });
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain(detail);
    expect(problem(await app.inject({ method: 'GET', url: '/problems/made-up' })).status).toBe(404);
    const all = await app.inject({ method: 'GET', url: '/problems' });
    expect(all.json()).toMatchObject({ 'stale-version': { status: 412, requirement: 'R-INT-08' } });
  });

  it('bounds a refusal of the domain, too', () => {
    const unmet = Array.from({ length: 30 }, (_, i) => ({
      rule: `icsr-r${i}` as const,
      message: '\u0001'.repeat(5_000),
      remedy: '😀'.repeat(5_000),
    }));
    const document = problemDocument(
      { status: 409, rule: 'conditions-unmet', detail: 'x'.repeat(90_000), unmet },
      'id',
    );
    expect(Buffer.byteLength(JSON.stringify(document))).toBeLessThanOrEqual(64 * 1024);
    expect(document.unmet.length + (document.omitted ?? 0)).toBe(30);
    expect(document.unmet.length).toBeGreaterThan(3);
  });

  it('documents itself as OpenAPI 3.1.1 with limits, headers and problems', async () => {
    const document = (await app.inject('/openapi.json')).json<{
      openapi: string;
      info: object;
      paths: Record<string, Record<string, { parameters: object[]; responses: Record<string, object> }>>;
      components: { schemas: Record<string, { required: string[]; properties: Record<string, object> }> };
    }>();
    expect(document.openapi).toBe('3.1.1');
    expect(document.info).toMatchObject({ title: 'Shop', version: '1.2.3' });
    const order = document.components.schemas['Order']!;
    expect(order.required).toEqual(['name', 'bags']);
    expect(order.properties).toMatchObject({
      name: { type: 'string', minLength: 1, maxLength: 50 },
      bags: { type: 'integer', minimum: 1, maximum: 10 },
      at: { type: 'string', format: 'date-time' },
      batches: { type: 'array', maxItems: 2, items: { $ref: '#/components/schemas/Batch' } },
      document: { type: 'object', additionalProperties: { type: 'string' } },
    });
    expect(order).toMatchObject({ additionalProperties: false });
    expect(document.components.schemas['Batch']).toMatchObject({ additionalProperties: false });
    expect(order.properties['batch']).toMatchObject({ allOf: [{ $ref: '#/components/schemas/Batch' }] });
    expect(document.paths['/headers']!['get']!.parameters).toContainEqual(
      expect.objectContaining({
        name: 'If-Match',
        in: 'header',
        schema: { type: 'string', pattern: '^"(\\d{1,15})"$', example: '"12"' },
      }),
    );
    expect(document.paths['/orders']!['post']!.responses['default']).toHaveProperty([
      'content',
      'application/problem+json',
    ]);
    expect(Object.keys(document.paths)).not.toContain('/metrics');
  });

  it.each(['/openapi.json', '/problems'])('makes %s once, and says when the caller has it', async (url) => {
    const first = await app.inject(url);
    expect(first.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      etag: expect.stringMatching(/^"[\w-]{43}"$/) as string,
    });
    expect(first.body).toBe(JSON.stringify(first.json()));
    const answer = (tags: string) => app.inject({ url, headers: { 'if-none-match': tags } });
    for (const tags of [first.headers.etag!, `"x", W/${first.headers.etag}`, '*']) {
      const { statusCode, body, headers } = await answer(tags);
      expect([statusCode, body, headers.etag]).toEqual([304, '', first.headers.etag]);
    }
    expect((await answer('"x"')).rawPayload).toEqual(first.rawPayload);
  });

  it('serves its documentation from itself', async () => {
    const page = await app.inject('/docs');
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/(src|href)="https?:/);
    expect((await app.inject('/docs/swagger-ui-bundle.js')).statusCode).toBe(200);
    expect((await app.inject('/docs/swagger-ui-init.js')).statusCode).toBe(200);
    problem(await app.inject('/docs/nothing.js'));
  });

  it('shows that it lives, and its metrics by route template', async () => {
    expect((await app.inject('/health/live')).json()).toEqual({ status: 'live' });
    expect((await app.inject('/health/ready')).json()).toEqual({ status: 'ready' });
    ledger.answer = Promise.resolve({ studies: 3 });
    expect((await app.inject('/health/ready')).json()).toEqual({ status: 'ready', ledger: { studies: 3 } });
    const metrics = await app.inject('/metrics');
    expect(metrics.headers['content-type']).toContain('text/plain');
    expect(metrics.body).toContain('route="/failures/:kind"');
    expect(metrics.body).toContain('process_cpu_user_seconds_total');
  });

  it('says which check is not ready, without the reason, which is logged once (R-INT-01)', async () => {
    ledger.answer = Promise.reject(new Error('secret'));
    lines.length = 0;
    for (let i = 0; i < 2; i += 1) {
      const answer = await app.inject('/health/ready');
      expect(problem(answer)).toMatchObject({ status: 503, unmet: [{ message: 'ledger is not ready.' }] });
      expect(answer.body).not.toContain('secret');
    }
    expect(lines.filter((line) => line.includes('ledger is not ready: secret'))).toHaveLength(1);
    expect((await app.inject('/metrics')).statusCode).toBe(200);
  });
});

describe('callers who do not finish what they send', () => {
  let app: NestFastifyApplication;
  const sockets: ReturnType<typeof connect>[] = [];
  /** Sends a text, then a byte now and again; resolves to what comes back until the connection ends. */
  const dribble = (text: string): Promise<string> => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    let answer = '';
    return new Promise((resolve) => {
      const timer = setInterval(() => socket.write(' '), 100);
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('close', () => {
        clearInterval(timer);
        resolve(answer);
      });
      socket.write(text);
    });
  };
  const head = 'POST /orders HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 999\r\n';

  beforeEach(async () => {
    app = await createHttpApplication(ShopModule, about);
    await app.listen(0, '127.0.0.1');
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await app.close();
  });

  it('have a bounded time for the head and for all of a request', () => {
    expect(app.getHttpServer()).toMatchObject({ headersTimeout: 15_000, requestTimeout: 30_000 });
  });

  it.each([
    ['head', `${head}x-slow:`],
    ['body', `${head}\r\n{`],
  ])('are disconnected at its end, in the middle of the %s', async (_, text) => {
    Object.assign(app.getHttpServer(), { headersTimeout: 500, requestTimeout: 1_000 });
    expect(await dribble(text)).toMatch(/^HTTP\/1\.1 408 [^]*application\/problem\+json|^$/);
  });

  it.each(['host: b', 'Host: a', 'Content-Type: text/plain', 'authorization: Bearer a\r\nAuthorization: Bearer b'])(
    'R-INT-01 (part) are refused with a header twice of which another reader might take the other one: %s',
    async (more) => {
      const text = `${head.replace('999', '2')}${more}\r\nconnection: close\r\n\r\n{}`;
      expect(await dribble(text)).toMatch(/^HTTP\/1\.1 400 [^]*twice/);
    },
  );

  it('are disconnected when they ask on without reading, and hold up no stop', async () => {
    const server = app.getHttpServer();
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1').pause();
    sockets.push(socket.on('error', () => undefined));
    lines.length = 0;
    socket.write('GET /openapi.json HTTP/1.1\r\nhost: a\r\n\r\n'.repeat(400));
    const [connection] = (await once(server, 'connection')) as [Socket];
    await once(connection, 'close');
    await app.close();
    expect(lines.filter((line) => line.includes('/openapi.json')).length).toBeLessThanOrEqual(maximumUnderWay);
  });

  it('do not hold up a stop', async () => {
    const answers = [dribble(`${head}x-slow:`), dribble(`${head}\r\n{`), dribble('')];
    await app.close();
    await Promise.all(answers);
  });
});
