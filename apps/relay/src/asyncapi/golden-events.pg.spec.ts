import { eventTypes, schemaVersionOf, upcasters } from '@caseledger/domain';
import type { EventEnvelope } from '@caseledger/kernel';
import { PostgresEventStore } from '@caseledger/ledger';
import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { randomBytes } from 'node:crypto';
import { decided, record, type DrivenEvent } from '@caseledger/testkit/domain';
import { goldenEvents, keepGolden, nameOf } from '../../test/golden-events.js';

const alarm = { clock: 'eu-susar@1', rule: 'eu-susar', recipient: 'EVCTM', due: '2019-05-01T00:00:00.000Z' };

/** What no journey leads to: events of timers, and of commands that are not there yet. */
const further = [
  { type: 'SiteClosed', stream: 'study', data: { code: 'BCN' } },
  { type: 'WithdrawnFromFollowUp', stream: 'participant/P2', data: { explanation: 'moved' } },
  { type: 'LostToFollowUp', stream: 'participant/P2', data: { explanation: 'no answer' } },
  { type: 'DeadlineApproached', stream: 'adverse-event/AE1', data: alarm },
  { type: 'DeadlineMissed', stream: 'adverse-event/AE1', data: alarm },
  { type: 'NotificationAcknowledged', stream: 'adverse-event/AE1', data: { rule: 'SAE-NOW' } },
  {
    type: 'NotificationEscalated',
    stream: 'adverse-event/AE1',
    data: { rule: 'SAE-NOW', to: ['sponsor'], due: alarm.due },
  },
  {
    type: 'WebhookDisabled',
    stream: 'webhook/00000000-0000-4000-8000-000000000001',
    data: {},
    reason: { code: 'UNDELIVERABLE', text: 'the receiver answered 410 Gone' },
  },
  { type: 'WebhookEnabled', stream: 'webhook/00000000-0000-4000-8000-000000000001', data: { person: 'monitor' } },
] as const;

describe('the golden events', () => {
  let database: TestDatabase;
  let store: PostgresEventStore;

  beforeAll(async () => {
    database = await testDatabase();
    store = new PostgresEventStore({
      connectionString: database.serviceUrl,
      masterKey: randomBytes(32),
      software: 'caseledger/0.1.0',
      upcasters,
    });
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  it('are there for the present version of every type (CASELEDGER_KEEP_GOLDEN=1 keeps those that are new)', async () => {
    const events = decided();
    const { occurredAt, recordedAt, actor } = events.at(-1)!;
    const all = [...events, ...further.map((one): DrivenEvent => ({ ...one, occurredAt, recordedAt, actor }))];
    await record(store, 'ACHILLES-CS', all);
    const stored = new Map<string, Buffer>();
    for (const { bytes } of await store.readBytes('ACHILLES-CS', 0, 1_000)) {
      const name = nameOf(JSON.parse(bytes.toString()) as EventEnvelope);
      // The last of a kind says more than the first: corrections, reasons, sealed values.
      stored.set(name, bytes);
    }
    const present = eventTypes.map((type) => nameOf({ type, schemaVersion: schemaVersionOf(type) }));
    expect([...stored.keys()].sort()).toEqual([...present].sort());
    const kept = new Set(goldenEvents().map(({ name }) => name));
    const missing = present.filter((name) => !kept.has(name));
    if (process.env.CASELEDGER_KEEP_GOLDEN !== undefined) keepGolden(missing.map((name) => stored.get(name)!));
    else expect(missing).toEqual([]);
  });
});
