import { LocalIssuer } from '@caseledger/access';
import { PerformCommand, PerformCommandHandler } from '@caseledger/commands';
import { builtInRules, type Command, type CommandName, type DataOf } from '@caseledger/domain';
import { Deliveries, WebhookWorker } from '@caseledger/outbound';
import { createLogger } from '@caseledger/platform';
import { rebuild } from '@caseledger/projections';
import { runServices, type RunningServices } from '@caseledger/service';
import { testDatabase, type TestDatabase, until } from '@caseledger/testkit';
import fc from 'fast-check';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { Webhook } from 'standardwebhooks';
import { safety } from '../apps/safety/src/index.js';
import { isHealthy, OperatorDatabase, readStatus } from '../apps/cli/src/index.js';
import { loadReferenceStudy, referenceStudy } from '../apps/standalone/src/index.js';
import { alterations, alterLedger, type Alteration } from './support/altered-ledger.js';
import { screening } from './support/standalone.js';
import { WebhookReceiver, type Behaviour } from './support/webhook-receiver.js';

const webhooks = `/v1/studies/${referenceStudy}/webhooks`;
const monitor = 'person-safety-monitor';
const hour = 3_600_000;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let database: TestDatabase;
let admin: Pool;
let issuer: LocalIssuer;
/** Two replicas of the service. */
let replicas: RunningServices[];
let travelled = 0;
let screened = 0;
let reported = 0;
const alarms: string[] = [];
const receivers: WebhookReceiver[] = [];

const now = (): string => new Date().toISOString();
const clock = { now: () => new Date(Date.now() + travelled).toISOString() };

async function start(): Promise<RunningServices> {
  const services = await runServices({
    name: 'safety',
    title: 'Safety',
    shared: true,
    services: [{ service: safety, databaseUrl: database.urlOf('safety') }],
    databaseUrl: database.urlOf('safety'),
    masterKey: Buffer.alloc(32, 7),
    access: { issuer: issuer.issuer, audience: issuer.audience, keys: issuer.keys },
    readyLagSeconds: 60,
    logger: createLogger({ level: 'error', destination: { write: (line) => alarms.push(line) } }),
    clock,
  });
  await services.app.listen(0, '127.0.0.1');
  return services;
}

async function perform<N extends CommandName>(person: string, name: N, data: DataOf<N>) {
  const request = { commandId: randomUUID(), person, correlation: 'spec' };
  const command = { name, data } as unknown as Command;
  return replicas[0]!.app.get(PerformCommandHandler).execute(new PerformCommand(referenceStudy, command, request));
}

async function participant(): Promise<string> {
  const code = `P-${String((screened += 1)).padStart(7, '0')}`;
  await perform('person-coordinator', 'ScreenParticipant', {
    ...screening,
    participant: code,
  } as unknown as DataOf<'ScreenParticipant'>);
  return code;
}

async function report(of: string, serious = false): Promise<string> {
  const adverseEvent = `AE-${String((reported += 1)).padStart(7, '0')}`;
  await perform('person-investigator', 'ReportAdverseEvent', {
    occurredAt: now(),
    adverseEvent,
    participant: of,
    term: 'Pain — dolor, 痛み',
    onset: '2019-02-01',
    outcome: 'RECOVERING',
    severity: 'MILD',
    serious,
    seriousness: serious ? ['HOSPITALISATION'] : [],
    phase: 'FOLLOW_UP',
    side: 'LEFT',
  });
  return adverseEvent;
}

const followUp = (adverseEvent: string) =>
  perform('person-investigator', 'ReceiveFollowUp', { occurredAt: now(), adverseEvent, information: 'Pain gone.' });

/** Cases, each with so many follow-ups, all recorded at once. */
async function cases(count: number, followUps: number): Promise<void> {
  const someone = await participant();
  await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const one = await report(someone, i % 2 === 0);
      for (let n = 0; n < followUps; n += 1) await followUp(one);
    }),
  );
}

