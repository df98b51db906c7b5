import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { sha256 } from '../dist/libs/kernel/src/index.js';
import { PostgresEventStore, migrateLedger } from '../dist/libs/ledger/src/index.js';
import { startPostgres } from '../dist/libs/testkit/src/supply/index.js';

/** A PostgreSQL that waits for the disk, with the ledger's schema, and our store on it. */
export async function startLedger() {
  const server = await startPostgres({ settings: { fsync: 'on' } });
  await migrateLedger(server.url);
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`ALTER ROLE caseledger_service LOGIN PASSWORD 'service'`);
  const { rows } = await admin.query('SHOW fsync');
  if (rows[0].fsync !== 'on') throw new Error('the comparison needs fsync');
  const url = new URL(server.url);
  url.username = 'caseledger_service';
  url.password = 'service';
  const masterKey = randomBytes(32);
  const store = new PostgresEventStore({ upcasters: [], connectionString: url.href, masterKey, software: 'bench/1' });
  return {
    url: server.url,
    admin,
    store,
    masterKey,
    stop: async () => {
      await store.close();
      await admin.end();
      await server.remove();
    },
  };
}

const requestHash = sha256(Buffer.from('request'));

/** The data of an event whose stored bytes come to about 800. */
export const data = {
  cells: 5_000_000,
  site: 'achilles-left',
  batch: 'P-2026-0117',
  note: 'x'.repeat(165),
  readings: { viability: 0.93, volume: 2.5, pain: [3, 2, 4], needle: '21G', guided: true },
};

export function appendOf(study, stream, expectedVersion, events) {
  const commandId = randomUUID();
  return {
    study,
    commandId,
    requestHash,
    streams: [
      {
        stream,
        expectedVersion,
        events: Array.from({ length: events }, () => ({ type: 'CellsInjected', schemaVersion: 1, data })),
      },
    ],
    context: {
      actor: { id: 'a3f7c1d2', role: 'investigator', organisation: 'Hospital' },
      occurredAt: '2026-11-21T09:00:00.000Z',
      zone: 'Europe/Madrid',
      recordedAt: '2026-11-21T09:00:01.000Z',
      causation: commandId,
      correlation: commandId,
    },
    answer: { accepted: true },
  };
}

export async function beginStudy(store, study) {
  const { outcome } = await store.append(appendOf(study, 'study', 0, 1));
  if (outcome !== 'appended') throw new Error(`study not begun: ${outcome}`);
}
