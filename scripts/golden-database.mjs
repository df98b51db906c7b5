/**
 * Runs the database of a data folder until standard input ends, and says its address as the superuser: a folder belongs to
 * a process until that ends, so whoever wants it between runs of the product starts this. Called by golden.mjs.
 */
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const built = (room) => import(pathToFileURL(resolve('dist/libs', room, 'src/index.js')).href);
const { DataFolder, startEmbeddedDatabase } = await built('embedded');
const { createLogger } = await built('platform');

const folder = await DataFolder.claim(process.argv[2], 'golden');
const onLost = (error) => {
  throw error;
};
const database = await startEmbeddedDatabase(folder, { logger: createLogger({ level: 'silent' }), onLost });
process.stdout.write(database.adminUrl);
await once(process.stdin.resume(), 'end');
await database.stop();