async function call(
  method: string,
  path: string,
  body?: object,
  person = monitor,
  headers: Record<string, string> = {},
) {
  const token = await issuer.issue({ sub: person, name: person, organisation: 'Hospital' }, 3_600);
  const response = await fetch(`${await replicas.at(-1)!.app.getUrl()}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text === '' ? '{}' : text) as Record<string, unknown> };
}

async function receiver(): Promise<WebhookReceiver> {
  const made = await new WebhookReceiver().start();
  receivers.push(made);
  return made;
}

/** Registers a receiver. Resolves to the path of the webhook and its secret. */
async function register({ url }: WebhookReceiver, more: object = {}, person = monitor) {
  const { status, body } = await call('POST', webhooks, { url, ...more }, person);
  expect([status, body.detail]).toEqual([201, undefined]);
  return { path: `${webhooks}/${String(body.webhook)}`, id: String(body.webhook), secret: String(body.secret) };
}

const head = async () =>
  (await replicas[0]!.store.heads()).find(({ study }) => study === referenceStudy)?.position ?? 0;

/** Whether everything in the ledger has been delivered. */
async function isDone(path: string): Promise<boolean> {
  const { body } = await call('GET', path);
  return body.pending === 0 && Number(body.position) >= (await head());
}

/** Waits, and lets the services' clock jump to the next attempt of these webhooks whenever there is one to wait for. */
const travelUntil = (ids: readonly string[], condition: () => boolean | Promise<boolean>) =>
  until(async () => {
    const { rows } = await admin.query<{ next: Date | null }>(
      `SELECT min(coalesce(e.probe_at, d.next_at)) AS next
         FROM safety.webhook_delivery d JOIN safety.webhook_endpoint e ON e.id = d.endpoint
        WHERE e.id = ANY ($1) AND d.next_at IS NOT NULL AND d.claimed_until IS NULL`,
      [ids],
    );
    travelTo((rows[0]?.next?.getTime() ?? 0) - Date.now());
    return condition();
  });

/** Lets the services' clock jump, and has them notice. */
function travelTo(milliseconds: number): void {
  if (milliseconds <= travelled) return;
  travelled = milliseconds;
  for (const { app } of replicas) app.get(WebhookWorker).look();
}

const positionOf = ({ id }: { id: string }): number => Number(id.slice(referenceStudy.length + 1));

/** Holds a receiver's log against the ledger. */
async function expectEqualToLedger(one: WebhookReceiver, from: number, filter = ''): Promise<void> {
  const { distinct } = one;
  const last = new Map<string, number>();
  for (const message of distinct) {
    const { adverseEvent, position } = JSON.parse(message.body) as { adverseEvent: string; position: number };
    expect(positionOf(message)).toBe(position);
    expect(last.get(adverseEvent) ?? 0).toBeLessThan(position);
    last.set(adverseEvent, position);
  }
  for (const { id, body } of one.log) expect(body).toBe(distinct.find((message) => message.id === id)?.body);
  const bodies = [...distinct].sort((a, b) => positionOf(a) - positionOf(b)).map(({ body }) => `${body}\n`);
  const range = `from=${from}&through=${await head()}`;
  const proof = await call('GET', `/v1/safety/stream/proof?study=${referenceStudy}&${range}${filter}`);
  expect({ count: bodies.length, digest: sha256(bodies.join('')) }).toEqual({
    count: proof.body.count,
    digest: proof.body.digest,
  });
}

const grant = (person: string) =>
  perform('person-sponsor', 'GrantDelegation', {
    occurredAt: now(),
    person,
    name: person,
    role: 'safety-monitor',
    organisation: 'Hospital',
    sites: [],
    from: '2018-01-01T08:00:00.000Z',
  });

beforeAll(async () => {
  process.env.CASELEDGER_WEBHOOK_ALLOW = '127.0.0.1';
  process.env.CASELEDGER_WEBHOOK_TIMEOUT_SECONDS = '1';
  database = await testDatabase();
  admin = new Pool({ connectionString: database.adminUrl, max: 2 });
  // The database is dropped while its connections are closing.
  admin.on('error', () => undefined);
  const dataDir = mkdtempSync(join(tmpdir(), 'caseledger-webhooks-'));
  issuer = await LocalIssuer.open({ dataDir, issuer: 'spec', audience: 'caseledger', clock });
  replicas = await Promise.all([start(), start()]);
  await loadReferenceStudy(replicas[0]!.app.get(PerformCommandHandler));
  // No clock applies here: what time alone records would come between while the specs travel in it.
  const [rule] = builtInRules.rules;
  await perform('person-sponsor', 'ApproveReportingRules', {
    occurredAt: now(),
    version: 'none',
    validFrom: '2018-01-01T08:00:00.000Z',
    rules: [{ ...rule!, legalBases: ['HOSPITAL_EXEMPTION'] }],
  });
});
afterEach(async () => {
  await admin.query('DELETE FROM safety.webhook_endpoint');
  for (const one of receivers.splice(0)) one.stop();
});
afterAll(async () => {
  await Promise.all(replicas.map((one) => one.stop()));
  await admin.end();
  await database.drop();
});

describe('webhooks', () => {
  it('R-INT-03 deliver what is recorded, signed, and their digest is the proof', async () => {
    const one = await receiver();
    const from = await head();
    const { path, id, secret } = await register(one, { description: 'Safety database' });
    await cases(3, 2);
    await until(() => isDone(path));
    expect(one.log).toHaveLength(9);
    await expectEqualToLedger(one, from);
    for (const { body, headers } of one.log) {
      expect(new Webhook(secret).verify(body, headers)).toMatchObject({ study: referenceStudy });
      expect(headers['content-type']).toBe('application/json');
    }
    expect((await call('GET', path)).body).toMatchObject({
      webhook: id,
      url: one.url,
      filter: {},
      description: 'Safety database',
      person: monitor,
      status: 'active',
      pending: 0,
      secrets: [{}],
    });
    expect(JSON.stringify(await call('GET', webhooks))).not.toContain(secret);
    const { rows } = await admin.query<{ sealed: Buffer }>('SELECT sealed FROM safety.webhook_secret');
    expect(rows[0]!.sealed.includes(Buffer.from(secret.slice(6, 20)))).toBe(false);
  });

  it('R-INT-03 R-INT-05 bring every message whatever receivers and processes do, in order per case', async () => {
    const bad = fc.constantFrom<Behaviour>('take', 'take', 'slow', 'error', 'cut', 'cut-after', 'hang');
    await fc.assert(
      fc.asyncProperty(
        fc.array(bad, { minLength: 6, maxLength: 20 }),
        fc.array(bad, { minLength: 6, maxLength: 20 }),
        fc.constantFrom(0, 1),
        async (first, second, restarted) => {
          const [all, serious, dead] = [await receiver(), await receiver(), await receiver()];
          const from = await head();
          const live = [await register(all), await register(serious, { filter: { serious: true } })];
          const lost = await register(dead);
          const ids = live.map(({ id }) => id);
          dead.behave = () => 'hang';
          all.behave = () => first.shift() ?? 'take';
          serious.behave = () => second.shift() ?? 'take';
          const recording = cases(5, 3);
          await travelUntil(ids, () => all.log.length > 3);
          await recording;
          await replicas[restarted]!.stop();
          replicas[restarted] = await start();
          await travelUntil(ids, async () => (await Promise.all(live.map(({ path }) => isDone(path)))).every(Boolean));
          await expectEqualToLedger(all, from);
          await expectEqualToLedger(serious, from, '&serious=true');
          expect(dead.log).toEqual([]);
          dead.behave = () => 'take';
          await travelUntil([lost.id], () => isDone(lost.path));
          await expectEqualToLedger(dead, from);
          for (const { path } of [...live, lost]) expect((await call('DELETE', path)).status).toBe(204);
        },
      ),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it('R-INT-03 are taken on by another process when the one that had them died', async () => {
    const one = await receiver();
    const from = await head();
    const { path, id } = await register(one);
    let held: readonly unknown[] = [];
    one.behave = () => 'error';
    await cases(1, 2);
    await until(() => one.requests.length > 1);
    // A process that claims and is never heard of again.
    const pool = new Pool({ connectionString: database.urlOf('safety'), max: 1 });
    const later = new Date(Date.now() + travelled + hour);
    await until(async () => {
      held = await new Deliveries(pool, 'safety').claim(later, 3_600);
      return held.length > 0;
    });
    await pool.end();
    one.behave = () => 'take';
    travelTo(travelled + 2 * hour);
    const { body } = await call('GET', path);
    expect(body.pending).toBe(3);
    // As if the hour had passed.
    await admin.query('UPDATE safety.webhook_delivery SET claimed_until = now() WHERE endpoint = $1', [id]);
    await until(() => isDone(path));
    await expectEqualToLedger(one, from);
    const first = positionOf(one.distinct[0]!);
    const delivery = await call('GET', `${path}/deliveries/${first}`);
    const numbers = (delivery.body.log as { number: number }[]).map(({ number }) => number);
    expect(numbers).toEqual([1, 3]);
  });

  it('R-INT-03 are verified with either secret while a rotation overlaps, and then with the new one alone', async () => {
    const one = await receiver();
    const { path, secret } = await register(one);
    const key = { 'idempotency-key': 'rotation-1' };
    const rotated = await call('POST', `${path}/secrets`, { overlapHours: 1 }, monitor, key);
    expect(rotated.status).toBe(201);
    expect(await call('POST', `${path}/secrets`, { overlapHours: 1 }, monitor, key)).toEqual(rotated);
    const next = String(rotated.body.secret);
    const deliver = async (count: number) => {
      await cases(1, 0);
      await until(() => one.log.length === count);
      const { id, timestamp, body, signatures } = one.log.at(-1)!;
      const signs = (which: string) => new Webhook(which).sign(id, new Date(Number(timestamp) * 1_000), body);
      return [secret, next].map((which) => signatures.split(' ').includes(signs(which)));
    };
    expect(await deliver(1)).toEqual([true, true]);
    expect((await call('GET', path)).body.secrets).toHaveLength(2);
    travelled += 2 * hour;
    expect(await deliver(2)).toEqual([false, true]);
    expect((await call('GET', path)).body.secrets).toHaveLength(1);
  });

  it('R-INT-03 are disabled with an alarm after 72 hours without success, and lose nothing by it', async () => {
    const one = await receiver();
    const from = await head();
    const { path, id } = await register(one);
    one.behave = () => 'error';
    alarms.length = 0;
    await cases(2, 1);
    const began = travelled;
    // Other alarms may be raised on the way: the clock travels.
    await until(() => {
      travelTo(travelled + hour / 2);
      return alarms.some((line) => line.includes(`the webhook endpoint ${id} is disabled`));
    });
    expect(travelled - began).toBeGreaterThanOrEqual(72 * hour);
    const { body } = await call('GET', path);
    expect(body).toMatchObject({ status: 'disabled', pending: 4 });
    expect(body.disabledWhy).toContain('could not be delivered for 72 hours: answered 500');
    const metrics = async () => (await fetch(`${await replicas[0]!.app.getUrl()}/metrics`)).text();
    await until(async () => (await metrics()).includes('caseledger_webhook_disabled_endpoints 1\n'));
    const tried = one.requests.length;
    await cases(1, 1);
    travelled += 10 * hour;

    one.answer = () => 'no';
    expect(await call('POST', `${path}/enabling`)).toMatchObject({
      status: 409,
      body: { rule: 'webhook-not-verified' },
    });
    one.answer = (challenge) => JSON.stringify({ challenge });
    one.behave = () => 'take';
    expect(one.requests.length).toBe(tried + 1);
    expect(await call('POST', `${path}/enabling`)).toMatchObject({ status: 200, body: { status: 'active' } });
    await until(() => isDone(path));
    await expectEqualToLedger(one, from);
    await until(async () => (await metrics()).includes('caseledger_webhook_disabled_endpoints 0\n'));
  });

  it('R-INT-03 stop at once for a receiver that is gone', async () => {
    const one = await receiver();
    const { path } = await register(one);
    one.behave = () => 'gone';
    await cases(1, 0);
    await until(async () => (await call('GET', path)).body.status === 'disabled');
    expect((await call('GET', path)).body.disabledWhy).toBe('the receiver answered 410 Gone');
  });

  it('R-INT-03 are never sent unsigned: an endpoint whose secrets cannot be opened is disabled until it has another', async () => {
    const one = await receiver();
    const { path, id } = await register(one);
    await admin.query(`UPDATE safety.webhook_secret SET sealed = substr(sealed, 2) WHERE endpoint = $1`, [id]);
    await cases(1, 0);
    await until(async () => (await call('GET', path)).body.status === 'disabled');
    expect((await call('GET', path)).body.disabledWhy).toBe('none of its secrets can be opened');
    expect(one.log).toEqual([]);
    await call('POST', `${path}/secrets`, {});
    await call('POST', `${path}/enabling`);
    await until(() => isDone(path));
    expect(one.log).toHaveLength(1);
  });

  it('R-AUT-09 stop when the delegation of whoever registered them ends, before anything else is sent', async () => {
    await grant('leaver');
    const one = await receiver();
    const { path } = await register(one, {}, 'leaver');
    await perform('person-sponsor', 'EndDelegation', {
      occurredAt: now(),
      person: 'leaver',
      role: 'safety-monitor',
      reason: { code: 'LEFT', text: 'Left the study.' },
    });
    await cases(1, 1);
    await until(async () => (await call('GET', path)).body.status === 'disabled');
    expect(one.log).toEqual([]);
    expect((await call('GET', path)).body.disabledWhy).toBe('the delegation of leaver has ended');
    expect((await call('GET', path, undefined, 'leaver')).status).toBe(403);
    // Somebody else takes it over.
    await call('POST', `${path}/enabling`);
    await until(() => isDone(path));
    expect((await call('GET', path)).body).toMatchObject({ person: monitor, status: 'active' });
    expect(one.log).toHaveLength(2);
  });

  it('R-INT-03 are replayed by range under the same ids, also what was recorded before they were registered', async () => {
    const before = await head();
    await cases(2, 1);
    const one = await receiver();
    const { path } = await register(one);
    await cases(2, 2);
    await until(() => isDone(path));
    const delivered = [...one.log];
    expect(delivered).toHaveLength(6);
    const [from, through] = [positionOf(delivered[1]!), positionOf(delivered[3]!)];
    const inRange = delivered.filter((message) => positionOf(message) >= from && positionOf(message) <= through);
    expect(await call('POST', `${path}/replays`, { from, through })).toEqual({
      status: 201,
      body: { queued: inRange.length },
    });
    await until(() => isDone(path));
    const again = one.log.slice(6);
    const sorted = (list: readonly { id: string; body: string }[]) => list.map(({ id, body }) => [id, body]).sort();
    expect(sorted(again)).toEqual(sorted(inRange));

    await call('POST', `${path}/replays`, { from: before + 1, through: 1_000_000 });
    await until(() => isDone(path));
    await expectEqualToLedger(Object.assign(await receiver(), { log: one.log.slice(6 + again.length) }), before);
    expect(await call('POST', `${path}/replays`, { from: 2, through: 1 })).toMatchObject({
      status: 422,
      body: { rule: 'replay-range-reversed' },
    });
  });

  it('R-INT-03 begin after a position that is given, and say which messages are pending and why', async () => {
    const after = await head();
    await cases(3, 1);
    const one = await receiver();
    one.behave = () => 'error';
    const { path } = await register(one, { after });
    await until(async () => (await call('GET', path)).body.pending === 6);
    await until(() => one.requests.length > 3);
    const page = await call('GET', `${path}/deliveries?state=pending&limit=4`);
    const rest = await call('GET', `${path}/deliveries?state=pending&limit=4&cursor=${String(page.body.next)}`);
    const all = [page, rest].flatMap(({ body }) => body.items as { position: number; nextAt?: string }[]);
    expect(all).toHaveLength(6);
    expect(all.filter(({ nextAt }) => nextAt !== undefined)).toHaveLength(3);
    expect(rest.body.next).toBeUndefined();
    expect((await call('GET', `${path}/deliveries?state=delivered`)).body).toEqual({ items: [] });
    await until(async () => {
      const { body } = await call('GET', `${path}/deliveries/${all[0]!.position}`);
      return (body.log as object[]).length > 0;
    });
    expect((await call('GET', `${path}/deliveries/${all[0]!.position}`)).body).toMatchObject({
      state: 'pending',
      log: [{ number: 1, status: 500, error: 'answered 500' }],
    });
    expect(await call('GET', `${path}/deliveries/1`)).toMatchObject({
      status: 404,
      body: { rule: 'unknown-delivery' },
    });
    expect(await call('POST', webhooks, { url: one.url, after: 10_000_000 })).toMatchObject({
      status: 409,
      body: { rule: 'position-not-recorded' },
    });
  });

  it('R-INT-03 are tested on demand, with the result in the answer', async () => {
    const one = await receiver();
    const { path, secret } = await register(one);
    expect(await call('POST', `${path}/test`)).toMatchObject({ status: 200, body: { delivered: true, status: 204 } });
    const { id, timestamp, body, signatures } = one.requests.at(-1)!;
    expect(new Webhook(secret).sign(id, new Date(Number(timestamp) * 1_000), body)).toBe(signatures);
    expect(JSON.parse(body)).toMatchObject({ type: 'WebhookTest', data: { study: referenceStudy } });
    one.behave = () => 'error';
    expect((await call('POST', `${path}/test`)).body).toMatchObject({ delivered: false, status: 500 });
    one.stop();
    expect((await call('POST', `${path}/test`)).body).toMatchObject({
      delivered: false,
      error: 'the connection failed: ECONNREFUSED',
    });
  });

  it('R-SEC-08 are not registered for an address that leads inside, or that does not answer the challenge', async () => {
    const one = await receiver();
    for (const [url, rule] of [
      ['http://hooks.example/', 'not-https'],
      ['https://192.168.1.1/', 'not-public'],
      ['https://[::ffff:10.0.0.1]/', 'not-public'],
      ['https://me:secret@hooks.example/', 'credentials'],
    ] as const) {
      expect(await call('POST', webhooks, { url })).toMatchObject({
        status: 422,
        body: { rule: `webhook-address-${rule}`, unmet: [{ pointer: '/url' }] },
      });
    }
    for (const answer of ['', '{}', 'null', '{"challenge":"other"}', '<html>']) {
      one.answer = () => answer;
      expect(await call('POST', webhooks, { url: one.url })).toMatchObject({
        status: 409,
        body: { rule: 'webhook-not-verified' },
      });
    }
    const resolved = await call('POST', webhooks, { url: one.url.replace('http://127.0.0.1', 'https://localhost') });
    expect(resolved).toMatchObject({ status: 409, body: { rule: 'webhook-not-verified' } });
    expect((await call('GET', webhooks)).body).toEqual({ items: [] });
    expect((await call('POST', webhooks, { url: one.url, secret: 'whsec_c2hvcnQ=' })).status).toBe(400);
  });

  it('R-AUT-09 are for safety monitors and the sponsor of their study', async () => {
    const one = await receiver();
    const { path, id } = await register(one, {}, 'person-sponsor');
    for (const person of ['person-investigator', 'person-inspector', 'stranger']) {
      expect(await call('POST', webhooks, { url: one.url }, person)).toMatchObject({ status: 403 });
      expect(await call('GET', path, undefined, person)).toMatchObject({ status: 403 });
    }
    expect(one.requests).toHaveLength(1);
    expect(await call('GET', `/v1/studies/OTHER-CS/webhooks/${id}`)).toMatchObject({ status: 403 });
    await admin.query(`UPDATE safety.webhook_endpoint SET study = 'OTHER-CS'`);
    expect(await call('GET', path)).toMatchObject({ status: 404, body: { rule: 'unknown-webhook' } });
    expect((await call('DELETE', path)).status).toBe(404);
  });

  it('R-INT-08 are registered once for one Idempotency-Key', async () => {
    const one = await receiver();
    const key = { 'idempotency-key': 'register-1' };
    const secret = `whsec_${Buffer.alloc(24, 3).toString('base64')}`;
    const first = await call('POST', webhooks, { url: one.url, secret }, monitor, key);
    expect(first).toMatchObject({ status: 201, body: { secret } });
    expect(one.requests[0]!.signatures).toBe(
      new Webhook(secret).sign(
        one.requests[0]!.id,
        new Date(Number(one.requests[0]!.timestamp) * 1_000),
        one.requests[0]!.body,
      ),
    );
    const again = await call('POST', webhooks, { url: one.url, secret }, monitor, key);
    expect(again.body).toMatchObject({ webhook: first.body.webhook, secret });
    expect(one.requests).toHaveLength(1);
    expect(await call('POST', webhooks, { url: `${one.url}2` }, monitor, key)).toMatchObject({
      status: 422,
      body: { rule: 'idempotency-key-reused' },
    });
  });

  it('R-AUD-06 (part) are events of a stream of their own: who is told, since when, and by whose decision', async () => {
    const one = await receiver();
    const url = `${one.url}?token=hidden-in-the-url`;
    const { path, id, secret } = await register(Object.assign(one, { url }), { filter: { serious: true } });
    const rotated = await call('POST', `${path}/secrets`, { overlapHours: 2 });
    expect((await call('DELETE', path, undefined, 'person-sponsor')).status).toBe(204);
    const events = await replicas[0]!.store.readStreams(referenceStudy, [{ stream: `webhook/${id}`, after: 0 }]);
    expect(events.map(({ type, actor, data }) => [type, actor.id, data])).toEqual([
      [
        'WebhookRegistered',
        monitor,
        {
          address: one.url.slice(0, one.url.indexOf('?')),
          filter: { serious: true },
          after: expect.any(Number) as number,
          person: monitor,
          sites: 'ALL',
        },
      ],
      ['WebhookSecretRotated', monitor, { overlapHours: 2 }],
      ['WebhookDeleted', 'person-sponsor', {}],
    ]);
    const { rows } = await admin.query<{ body: Buffer }>('SELECT body FROM ledger.events');
    for (const hidden of ['hidden-in-the-url', secret, String(rotated.body.secret)]) {
      expect(rows.some(({ body }) => body.includes(hidden))).toBe(false);
    }
    expect((await call('GET', path)).body).toMatchObject({ status: 'deleted', secrets: [] });
  });

  it('R-AUD-06 (part) leave the log of what was delivered behind, until it has been kept long enough', async () => {
    const one = await receiver();
    const { path, id } = await register(one);
    await cases(1, 1);
    await until(() => isDone(path));
    expect((await call('DELETE', path)).status).toBe(204);
    await cases(1, 0);
    const other = await register(await receiver(), { after: (await head()) - 1 });
    await until(() => isDone(other.path));
    // Whatever came after the deletion went to the other one alone.
    expect(one.log).toHaveLength(2);
    for (const request of ['test', 'enabling', 'secrets']) {
      expect((await call('POST', `${path}/${request}`, {})).status).toBe(404);
    }
    expect((await call('GET', webhooks)).body.items).toMatchObject([{ webhook: other.id }]);
    const told = async () => (await call('GET', `${path}/deliveries`)).body.items as { position: number }[];
    expect(await told()).toMatchObject(one.log.map(() => ({ state: 'delivered', attempts: 1 })));
    const [first] = await told();
    expect((await call('GET', `${path}/deliveries/${first!.position}`)).body.log).toMatchObject([{ status: 204 }]);
    const deliveries = replicas[0]!.app.get(Deliveries);
    await deliveries.expire(new Date(Date.now() + travelled - hour));
    expect(await told()).toHaveLength(2);
    await deliveries.expire(new Date(Date.now() + travelled + hour));
    expect((await call('GET', path)).status).toBe(404);
    const kept = await admin.query('SELECT FROM safety.webhook_attempt WHERE endpoint = $1', [id]);
    expect(kept.rowCount).toBe(0);
  });

  it('R-INT-08 (part) get one new secret for one Idempotency-Key, whatever was done since', async () => {
    const { path } = await register(await receiver());
    const rotate = (key: string) => call('POST', `${path}/secrets`, {}, monitor, { 'idempotency-key': key });
    const first = await rotate('rotate-1');
    const second = await rotate('rotate-2');
    expect(await rotate('rotate-1')).toEqual(first);
    expect(second.body.secret).not.toBe(first.body.secret);
    const { secrets } = (await call('GET', path)).body as { secrets: { expiresAt?: string }[] };
    expect(secrets.map(({ expiresAt }) => expiresAt !== undefined)).toEqual([false, true, true]);
  });

  it.each(Object.keys(alterations) as Alteration[])(
    'R-SEC-07 (part) stand still, and say so, when the ledger is %s',
    async (alteration) => {
      const one = await receiver();
      const { path, id } = await register(one);
      await cases(1, 1);
      await until(() => isDone(path));
      const putBack = await alterLedger(database.adminUrl, referenceStudy, alteration);
      await until(async () => (await call('GET', path)).body.standsStill !== undefined);
      const operator = new OperatorDatabase(database.adminUrl);
      const status = await readStatus(operator, [], Date.now());
      expect(isHealthy(status, 60)).toBe(false);
      expect(status.differences).toMatchObject([{ reader: `webhook ${id}`, study: referenceStudy }]);
      const url = await replicas[0]!.app.getUrl();
      const ready = await fetch(`${url}/health/ready`);
      expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('webhooks is not ready')]);
      await until(async () =>
        (await (await fetch(`${url}/metrics`)).text()).includes('caseledger_webhook_ledger_differs 1\n'),
      );
      expect(alarms.some((line) => line.includes(`the webhook endpoint ${id} stands still: ledger-differs`))).toBe(
        true,
      );
      // What stood still goes on when the ledger is what it was, and the read models were made anew.
      await putBack();
      const registry = operator.registry('safety');
      for (const { name, projections } of operator.services) {
        if (name !== 'safety') continue;
        for (const projection of projections) await rebuild({ registry, log: operator.ledger('safety'), projection });
      }
      await operator.close();
    },
  );
});
