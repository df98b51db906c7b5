import { Deliveries } from '@caseledger/outbound';
import { rebuild, unpark } from '@caseledger/projections';
import { until } from '@caseledger/testkit';
import { Webhook } from 'standardwebhooks';
import { isHealthy, OperatorDatabase, readStatus } from '../apps/cli/src/index.js';
import { referenceStudy } from '../apps/standalone/src/index.js';
import { alterations, alterEvent, alterLedger, type Alteration } from './support/altered-ledger.js';
import {
  admin,
  alarms,
  call,
  cases,
  database,
  eventsOf,
  recorder,
  head,
  hour,
  isDone,
  loadSecondStudy,
  look,
  monitor,
  receiver,
  register,
  replicas,
  secondStudy,
  start,
  travelBy,
  travelled,
  travelUntil,
  webhooks,
  withTwoReplicas,
} from './support/webhook-bench.js';
import type { ReceivedMessage } from './support/webhook-receiver.js';

/** Whether secrets sign a message, each. */
function signing(secrets: readonly string[], { id, timestamp, body, signatures }: ReceivedMessage): readonly boolean[] {
  const at = new Date(Number(timestamp) * 1_000);
  return secrets.map((secret) => signatures.split(' ').includes(new Webhook(secret).sign(id, at, body)));
}

