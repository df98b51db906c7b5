/** The standalone process of a build of the product, as `npm start` runs it, and what it and its database take. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { caseStudy } from './cases.mjs';

const ticksPerSecond = 100;

/** Where a build has what the benches need of it, first in this version, then in 0.1.0. */
async function moduleOf(build, ...paths) {
  for (const path of paths) {
    const found = await import(pathToFileURL(join(build, 'dist', path)).href).catch((error) => {
      if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    });
    if (found !== undefined) return found;
  }
  throw new Error(`${build} has none of ${paths.join(', ')}`);
}

function statOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), seconds: ticks / ticksPerSecond };
  } catch {
    return undefined; // It ended meanwhile: its parent has its time.
  }
}

/** User and system time of a process, and of its descendants, ended ones included, in seconds. */
export function cpuSecondsOf(root) {
  const stats = new Map();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(name) : undefined;
    if (stat !== undefined) stats.set(Number(name), stat);
  }
  const below = (pid) =>
    [...stats]
      .filter(([, { parent }]) => parent === pid)
      .flatMap(([child]) => below(child))
      .concat(pid);
  const seconds = below(root).map((pid) => stats.get(pid)?.seconds ?? 0);
  const own = seconds.at(-1);
  return { own, all: seconds.reduce((sum, each) => sum + each, 0) };
}

/** Starts a build on a new data folder. */
export async function startStandalone(build, { nodeOptions = [] } = {}) {
  const dataDir = join(tmpdir(), `caseledger-bench-${randomUUID()}`);
  const child = spawn(process.execPath, [...nodeOptions, join(build, 'dist/apps/standalone/src/main.js')], {
    cwd: build,
    env: { PATH: process.env.PATH, PORT: '0', CASELEDGER_DATA_DIR: dataDir, CASELEDGER_LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  const url = await new Promise((found, failed) => {
    let text = '';
    child.once('exit', (code) => failed(new Error(`${build} ended with ${code}`)));
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const match = /(http:\/\/\S+)\/docs[\s\S]*Data /.exec(text);
      if (match) found(match[1]);
    });
  });
  const { runningDatabaseUrl } = await moduleOf(
    build,
    'libs/embedded/src/index.js',
    'apps/standalone/src/running-database.js',
  );
  const databaseUrl = await runningDatabaseUrl(dataDir);
  const admin = new pg.Client({ connectionString: databaseUrl });
  admin.on('error', () => undefined);
  await admin.connect();
  const { rows: schemas } = await admin.query(
    `SELECT table_schema AS name FROM information_schema.tables WHERE table_name = 'cursors'`,
  );
  const cursors = schemas.map(
    ({ name }) =>
      `SELECT coalesce(min(coalesce(c.position, 0)), 0) AS position FROM ${name}.builds b
         LEFT JOIN ${name}.cursors c ON c.name = b.name AND c.build = b.build AND c.study = $1 WHERE b.status = 'live'`,
  );
  return {
    url,
    dataDir,
    databaseUrl,
    admin,
    cpuSeconds: () => cpuSecondsOf(child.pid),
    /** A token for somebody: of the study that `fill` makes, a coordinator is `coordinator`. */
    tokenOf: async (sub) => {
      const { LocalIssuer } = await moduleOf(build, 'libs/access/src/index.js');
      const issuer = await LocalIssuer.open({ dataDir, issuer: 'caseledger-standalone', audience: 'caseledger' });
      return issuer.issue({ sub, name: sub, organisation: 'site' }, 24 * 3600);
    },
    /** A study of many participants, appended beside the process, which follows as if another process had done it. */
    fill: async (study, participants) => {
      const { PostgresEventStore } = await moduleOf(build, 'libs/ledger/src/index.js');
      const masterKey = Buffer.from(readFileSync(join(dataDir, 'keys', 'master'), 'utf8').trim(), 'hex');
      const store = new PostgresEventStore({
        connectionString: databaseUrl,
        masterKey,
        software: 'bench/1',
        upcasters: [],
      });
      try {
        const cases = caseStudy(store, study);
        await cases.begin();
        return await cases.growTo(participants * cases.perParticipant);
      } finally {
        await store.close();
      }
    },
    /** How far the slowest read model is in a study. */
    position: async (study) => {
      const { rows } = await admin.query({
        name: 'cursors',
        text: `SELECT min(position) AS position FROM (${cursors.join(' UNION ALL ')}) c`,
        values: [study],
      });
      return Number(rows[0].position);
    },
    /** Bytes of all tables and indexes. */
    diskBytes: async () => {
      const { rows } = await admin.query(
        `SELECT sum(pg_total_relation_size(c.oid)) AS bytes FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
          WHERE relkind = 'r' AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'`,
      );
      return Number(rows[0].bytes);
    },
    /** Written ahead since the database was made. */
    logBytes: async () => {
      const { rows } = await admin.query(`SELECT pg_current_wal_lsn() - '0/0' AS bytes`);
      return Number(rows[0].bytes);
    },
    stop: async () => {
      await admin.end();
      process.off('exit', end);
      child.removeAllListeners('exit');
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const thisBuild = resolve(import.meta.dirname, '..');
