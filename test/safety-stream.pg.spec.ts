import { temporaryFolder } from '@caseledger/testkit/folders';
import { LocalIssuer } from '@caseledger/access';
import { PerformCommandHandler } from '@caseledger/commands';
import type { DataOf } from '@caseledger/domain';
import type { RunningServices } from '@caseledger/service';
import { WorldCache } from '@caseledger/study';
import { testDatabase, type TestDatabase, until } from '@caseledger/testkit';
import { createHash } from 'node:crypto';
import { loadReferenceStudy, referenceStudy } from '../apps/standalone/src/index.js';
import { alterations, alterLedger, type Alteration } from './support/altered-ledger.js';
import { Recorder } from './support/recorder.js';
import { startSafety } from './support/safety.js';
import { StreamClient } from './support/stream-client.js';

const stream = `/v1/safety/stream?study=${referenceStudy}`;
const now = (): string => new Date().toISOString();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const long = (length: number): string => 'pain '.repeat(length / 5);

let database: TestDatabase;
let services: RunningServices;
let issuer: LocalIssuer;
let url: string;
const recorder = new Recorder(() => services);
const clients: StreamClient[] = [];

/** The services in this process, on the same database as before. */
async function start(): Promise<void> {
  process.env.CASELEDGER_STREAM_HEARTBEAT_SECONDS = '1';
  process.env.CASELEDGER_STREAM_DRAIN_SECONDS = '2';
  services = await startSafety(database, issuer);
  url = await services.app.getUrl();
}

const tokenOf = (person: string, seconds = 3_600) =>
  issuer.issue({ sub: person, name: person, organisation: 'Hospital' }, seconds);

/** Begins another study, with the protocol and the people of the reference study. */
async function begin(study: string): Promise<void> {
  const asSponsor = { occurredAt: '2018-01-01T08:00:00.000Z' };
  const events = await services.store.read(referenceStudy, 0, 2);
  const protocol = events.find(({ type }) => type === 'ProtocolApproved')?.data.protocol as DataOf<'ApproveProtocol'>;
  await recorder.perform(
    'person-sponsor',
    'RegisterStudy',
    { ...asSponsor, code: study, title: study, sponsor: 'S', registrations: [] },
    study,
  );
  await recorder.perform('person-sponsor', 'ApproveProtocol', { ...asSponsor, protocol } as never, study);
  await recorder.perform(
    'person-sponsor',
    'ActivateSite',
    { ...asSponsor, code: 'BCN', name: 'H', country: 'ES', zone: 'Europe/Madrid' },
    study,
  );
  for (const role of ['coordinator', 'investigator', 'inspector'] as const) {
    const person = `person-${role}`;
    const data = { ...asSponsor, person, name: role, role, organisation: 'o', sites: [], from: asSponsor.occurredAt };
    await recorder.perform('person-sponsor', 'GrantDelegation', data, study);
  }
}

const revoke = (person: string) =>
  recorder.perform('person-sponsor', 'EndDelegation', {
    occurredAt: now(),
    person,
    role: 'inspector',
    reason: { code: 'LEFT', text: 'Left the study.' },
  });

async function client(query = '', person = 'person-inspector', seconds?: number): Promise<StreamClient> {
  const made = new StreamClient(`${stream}${query}`, await tokenOf(person, seconds));
  clients.push(made);
  return made;
}

const seen = async (study = referenceStudy) =>
  (await services.store.heads()).find((one) => one.study === study) ?? { position: 0, hash: '' };
const head = async (study = referenceStudy) => (await seen(study)).position;

/** How the stream names an event. */
const idOf = ({ position, hash }: { position: number; hash: string }) => `${position}.${hash.slice(0, 32)}`;
const positionOf = ({ id }: { id: string }) => Number.parseInt(id);

/** Whether the client has everything up to the end of the ledger. */
const caughtUp = async (one: StreamClient, name = referenceStudy) => {
  const end = await seen(name);
  return () => one.comments.includes(`through ${name}=${idOf(end)}`);
};

