/** Makes a data folder of the standalone from a dump and a master key: node restore-folder.mjs <folder> <dump> <key> */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { startEmbeddedDatabase } from '../../dist/apps/standalone/src/embedded-database.js';

const [dataDir, dump, masterKey] = process.argv.slice(2);
mkdirSync(join(dataDir, 'keys'), { mode: 0o700 });
copyFileSync(masterKey, join(dataDir, 'keys', 'master'));
const database = await startEmbeddedDatabase(dataDir);
const client = new pg.Client({ connectionString: database.adminUrl });
await client.connect();
await client.query(gunzipSync(readFileSync(dump)).toString());
await client.end();
await database.stop();
