import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import type { Description } from './interface.js';

const folder = resolve(__dirname, '../fixtures/golden');

/** The versions whose fixtures are kept, the oldest first: see the README beside them. */
export const goldenVersions: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));

/** An event as a version stored it. */
export interface GoldenEvent {
  readonly study: string;
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  /** The canonical bytes, which are UTF-8. */
  readonly bytes: string;
  /** Hash of the Merkle leaf, in hexadecimal. */
  readonly leaf: string;
}

const goldenFile = (version: string, name: string): string => join(folder, version, name);

const unpacked = (version: string, name: string): string =>
  gunzipSync(readFileSync(goldenFile(version, name))).toString();

/** Every event of a version's ledger, by study and position. */
export function goldenEvents(version: string): readonly GoldenEvent[] {
  const lines = unpacked(version, 'events.ndjson.gz').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as GoldenEvent);
}

/** What a version answered to an inspector. */
export interface GoldenAnswers {
  /** By study, the position of the last event when it answered. */
  readonly positions: Readonly<Record<string, number>>;
  /** By path, the pages of a list joined. */
  readonly answers: Readonly<Record<string, unknown>>;
}

export const goldenAnswers = (version: string): GoldenAnswers =>
  JSON.parse(unpacked(version, 'answers.json.gz')) as GoldenAnswers;

/** How a version described its interface. */
export const releasedInterface = (version: string): Description =>
  JSON.parse(unpacked(version, 'openapi.json.gz')) as Description;

/** The migrations that a version shipped, each with the SHA-256 of its file, in hexadecimal. */
export function releasedMigrations(version: string): readonly (readonly [file: string, digest: string])[] {
  const lines = readFileSync(goldenFile(version, 'migrations.sha256'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [digest = '', file = ''] = line.split('  ');
    return [file, digest];
  });
}

/** Data of a version that judgements and messages rest on for good. */
export interface ReliedOn {
  /** SHA-256 of the canonical JSON of the built-in reporting rules, in hexadecimal, by their version. */
  readonly reportingRules: Readonly<Record<string, string>>;
  /** The event types that it had: those that number messages about cases, and the others. */
  readonly messageTypes: { readonly numbers: readonly string[]; readonly others: readonly string[] };
}

/** What a version was released with. */
export const reliedOn = (version: string): ReliedOn =>
  JSON.parse(readFileSync(goldenFile(version, 'relied-on.json'), 'utf8')) as ReliedOn;

/** The key that a version's sealed values open with. */
export function goldenMasterKey(version: string): Buffer {
  return Buffer.from(readFileSync(goldenFile(version, 'master-key'), 'utf8').trim(), 'hex');
}

/** The database of a version as it left it, restored on the server of the specs, and then migrated to the present. */
export function restoreGolden(version: string): Promise<TestDatabase> {
  return testDatabase(async (adminUrl) => {
    const client = new Client({ connectionString: adminUrl });
    await client.connect();
    try {
      await client.query(unpacked(version, 'database.sql.gz'));
    } finally {
      await client.end();
    }
  });
}

/** Makes an empty folder the data folder of a version, as it left it when it stopped, for the build's standalone. */
export async function restoreGoldenFolder(version: string, dataDir: string): Promise<void> {
  // In a process of its own: the embedded database takes over the signals of the one that loads it.
  const script = resolve(__dirname, 'restore-folder.mjs');
  const files = ['database.sql.gz', 'master-key'].map((name) => goldenFile(version, name));
  await promisify(execFile)(process.execPath, [script, dataDir, ...files]);
}
