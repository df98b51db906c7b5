import { temporaryFolder } from '@caseledger/testkit/folders';
import { LocalIssuer } from '@caseledger/access';
import { LedgerFeed } from '@caseledger/delivery';
import { isPersonal, type RecordedEvent } from '@caseledger/kernel';
import { typesOf, upcasters } from '@caseledger/domain';
import { PostgresEventStore } from '@caseledger/ledger';
import type { Message } from '@caseledger/outbound';
import { ProjectionHost, rebuild, Registry, type RebuildReport } from '@caseledger/projections';
import { type TestDatabase, until } from '@caseledger/testkit';
import { reached } from '@caseledger/testkit/projections';
import { Client, Pool } from 'pg';
import { projectingServices } from '../apps/cli/src/index.js';
import { foldMessages } from '../apps/safety/src/index.js';
import {
  goldenEvents,
  goldenMasterKey,
  goldenVersions,
  reliedOn,
  restoreGolden,
  type GoldenEvent,
} from './support/golden.js';
import { startSafety } from './support/safety.js';

/** Every personal value in an event's data. */
function personalValues(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return isPersonal(value) ? [value] : Object.values(value).flatMap(personalValues);
}

describe.each(goldenVersions)('a database that %s left', (version) => {
  const golden = goldenEvents(version);
  const studies = [...new Set(golden.map(({ study }) => study))];
  let database: TestDatabase;
  let store: PostgresEventStore;

  beforeAll(async () => {
    database = await restoreGolden(version);
    store = new PostgresEventStore({
      upcasters,
      connectionString: database.serviceUrl,
      masterKey: goldenMasterKey(version),
      software: 'spec/1',
    });
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  it('R-AUD-02 (part) keeps bytes, positions and leaf hashes when it is migrated', async () => {
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    const { rows } = await admin.query<GoldenEvent>(
      `SELECT study, e.position::int, stream, e.version, convert_from(body, 'UTF8') AS bytes,
              encode(leaf_hash, 'hex') AS leaf
         FROM ledger.events e JOIN ledger.studies USING (study_no) JOIN ledger.streams st USING (stream_no)
        ORDER BY study COLLATE "C", e.position`,
    );
    await admin.end();
    expect(rows).toEqual(golden);
  });

  it('is read through the store: every event, every stream, the same bytes', async () => {
    for (const study of studies) {
      const own = golden.filter((event) => event.study === study);
      const stored = await store.readBytes(study, 0, own.length + 1);
      expect(stored.map(({ position, bytes }) => ({ position, bytes: bytes.toString() }))).toEqual(
        own.map(({ position, bytes }) => ({ position, bytes })),
      );
      const events = await store.read(study, 0, own.length + 1);
      expect(events.map(({ position, id }) => [position, id])).toEqual(
        own.map(({ position, bytes }) => [position, (JSON.parse(bytes) as RecordedEvent).id]),
      );
      const streams = [...new Set(own.map(({ stream }) => stream))];
      const ofStreams = await store.readStreams(
        study,
        streams.map((stream) => ({ stream, after: 0 })),
      );
      expect(ofStreams).toHaveLength(own.length);
    }
  });

  it('R-INT-06 (part) has the messages told again that were told of cases, byte for byte', async () => {
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    const { rows: tables } = await admin.query<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
        WHERE table_schema ~ 'safety_stream_b[0-9]+$' AND table_name = 'message'`,
    );
    expect(tables).toHaveLength(1);
    const { rows: told } = await admin.query<Pick<Message, 'study' | 'position' | 'type' | 'attributes' | 'data'>>(
      `SELECT study, position::int, type, attributes, data FROM ${tables[0]!.name} ORDER BY study COLLATE "C", position`,
    );
    await admin.end();
    const messages = await Promise.all(
      studies.map(async (study) => foldMessages()(await store.read(study, 0, golden.length))),
    );
    const again = messages.flat().map(({ study, position, type, attributes, data }) => ({
      ...{ study, position, type, data },
      attributes: JSON.parse(JSON.stringify(attributes)) as object[],
    }));
    expect(again).toEqual(told);
    const { numbers, others } = reliedOn(version).messageTypes;
    const had = typesOf('adverse-event').filter((type) => [...numbers, ...others].includes(type));
    expect(new Set(told.map(({ type }) => type))).toEqual(new Set(had));
  });

  it('R-PRV-03 (part) opens what was sealed with its master key', async () => {
    let opened = 0;
    for (const study of studies) {
      for (const event of await store.read(study, 0, golden.length)) {
        for (const value of personalValues(event.data).filter(isPersonal)) {
          expect(await store.vault.open(study, event, value)).toEqual(expect.anything());
          opened += 1;
        }
      }
    }
    expect(opened).toBeGreaterThan(20);
  });

  it.each(['standalone', 'coordination', 'safety', 'oversight'] as const)(
    'R-AUD-15 (part) goes on with the read models of %s, each equal to a rebuild',
    async (name) => {
      const { projections } = projectingServices(store, name === 'standalone').find((one) => one.name === name)!;
      const pool = new Pool({ connectionString: database.urlOf(name), max: 8 });
      const host = new ProjectionHost({ pool, schema: name, log: store, feed: new LedgerFeed(store), projections });
      const registry = new Registry(pool, name);
      await host.start();
      try {
        for (const projection of projections) {
          for (const { study, position } of await store.heads()) {
            await reached(host.reader, projection.name, study, position);
          }
          await until(async () => (await registry.liveBuild(projection.name)).version === projection.version);
        }
        await host.stop();
        const reports: RebuildReport[] = [];
        for (const projection of projections) reports.push(await rebuild({ registry, log: store, projection }));
        expect(reports.map(({ tables }) => tables.length)).not.toContain(0);
        expect(reports.flatMap(({ tables }) => tables.filter(({ equal }) => !equal))).toEqual([]);
      } finally {
        await host.stop();
        await pool.end();
      }
    },
  );

  // Later ones tell the ledger themselves.
  if (version === '0.1.0') {
    it('R-AUD-06 (part) has the webhooks that were registered before told to the ledger, once', async () => {
      const admin = new Client({ connectionString: database.adminUrl });
      await admin.connect();
      const { rows: before } = await admin.query<{ id: string; study: string; url: string; person: string; at: Date }>(
        'SELECT id, study, url, person, created_at AS at FROM safety.webhook_endpoint',
      );
      expect(before.length).toBeGreaterThan(0);
      const told = async () =>
        (
          await Promise.all(
            before.map(({ id, study }) => store.readStreams(study, [{ stream: `webhook/${id}`, after: 0 }])),
          )
        ).flat();
      const events = before.map(({ id, url, person, at }) => ({
        stream: `webhook/${id}`,
        type: 'WebhookRegistered',
        actor: expect.objectContaining({ role: 'system' }) as object,
        occurredAt: at.toISOString(),
        data: expect.objectContaining({ origin: new URL(url).origin, person, sites: 'ALL' }) as object,
      }));
      // Two processes at once, and one that comes later.
      for (const processes of [2, 1]) {
        const running = await Promise.all(Array.from({ length: processes }, () => startLeft(database, version)));
        await until(async () => {
          const { rows } = await admin.query<{ sealed: boolean }>(
            `SELECT bool_and(state = 'registered' AND sealed_url IS NOT NULL) AS sealed FROM safety.webhook_endpoint`,
          );
          return rows[0]!.sealed;
        });
        await Promise.all(running.map((one) => one.stop()));
        expect(await told()).toMatchObject(events);
      }
      // What was to be delivered still is.
      const { rowCount } = await admin.query('SELECT FROM safety.webhook_delivery WHERE delivered_at IS NULL');
      expect(rowCount).toBeGreaterThan(0);
      await admin.end();
    });
  }
});

/** The service that webhooks belong to, on the database that a version left. */
async function startLeft(database: TestDatabase, version: string) {
  const dataDir = temporaryFolder('golden');
  const issuer = await LocalIssuer.open({ dataDir, issuer: 'spec', audience: 'caseledger' });
  return startSafety(database, issuer, { masterKey: goldenMasterKey(version) });
}
