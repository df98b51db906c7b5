import { Deliveries } from '@caseledger/outbound';
import { until } from '@caseledger/testkit';
import fc from 'fast-check';
import { Pool } from 'pg';
import { Webhook } from 'standardwebhooks';
import { referenceStudy } from '../apps/standalone/src/index.js';
import {
  admin,
  alarms,
  call,
  cases,
  database,
  expectEqualToLedger,
  recorder,
  head,
  hour,
  isDone,
  look,
  monitor,
  positionOf,
  receiver,
  register,
  replicas,
  start,
  travelBy,
  travelTo,
  travelUntil,
  travelled,
  webhooks,
  withTwoReplicas,
} from './support/webhook-bench.js';
import type { Behaviour } from './support/webhook-receiver.js';

type Claim = Awaited<ReturnType<Deliveries['claim']>>[number];

describe('deliveries to webhooks', () => {
  withTwoReplicas();

  it('R-INT-03 deliver what is recorded, signed, and their digest is the proof', async () => {
    const one = await receiver();
    const from = await head();
    const { path, id, secret } = await register(one, { description: 'Safety database' });
    await cases(3, 2);
    await until(() => isDone(path));
    expect(one.distinct).toHaveLength(9);
    await expectEqualToLedger(one, from);
    for (const { body, headers } of one.log) {
      expect(new Webhook(secret).verify(body, headers)).toMatchObject({ study: referenceStudy });
      expect(headers['content-type']).toBe('application/json');
    }
    expect((await call('GET', path)).body).toMatchObject({
      webhook: id,
      url: new URL(one.url).origin,
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
          await travelUntil(ids, () => all.distinct.length > 3);
          await recording;
          await replicas[restarted].stop();
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
    look();
    await until(() => isDone(path));
    await expectEqualToLedger(one, from);
    const first = positionOf(one.distinct[0]!);
    const delivery = await call('GET', `${path}/deliveries/${first}`);
    const numbers = (delivery.body.log as { number: number }[]).map(({ number }) => number);
    expect(numbers).toEqual([1, 3]);
  });

  it('R-INT-03 are kept by the claims that a process knows, and by no others', async () => {
    const one = await receiver();
    one.behave = () => 'error';
    const { id } = await register(one);
    await cases(2, 0);
    await until(() => one.requests.length > 2);
    const deliveries = replicas[0].app.get(Deliveries);
    const later = new Date(Date.now() + travelled + hour);
    const claims: Claim[] = [];
    await until(async () => {
      claims.push(...(await deliveries.claim(later, 3_600)).filter(({ endpoint }) => endpoint === id));
      return claims.length === 2;
    });
    const [known, unknown] = claims;
    const leaseOf = async ({ position }: Claim) => {
      const { rows } = await admin.query<{ until: Date }>(
        'SELECT claimed_until AS until FROM safety.webhook_delivery WHERE endpoint = $1 AND position = $2',
        [id, position],
      );
      return rows[0]!.until.getTime();
    };
    const before = [await leaseOf(known!), await leaseOf(unknown!)] as const;
    await deliveries.renew([known!], 7_200);
    expect(await leaseOf(known!)).toBeGreaterThan(before[0]);
    expect(await leaseOf(unknown!)).toBe(before[1]);
    // Somebody else's by now.
    await deliveries.renew([{ ...unknown!, number: unknown!.number - 1 }], 7_200);
    expect(await leaseOf(unknown!)).toBe(before[1]);
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
      await until(() => one.distinct.length === count);
      const { id, timestamp, body, signatures } = one.log.at(-1)!;
      const signs = (which: string) => new Webhook(which).sign(id, new Date(Number(timestamp) * 1_000), body);
      return [secret, next].map((which) => signatures.split(' ').includes(signs(which)));
    };
    expect(await deliver(1)).toEqual([true, true]);
    expect((await call('GET', path)).body.secrets).toHaveLength(2);
    travelBy(2 * hour);
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
    const metrics = async () => (await fetch(`${await replicas[0].app.getUrl()}/metrics`)).text();
    await until(async () => (await metrics()).includes('caseledger_webhook_disabled_endpoints 1\n'));
    const tried = one.requests.length;
    await cases(1, 1);
    travelBy(10 * hour);

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
    expect(one.distinct).toHaveLength(1);
  });

  it('R-AUT-09 stop when the delegation of whoever registered them ends, before anything else is sent', async () => {
    await recorder.grant('leaver', 'safety-monitor');
    const one = await receiver();
    const { path } = await register(one, {}, 'leaver');
    await recorder.perform('person-sponsor', 'EndDelegation', {
      occurredAt: new Date().toISOString(),
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
    expect(one.distinct).toHaveLength(2);
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
      status: 400,
      body: { unmet: [{ rule: 'range-reversed', pointer: '/through' }] },
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
      error: expect.stringMatching(/^no connection, or no answer within \d+ s$/) as unknown,
    });
  });

  it('are not registered for an address that leads inside, or that does not answer the challenge', async () => {
    const one = await receiver();
    for (const [url, rule] of [
      ['http://hooks.example/', 'not-https'],
      ['https://192.168.1.1/', 'not-public'],
      ['https://[::ffff:10.0.0.1]/', 'not-public'],
      ['https://me:secret@hooks.example/', 'credentials'],
      ['https://hooks.example:22/', 'port'],
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
    const resolved = await call('POST', webhooks, { url: 'https://localhost/' });
    expect(resolved).toMatchObject({ status: 409, body: { rule: 'webhook-not-verified' } });
    expect(JSON.stringify(resolved.body)).not.toContain('localhost');
    expect((await call('GET', webhooks)).body).toEqual({ items: [] });
    expect((await call('POST', webhooks, { url: one.url, secret: 'whsec_c2hvcnQ=' })).status).toBe(400);
  });
});