async function get(path: string, person = 'person-inspector', headers: Record<string, string> = {}) {
  const authorization = `Bearer ${await tokenOf(person)}`;
  const response = await fetch(`${url}${path}`, { headers: { authorization, ...headers } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

beforeAll(async () => {
  database = await testDatabase();
  const dataDir = temporaryFolder('stream');
  issuer = await LocalIssuer.open({ dataDir, issuer: 'spec', audience: 'caseledger' });
  await start();
  const { app } = services;
  await loadReferenceStudy({ handler: app.get(PerformCommandHandler), worlds: app.get(WorldCache) });
});
afterEach(() => {
  for (const one of clients.splice(0)) one.cut();
});
afterAll(async () => {
  await services.stop();
  await database.drop();
});

describe('the safety stream', () => {
  it('R-INT-06 delivers what was recorded and then what is being recorded, and its digest is the proof', async () => {
    const someone = await recorder.participant();
    const first = await recorder.report(someone, true);
    const reader = await client();
    void reader.read(url);
    await until(await caughtUp(reader));
    expect(reader.head).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(reader.head).toMatch(/^content-type: text\/event-stream$/im);
    expect(reader.head).toMatch(/^x-request-id: /im);
    await recorder.followUp(first);
    await recorder.participant();
    await until(async () => reader.events.length === 2 && (await caughtUp(reader))());
    expect(reader.events.map(({ type }) => type)).toEqual(['AdverseEventReported', 'FollowUpReceived']);
    for (const event of reader.events) expect(JSON.parse(event.data)).toMatchObject({ position: positionOf(event) });

    const through = await head();
    const proof = await get(`/v1/safety/stream/proof?study=${referenceStudy}&through=${through}`);
    expect(proof).toEqual({
      status: 200,
      body: {
        study: referenceStudy,
        from: 0,
        through,
        filter: {},
        count: 2,
        digest: sha256(reader.events.map(({ data }) => `${data}\n`).join('')),
        first: positionOf(reader.events[0]!),
        last: positionOf(reader.events[1]!),
      },
    });
  });

  it('R-INT-06 filters by the case before and after an event, as the proof does', async () => {
    const someone = await recorder.participant();
    const [mild, grave] = [await recorder.report(someone), await recorder.report(someone, true)];
    await recorder.followUp(mild);
    await recorder.perform('person-investigator', 'AssessSeriousness', {
      occurredAt: now(),
      adverseEvent: grave,
      seriousness: [],
      reason: { code: 'NEW_INFORMATION', text: 'The stay was planned.' },
    });
    await recorder.followUp(grave);
    const from = (await head()) - 5;
    for (const [filter, expected] of [
      ['&serious=true', ['AdverseEventReported', 'SeriousnessAssessed']],
      ['&serious=true&site=BCN&related=false&special-interest=false', ['AdverseEventReported', 'SeriousnessAssessed']],
      ['&serious=false', ['AdverseEventReported', 'FollowUpReceived', 'SeriousnessAssessed', 'FollowUpReceived']],
      ['&related=true', []],
      ['&product=B-0000001', []],
    ] as const) {
      const reader = await client(`&from=${from}${filter}`);
      void reader.read(url);
      await until(await caughtUp(reader));
      expect(reader.events.map(({ type }) => type)).toEqual(expected);
      const proof = await get(
        `/v1/safety/stream/proof?study=${referenceStudy}&from=${from}&through=${await head()}${filter}`,
      );
      const digest = sha256(reader.events.map(({ data }) => `${data}\n`).join(''));
      expect(proof.body).toMatchObject({ count: expected.length, digest });
    }
  });

  it('R-INT-06 goes on after the last id, and refuses one that is malformed or that the ledger never gave', async () => {
    const reader = await client();
    void reader.read(url);
    await until(async () => (await caughtUp(reader))());
    const { id } = reader.events.at(-2)!;
    const again = await client();
    void again.read(url, { lastId: id });
    await until(async () => (await caughtUp(again))());
    expect(again.events).toEqual(reader.events.slice(-1));

    for (const bad of ['', 'x', '-1', '12&', 'S2=12', '12.5']) {
      expect(await get(stream, undefined, { 'last-event-id': bad })).toMatchObject({
        status: 400,
        body: { rule: 'malformed-request', detail: expect.stringContaining('Last-Event-ID') as string },
      });
    }
    const future = (await head()) + 1;
    for (const path of [`${stream}&from=${future}`, stream.replace('?', `/proof?through=${future}&`)]) {
      expect(await get(path)).toMatchObject({ status: 409, body: { rule: 'position-not-recorded' } });
    }
    expect(await get(`${stream}&serious=perhaps`)).toMatchObject({ status: 400 });
    expect(await get('/v1/safety/stream')).toMatchObject({ status: 400 });
  });

  it('R-AUT-09 is refused as a whole to whoever may not read one of the studies', async () => {
    const stranger = { status: 403, body: { rule: 'not-delegated' } };
    expect(await get(stream, 'stranger')).toMatchObject(stranger);
    expect(await get(`${stream}&study=OTHER-CS`)).toMatchObject(stranger);
    expect(await get(stream.replace('?', '/proof?through=1&'), 'stranger')).toMatchObject(stranger);
    expect((await fetch(`${url}${stream}`)).status).toBe(401);
  });

  it('R-AUT-09 ends when the delegation ends, and shows nothing that was recorded after that', async () => {
    await recorder.grant('leaver', 'inspector');
    const [leaver, stayer] = [await client('', 'leaver'), await client()];
    const over = leaver.read(url);
    void stayer.read(url);
    await until(async () => (await caughtUp(leaver))());
    const someone = await recorder.participant();
    await recorder.report(someone);
    const { position } = await revoke('leaver');
    await recorder.report(someone);
    await over;
    expect(leaver.comments.at(-1)).toBe('ended: not-delegated');
    expect(Number.parseInt(leaver.lastId!)).toBeLessThan(position);
    await until(async () => (await caughtUp(stayer))());
    expect(stayer.events.length).toBeGreaterThan(leaver.events.length);

    await recorder.grant('leaver', 'inspector');
    const silent = await client('', 'leaver');
    const end = silent.read(url);
    await until(async () => (await caughtUp(silent))());
    await revoke('leaver');
    await end;
    expect(silent.comments.at(-1)).toBe('ended: not-delegated');
    expect(await get(stream, 'leaver')).toMatchObject({ status: 403 });
  });

  it('R-SEC-08 ends when the token ends', async () => {
    const reader = await client('', 'person-inspector', 3);
    await reader.read(url);
    expect(reader.comments.at(-1)).toBe('ended: token-expired');
  });

  it('R-INT-06 follows several studies at once, with a place in each', async () => {
    const other = 'SECOND-CS';
    await begin(other);
    const reader = await client(`&study=${other}`);
    const both = async () => {
      const through = `through ${referenceStudy}=${idOf(await seen())}&${other}=${idOf(await seen(other))}`;
      return reader.comments.includes(through);
    };
    let reading = reader.read(url);
    await until(both);
    const someone = new Map([
      [referenceStudy, await recorder.participant()],
      [other, await recorder.participant(other)],
    ]);
    for (const study of [other, referenceStudy, other, referenceStudy]) {
      await recorder.report(someone.get(study)!, false, study);
      // Cut and back, in the middle of the work.
      reader.cut();
      await reading;
      reading = reader.read(url);
    }
    await until(both);
    expect(reader.lastId).toMatch(new RegExp(`^${referenceStudy}=\\d+\\.[0-9a-f]{32}&${other}=\\d+\\.[0-9a-f]{32}$`));
    for (const study of [referenceStudy, other]) {
      const own = reader.events.filter(({ data }) => data.includes(`"study":"${study}"`));
      const proof = await get(`/v1/safety/stream/proof?study=${study}&through=${await head(study)}`);
      expect(proof.body).toMatchObject({ digest: sha256(own.map(({ data }) => `${data}\n`).join('')) });
    }
    expect(await get(`${stream}&study=${other}`, undefined, { 'last-event-id': '12' })).toMatchObject({ status: 400 });
  });

  it('R-INT-06 disconnects a reader that takes nothing, who loses nothing by it, and serves the others meanwhile', async () => {
    const metrics = async () => (await fetch(`${url}/metrics`)).text();
    const slowBefore = Number(/^caseledger_stream_slow_readers_total (\d+)$/m.exec(await metrics())?.[1] ?? 0);
    const [lazy, brisk] = [await client(), await client()];
    let lazyOver = false;
    void lazy.read(url).then(() => (lazyOver = true));
    void brisk.read(url);
    await until(async () => (await caughtUp(lazy))() && (await caughtUp(brisk))());
    lazy.pause();
    const someone = await recorder.participant();
    const cases = await Promise.all(Array.from({ length: 40 }, () => recorder.report(someone)));
    // More than the buffers of the kernel take, on both sides of the connection.
    for (let i = 0; i < 50; i += 1) await Promise.all(cases.map((one) => recorder.followUp(one, long(4_000))));
    await until(async () => (await caughtUp(brisk))());
    await until(async () => (await metrics()).includes(`caseledger_stream_slow_readers_total ${slowBefore + 1}\n`));
    lazy.resume();
    await until(() => lazyOver);
    expect(lazy.events.length).toBeLessThan(brisk.events.length);
    void lazy.read(url);
    await until(async () => (await caughtUp(lazy))());
    expect(lazy.events).toEqual(brisk.events);
    expect(await metrics()).toMatch(/^caseledger_stream_readers \d+$/m);
  });

  it('R-INT-06 ends at once when the process stops, and the reader goes on with the next one', async () => {
    const reader = await client();
    const over = reader.read(url);
    await until(async () => (await caughtUp(reader))());
    await services.stop();
    await over;
    expect(reader.comments.at(-1)).toBe('ended: server-stopping');
    await start();
    await recorder.report(await recorder.participant());
    void reader.read(url);
    await until(async () => (await caughtUp(reader))());
    const proof = await get(`/v1/safety/stream/proof?study=${referenceStudy}&through=${await head()}`);
    expect(proof.body).toMatchObject({ digest: sha256(reader.events.map(({ data }) => `${data}\n`).join('')) });
  });

  it.each(Object.keys(alterations) as Alteration[])(
    'R-SEC-07 (part) ends, and is not opened again, when the ledger is %s',
    async (alteration) => {
      // Of its own: who has seen what was altered stands still until an operator looks.
      const study = `ALTERED-${Object.keys(alterations).indexOf(alteration)}`;
      const path = stream.replace(referenceStudy, study);
      await begin(study);
      const reader = new StreamClient(path, await tokenOf('person-inspector'));
      clients.push(reader);
      const over = reader.read(url);
      await until(async () => (await caughtUp(reader, study))());
      await recorder.report(await recorder.participant(study), false, study);
      await until(async () => (await caughtUp(reader, study))());
      const last = reader.lastId!;
      const putBack = await alterLedger(database.adminUrl, study, alteration);
      await over;
      expect(reader.comments.at(-1)).toBe('ended: ledger-differs');
      const refused = { status: 409, body: { rule: 'ledger-not-as-seen' } };
      expect(await get(path, undefined, { 'last-event-id': last })).toMatchObject(refused);
      expect(await get(path.replace('?', `/proof?through=${last}&`))).toMatchObject(refused);
      await putBack();
    },
  );
});
