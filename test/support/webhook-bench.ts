import { temporaryFolder } from '@caseledger/testkit/folders';
import { LocalIssuer } from '@caseledger/access';
import { PerformCommandHandler } from '@caseledger/commands';
import { builtInVersions } from '@caseledger/domain';
import { WebhookWorker } from '@caseledger/outbound';
import { createLogger } from '@caseledger/platform';
import { readProgramme, referenceProgramme } from '@caseledger/programmes';
import type { RunningServices } from '@caseledger/service';
import { WorldCache } from '@caseledger/study';
import { testDatabase, type TestDatabase, until } from '@caseledger/testkit';
import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import { loadReferenceStudy, referenceStudy } from '../../apps/standalone/src/index.js';
import { Recorder } from './recorder.js';
import { startSafety } from './safety.js';
import { WebhookReceiver } from './webhook-receiver.js';

/** Where the webhooks of a study are. */
const webhooksOf = (study: string): string => `/v1/studies/${study}/webhooks`;
export const webhooks = webhooksOf(referenceStudy);
/** A second study with the same programme. */
export const secondStudy = 'SECOND-CS';
export const monitor = 'person-safety-monitor';
export const hour = 3_600_000;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export let database: TestDatabase;
export let admin: Pool;
let issuer: LocalIssuer;
/** Two replicas of the service. */
export let replicas: [RunningServices, RunningServices];
/** By how much the clock of the services is ahead. */
export let travelled = 0;
export const recorder = new Recorder(() => replicas[0]);
export const alarms: string[] = [];
const receivers: WebhookReceiver[] = [];

const now = (): string => new Date().toISOString();
const clock = { now: () => new Date(Date.now() + travelled).toISOString() };

export async function start(): Promise<RunningServices> {
  const services = await startSafety(database, issuer, {
    logger: createLogger({ level: 'error', destination: { write: (line) => alarms.push(line) } }),
    clock,
  });
  return services;
}

/** Cases, each with so many follow-ups, all recorded at once. */
export async function cases(count: number, followUps: number, study = referenceStudy): Promise<void> {
  const someone = await recorder.participant(study);
  await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const one = await recorder.report(someone, i % 2 === 0, study);
      for (let n = 0; n < followUps; n += 1) await recorder.followUp(one, undefined, study);
    }),
  );
}

export async function call(
  method: string,
  path: string,
  body?: object,
  person = monitor,
  headers: Record<string, string> = {},
) {
  const token = await issuer.issue({ sub: person, name: person, organisation: 'Hospital' }, 3_600);
  const response = await fetch(`${await replicas[1].app.getUrl()}${path}`, {
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

export async function receiver(): Promise<WebhookReceiver> {
  const made = await new WebhookReceiver().start();
  receivers.push(made);
  return made;
}

/** Registers a receiver. Resolves to the path of the webhook and its secret. */
export async function register(
  { url }: { readonly url: string },
  more: object = {},
  person = monitor,
  study = referenceStudy,
) {
  const { status, body } = await call('POST', webhooksOf(study), { url, ...more }, person);
  expect([status, body.detail]).toEqual([201, undefined]);
  return {
    path: `${webhooksOf(study)}/${String(body.webhook)}`,
    id: String(body.webhook),
    secret: String(body.secret),
  };
}

export const head = async (of = referenceStudy) =>
  (await replicas[0].store.heads()).find(({ study }) => study === of)?.position ?? 0;

/** Whether everything in the ledger has been delivered. */
export async function isDone(path: string): Promise<boolean> {
  const { body } = await call('GET', path);
  return body.pending === 0 && Number(body.position) >= (await head());
}

/** Waits, and lets the services' clock jump to the next attempt of these webhooks whenever there is one to wait for. */
export const travelUntil = (ids: readonly string[], condition: () => boolean | Promise<boolean>) =>
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

/** Lets the services' clock jump. */
export function travelBy(milliseconds: number): void {
  travelled += milliseconds;
}

/** Has the services look whether there is anything to do. */
export function look(): void {
  for (const { app } of replicas) app.get(WebhookWorker).look();
}

/** Lets the services' clock jump, and has them notice. */
export function travelTo(milliseconds: number): void {
  if (milliseconds <= travelled) return;
  travelled = milliseconds;
  look();
}

export const positionOf = ({ id }: { id: string }): number => Number(id.slice(referenceStudy.length + 1));

/** Holds a receiver's log against the ledger. */
export async function expectEqualToLedger(one: WebhookReceiver, from: number, filter = ''): Promise<void> {
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

/** Types and actors of the events of a webhook. */
export async function eventsOf(id: string): Promise<readonly (readonly [string, string])[]> {
  const events = await replicas[0].store.readStreams(referenceStudy, [{ stream: `webhook/${id}`, after: 0 }]);
  return events.map(({ type, actor }) => [type, actor.id] as const);
}

/** Loads the second study. */
export async function loadSecondStudy(): Promise<void> {
  const reference = readProgramme(referenceProgramme);
  await loadReferenceStudy(ledger(), { ...reference, study: { ...reference.study, code: secondStudy } });
}

const ledger = () => {
  const { app } = replicas[0];
  return { handler: app.get(PerformCommandHandler), worlds: app.get(WorldCache) };
};

/** Two processes of the safety service on the reference study, for the specs of this file. */
export function withTwoReplicas(): void {
  beforeAll(async () => {
    process.env.CASELEDGER_WEBHOOK_ALLOW = '127.0.0.1';
    process.env.CASELEDGER_WEBHOOK_TIMEOUT_SECONDS = '1';
    database = await testDatabase();
    admin = new Pool({ connectionString: database.adminUrl, max: 2 });
    // The database is dropped while its connections are closing.
    admin.on('error', () => undefined);
    const dataDir = temporaryFolder('webhooks');
    issuer = await LocalIssuer.open({ dataDir, issuer: 'spec', audience: 'caseledger', clock });
    replicas = await Promise.all([start(), start()]);
    await loadReferenceStudy(ledger());
    // No clock applies here: what time alone records would come between while the specs travel in it.
    const rules = builtInVersions[0].rules.slice(0, 1);
    await recorder.perform('person-sponsor', 'ApproveReportingRules', {
      occurredAt: now(),
      version: 'none',
      validFrom: '2018-01-01T08:00:00.000Z',
      rules: rules.map((rule) => ({ ...rule, legalBases: ['HOSPITAL_EXEMPTION'] as const })),
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
}
