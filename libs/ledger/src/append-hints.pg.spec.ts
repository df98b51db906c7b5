import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { Client } from 'pg';
import { randomBytes, randomUUID } from 'node:crypto';
import { PostgresEventStore } from './store.js';

describe('appends on a shared ledger', () => {
  let db: TestDatabase;
  const stores: PostgresEventStore[] = [];
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await db.drop();
  });

  const open = (): PostgresEventStore => {
    const options = {
      connectionString: db.serviceUrl,
      masterKey: randomBytes(32),
      software: 'spec',
      upcasters: [],
      shared: true,
    };
    const store = new PostgresEventStore(options);
    stores.push(store);
    return store;
  };
  const append = (store: PostgresEventStore, study: string) => {
    const at = '2026-01-01T00:00:00.000Z';
    return store.append({
      study,
      commandId: randomUUID(),
      requestHash: Buffer.alloc(32),
      streams: [{ stream: 'study', expectedVersion: 0, events: [{ type: 'noted', schemaVersion: 1, data: {} }] }],
      context: {
        actor: { id: 'p', role: 'sponsor', organisation: 'o' },
        occurredAt: at,
        zone: 'UTC',
        recordedAt: at,
        causation: 'c',
        correlation: 'c',
      },
      answer: null,
    });
  };
  /** Appends to new studies until one of them is heard of: the listener connects in its own time. */
  const heard = async (writer: PostgresEventStore, reader: PostgresEventStore): Promise<number> => {
    let position = 0;
    const appended: string[] = [];
    const stop = reader.onAppend((study, at) => {
      if (appended.includes(study)) position = at;
    });
    while (position === 0) {
      const study = `S-${randomUUID()}`;
      appended.push(study);
      await append(writer, study);
    }
    stop();
    return position;
  };

  it('R-INT-05 reach the followers in other processes, also after their connection broke', async () => {
    const [writer, reader] = [open(), open()];
    expect(await heard(writer, reader)).toBe(1);
    const admin = new Client({ connectionString: db.adminUrl });
    await admin.connect();
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()`,
    );
    await admin.end();
    expect(await heard(writer, reader)).toBe(1);
  });
});