describe('webhooks in the ledger', () => {
  withTwoReplicas();

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
    const url = `${one.url}/hidden-in-the-path?token=hidden-in-the-url`;
    const { path, id, secret } = await register(Object.assign(one, { url }), { filter: { serious: true } });
    const rotated = await call('POST', `${path}/secrets`, { overlapHours: 2 });
    expect((await call('DELETE', path, undefined, 'person-sponsor')).status).toBe(204);
    const events = await replicas[0].store.readStreams(referenceStudy, [{ stream: `webhook/${id}`, after: 0 }]);
    expect(events.map(({ type, actor, data }) => [type, actor.id, data])).toEqual([
      [
        'WebhookRegistered',
        monitor,
        {
          origin: new URL(url).origin,
          filter: { serious: true },
          after: expect.any(Number) as number,
          person: monitor,
          sites: 'ALL',
        },
      ],
      ['WebhookSecretRotated', monitor, { secret: expect.any(String) as string, overlapHours: 2 }],
      ['WebhookDeleted', 'person-sponsor', {}],
    ]);
    const { rows } = await admin.query<{ body: Buffer }>('SELECT body FROM ledger.events');
    for (const hidden of ['hidden-in-the-path', 'hidden-in-the-url', secret, String(rotated.body.secret)]) {
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
    expect(one.distinct).toHaveLength(2);
    for (const request of ['test', 'enabling', 'secrets']) {
      expect((await call('POST', `${path}/${request}`, {})).status).toBe(404);
    }
    expect((await call('GET', webhooks)).body.items).toMatchObject([{ webhook: other.id }]);
    const told = async () => (await call('GET', `${path}/deliveries`)).body.items as { position: number }[];
    expect(await told()).toMatchObject(one.log.map(() => ({ state: 'delivered', attempts: 1 })));
    const [first] = await told();
    expect((await call('GET', `${path}/deliveries/${first!.position}`)).body.log).toMatchObject([{ status: 204 }]);
    const deliveries = replicas[0].app.get(Deliveries);
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

  it('R-INT-08 (part) get one new secret for one Idempotency-Key, however many requests come at once', async () => {
    const one = await receiver();
    const { path, secret } = await register(one);
    const headers = { 'idempotency-key': 'rotate-at-once' };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => call('POST', `${path}/secrets`, { overlapHours: 1 }, monitor, headers)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
    // Whoever asks for something else by that key takes nothing away.
    expect((await call('POST', `${path}/secrets`, { overlapHours: 2 }, monitor, headers)).status).toBe(422);
    await cases(1, 0);
    await until(() => isDone(path));
    expect(signing([secret, String(answers[0]!.body.secret)], one.log[0]!)).toEqual([true, true]);
  });

  it('R-INT-08 (part) get no secret by a rotation that is refused', async () => {
    const one = await receiver();
    const { path, id } = await register(one);
    const secret = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
    const refused = await call('POST', `${path}/secrets`, { secret }, monitor, { 'if-match': '"99"' });
    expect(refused.status).toBe(412);
    await cases(1, 0);
    await until(() => isDone(path));
    expect(signing([secret], one.log[0]!)).toEqual([false]);
    expect((await call('GET', path)).body.secrets).toHaveLength(1);
    // It is forgotten.
    travelBy(48 * hour);
    await replicas[1].stop();
    replicas[1] = await start();
    await until(async () => {
      const { rowCount } = await admin.query('SELECT FROM safety.webhook_secret WHERE endpoint = $1', [id]);
      return rowCount === 1;
    });
  });

  it('R-AUD-06 (part) follow a rotation, although the process died that had it recorded', async () => {
    const one = await receiver();
    const { path, id, secret } = await register(one);
    const next = String((await call('POST', `${path}/secrets`, { overlapHours: 1 })).body.secret);
    // As if it had died right after the ledger took it.
    await admin.query('UPDATE safety.webhook_endpoint SET version = 1 WHERE id = $1', [id]);
    await admin.query(
      'UPDATE safety.webhook_secret SET prepared = id <> endpoint, expires_at = NULL WHERE endpoint = $1',
      [id],
    );
    await cases(1, 0);
    await travelUntil([id], () => isDone(path));
    expect(signing([secret, next], one.log[0]!)).toEqual([true, true]);
    travelBy(2 * hour);
    await cases(1, 0);
    await until(() => isDone(path));
    expect(signing([secret, next], one.log.at(-1)!)).toEqual([false, true]);
  });

  it('R-INT-08 (part) are deleted and enabled once for one Idempotency-Key, whenever it is repeated', async () => {
    const one = await receiver();
    const { path, id } = await register(one);
    one.behave = () => 'gone';
    await cases(1, 0);
    await until(async () => (await call('GET', path)).body.status === 'disabled');
    await until(async () => (await eventsOf(id)).length === 2);
    one.behave = () => 'take';
    const challenges = one.requests.length;
    for (let i = 0; i < 2; i += 1) {
      const enabled = await call('POST', `${path}/enabling`, undefined, monitor, { 'idempotency-key': 'enable' });
      expect(enabled).toMatchObject({ status: 200, body: { status: 'active' } });
      travelBy(1_000);
    }
    await until(() => isDone(path));
    expect(one.requests.length - challenges).toBe(2);
    for (let i = 0; i < 2; i += 1) {
      expect(await call('DELETE', path, undefined, monitor, { 'idempotency-key': 'delete' })).toEqual({
        status: 204,
        body: {},
      });
      travelBy(1_000);
    }
    expect((await call('DELETE', path)).status).toBe(404);
    expect(await eventsOf(id)).toEqual([
      ['WebhookRegistered', monitor],
      ['WebhookDisabled', 'caseledger'],
      ['WebhookEnabled', monitor],
      ['WebhookDeleted', monitor],
    ]);
  });

  it('R-AUD-06 (part) stay disabled until the ledger was told so, whatever else happens, and are told until it takes it', async () => {
    const { path, id } = await register(await receiver());
    // By a process whose clock is ahead, and that died before it could tell: the ledger refuses what lies in the future.
    await admin.query(
      `UPDATE safety.webhook_endpoint
          SET disabled_at = $2, disabled_why = 'the receiver answered 410 Gone', untold = 'GONE' WHERE id = $1`,
      [id, new Date(Date.now() + travelled + hour)],
    );
    alarms.length = 0;
    look();
    await until(() => alarms.some((line) => line.includes(`the ledger is not told of ${id}`)));
    expect((await call('POST', `${path}/secrets`, {})).status).toBe(201);
    expect((await call('GET', path)).body).toMatchObject({ status: 'disabled' });
    expect((await eventsOf(id)).map(([type]) => type)).toEqual(['WebhookRegistered', 'WebhookSecretRotated']);
    travelBy(2 * hour);
    look();
    await until(async () => (await eventsOf(id)).length === 3);
    expect((await eventsOf(id)).at(-1)).toEqual(['WebhookDisabled', 'caseledger']);
    expect((await call('GET', path)).body).toMatchObject({ status: 'disabled' });
    expect((await call('POST', `${path}/enabling`)).body).toMatchObject({ status: 'active' });
  });

  it('R-SEC-07 (part) of other studies go on when the ledger of one turns out to be altered', async () => {
    await loadSecondStudy();
    await recorder.grant('local-monitor', 'safety-monitor', secondStudy);
    const granted = await head(secondStudy);
    const [sound, altered] = [await receiver(), await receiver()];
    altered.behave = () => 'error';
    const one = await register(sound);
    const other = await register(altered, {}, 'local-monitor', secondStudy);
    await cases(1, 0, secondStudy);
    await until(() => altered.requests.length > 1);
    const tried = altered.requests.length;
    altered.behave = () => 'take';
    // Not what the endpoint saw last, but what its delegation rests on.
    const putBack = await alterEvent(database.adminUrl, secondStudy, granted);
    travelBy(hour);
    await cases(1, 0);
    await until(() => isDone(one.path));
    const standsStill = async () => {
      const { rows } = await admin.query<{ differs: string | null }>(
        'SELECT differs FROM safety.webhook_endpoint WHERE id = $1',
        [other.id],
      );
      return rows[0]!.differs;
    };
    look();
    await until(async () => (await standsStill()) !== null);
    expect(await standsStill()).toContain(`the ledger of ${secondStudy} differs at position ${granted}`);
    look();
    await cases(1, 0);
    await until(() => isDone(one.path));
    expect(await standsStill()).not.toBeNull();
    expect(sound.distinct).toHaveLength(2);
    expect(altered.requests).toHaveLength(tried);
    // Whoever meets it has the study compared with what the read models have seen, and the process say so.
    const readiness = async () => (await fetch(`${await replicas[0].app.getUrl()}/health/ready`)).text();
    await until(async () => (await readiness()).includes('projections is not ready'));
    await putBack();
    const operator = new OperatorDatabase(database.adminUrl);
    // A look that began before may still have it stand still, however often it was let go on.
    const goOn = async () => {
      for (const projection of ['casebook', 'safety-stream']) {
        await unpark(operator.registry('safety'), projection, secondStudy);
      }
    };
    await until(async () => {
      await goOn();
      return !(await readiness()).includes('projections is not ready');
    });
    look();
    await travelUntil([other.id], async () => {
      await goOn();
      return altered.distinct.length === 1;
    });
    await operator.close();
  });

  it('R-SEC-07 (part) that get nothing anyway keep no process from being ready', async () => {
    const { id } = await register(await receiver());
    await admin.query(`UPDATE safety.webhook_endpoint SET differs = 'shorter', disabled_at = now() WHERE id = $1`, [
      id,
    ]);
    const ready = await fetch(`${await replicas[0].app.getUrl()}/health/ready`);
    expect(await ready.text()).not.toContain('webhooks is not ready');
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
      const url = await replicas[0].app.getUrl();
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
