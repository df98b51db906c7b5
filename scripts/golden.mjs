/**
 * Keeps what the built version writes, for every later version to read: test/fixtures/golden/<version>/, as the README
 * there says. It works on the build in the current folder, and on a data folder that it makes, or on the one in
 * CASELEDGER_DATA_DIR. PG_DUMP names a pg_dump of the server's major version, when that of PATH is another.
 */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { json } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import pg from 'pg';

const root = resolve(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const folder = join(root, 'test/fixtures/golden', version);
if (existsSync(folder)) throw new Error(`${folder} is there: what was released is not made again`);
const given = process.env.CASELEDGER_DATA_DIR;
const dataDir = given ? resolve(given) : mkdtempSync(join(tmpdir(), 'caseledger-golden-'));
// As root the database runs as another user.
chmodSync(dataDir, 0o755);

const built = (path) => import(pathToFileURL(resolve('dist', path)).href);

const studies = ['ACHILLES-CS', 'DEMO-TRIAL'];
/** A third study, straight into the ledger: nearly every event that there can be. No persona may read it. */
const everyEvent = 'EVERY-EVENT';
const person = 'inspector';

/** Runs the database alone while `work` does what it does with its address. */
async function withDatabase(work) {
  const script = join(import.meta.dirname, 'golden-database.mjs');
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  try {
    const [url] = await Promise.race([once(child.stdout, 'data'), ended.then(() => [undefined])]);
    if (url === undefined) throw new Error('the database does not start');
    await work(String(url));
  } finally {
    child.stdin.end();
    await ended;
  }
}

async function rowsOf(url, text, values) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function recordEveryEvent(adminUrl) {
  const { migrateLedger, openRoles, PostgresEventStore, roleOf, serviceNames } =
    await built('libs/ledger/src/index.js');
  const { decided, record } = await built('libs/testkit/src/domain/index.js');
  const { upcasters } = await built('libs/domain/src/index.js');
  const { software } = await built('libs/platform/src/index.js');
  await migrateLedger(adminUrl);
  await openRoles(adminUrl, Object.fromEntries(serviceNames.map((service) => [service, 'golden'])));
  const known = await rowsOf(adminUrl, 'SELECT FROM ledger.studies WHERE study = $1', [everyEvent]);
  if (known.length > 0) return;
  const url = new URL(adminUrl);
  url.username = roleOf('coordination');
  url.password = 'golden';
  const masterKey = Buffer.from(readFileSync(join(dataDir, 'keys', 'master'), 'utf8').trim(), 'hex');
  const store = new PostgresEventStore({ upcasters, connectionString: url.href, masterKey, software });
  await record(store, everyEvent, [...decided(), ...whatNoCommandOfItLeadsTo()]);
  await store.close();
}

/** What only a timer records, and two ends of participation beside the one that was decided. */
function whatNoCommandOfItLeadsTo() {
  const at = '2019-08-01T10:00:00.000Z';
  const event = (stream, type, data, id, role) => ({
    ...{ stream, type, data, occurredAt: at, recordedAt: at },
    actor: { id, role, organisation: 'site' },
  });
  const due = '2019-08-02T21:59:59.999Z';
  const clock = { clock: 'eu-susar-7@1', rule: 'eu-susar-7', recipient: 'EVCTM', due };
  const bySystem = (type, data) => event('adverse-event/AE2', type, data, 'caseledger', 'system');
  return [
    bySystem('DeadlineApproached', clock),
    bySystem('DeadlineMissed', clock),
    event('adverse-event/AE2', 'NotificationAcknowledged', { rule: 'SAE-NOW' }, 'monitor', 'safety-monitor'),
    bySystem('NotificationEscalated', { rule: 'SAE-NOW', to: ['sponsor'], due }),
    event('participant/P2', 'WithdrawnFromFollowUp', { explanation: 'moved' }, 'investigator', 'investigator'),
    event('participant/P2', 'LostToFollowUp', { explanation: 'no answer' }, 'investigator', 'investigator'),
  ];
}

/** Runs the standalone while `work` does what it does with its address. */
async function withProduct(work) {
  const child = spawn(process.execPath, [resolve('dist/apps/standalone/src/main.js')], {
    env: { ...process.env, PORT: '0', CASELEDGER_DATA_DIR: dataDir, CASELEDGER_WEBHOOK_ALLOW: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    let said = '';
    while (!said.includes('is ready')) {
      const [chunk] = await Promise.race([once(child.stdout, 'data'), ended.then(() => [undefined])]);
      if (chunk === undefined) throw new Error(`the standalone does not start: ${said}`);
      said += chunk;
    }
    await work(/http:\/\/127\.0\.0\.1:\d+/.exec(said)[0]);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

function clientOf(url) {
  const tokens = JSON.parse(readFileSync(join(dataDir, 'tokens.json'), 'utf8'));
  return async (persona, path, body, key) => {
    const response = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${tokens[persona]}`,
        ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
}

/** A webhook with messages that arrived and messages that did not. */
async function registerWebhook(ask) {
  const taken = 3;
  let received = 0;
  const receiver = createServer(async (request, response) => {
    const { type, data } = await json(request);
    if (type === 'WebhookVerification') response.end(JSON.stringify({ challenge: data.challenge }));
    else response.writeHead((received += 1) <= taken ? 204 : 500).end();
  });
  await once(receiver.listen(0, '127.0.0.1'), 'listening');
  const address = `http://127.0.0.1:${receiver.address().port}/hook`;
  const webhooks = '/v1/studies/DEMO-TRIAL/webhooks';
  const wanted = { url: address, description: 'golden', filter: { serious: true }, after: 0 };
  const { webhook } = await ask('sponsor', webhooks, wanted, 'golden/webhook');
  await ask('sponsor', `${webhooks}/${webhook}/secrets`, {}, 'golden/secret');
  const attempted = async () => {
    const { items } = await ask('sponsor', `${webhooks}/${webhook}/deliveries?limit=500`);
    return (
      items.some(({ deliveredAt }) => deliveredAt) &&
      items.some(({ state, attempts }) => state === 'pending' && attempts > 0)
    );
  };
  while (!(await attempted())) await pause(200);
  receiver.closeAllConnections();
  receiver.close();
}

const withQuery = (path, query) => `${path}${path.includes('?') ? '&' : '?'}${query}`;

/**
 * What it answers to the main reads, the pages of a list joined. Of studies as they stand at a position: what is recorded
 * later changes nothing.
 */
async function answersOf(ask) {
  const answers = {};
  const read = async (path) => {
    const first = await ask(person, path);
    answers[path] = first;
    for (let { next } = first; next;) {
      const page = await ask(person, withQuery(path, `cursor=${encodeURIComponent(next)}`));
      first.items.push(...page.items);
      next = page.next;
    }
    delete first.next;
    return first;
  };
  const positions = {};
  for (const study of studies) {
    const { position } = await ask(person, `/v1/studies/${study}/outcomes`);
    positions[study] = position;
    const see = (view) => read(withQuery(`/v1/studies/${study}/${view}`, `asOf=${position}`));
    for (const { participant } of (await see('participants')).items) {
      for (const view of ['', '/timeline', '/genealogy']) await see(`participants/${participant}${view}`);
    }
    for (const at of ['2019-04-01', '2020-06-01', '2021-03-20', '2026-01-01']) {
      await see(`work-list?at=${at}T12:00:00.000Z`);
    }
    const { items: entries } = await see('audit-trail');
    await see('audit-trail?format=sentences');
    const products = new Set(entries.map(({ stream }) => stream).filter((stream) => stream?.startsWith('product/')));
    for (const stream of products) {
      const product = `products/${stream.slice('product/'.length)}`;
      await see(product);
      await see(`${product}/genealogy`);
    }
    for (const { adverseEvent } of (await see('adverse-events')).items) await see(`adverse-events/${adverseEvent}`);
    for (const view of ['outcomes', 'near-misses', 'safety-summary']) await see(view);
    for (const view of ['clocks', 'notifications', 'aggregate', 'update-report', 'hospital-exemption-report']) {
      await see(`safety/${view}`);
    }
    await read(`/v1/safety/stream/proof?study=${study}&through=${position}`);
  }
  return { positions, answers };
}

/** One line an event: the bytes are UTF-8, so their text is as good as they are. */
async function eventsOf(adminUrl) {
  const rows = await rowsOf(
    adminUrl,
    `SELECT study, e.position, stream, e.version, convert_from(body, 'UTF8') AS bytes, encode(leaf_hash, 'hex') AS leaf
       FROM ledger.events e JOIN ledger.studies s USING (study_no)
       JOIN ledger.streams st ON st.study_no = e.study_no AND st.stream_no = e.stream_no
      ORDER BY study COLLATE "C", e.position`,
  );
  return rows.map((row) => `${JSON.stringify({ ...row, position: Number(row.position) })}\n`).join('');
}

/** Roles belong to the cluster and what they may do with a database to that: pg_dump says neither. */
async function rolesOf(adminUrl) {
  const one = async (text) => (await rowsOf(adminUrl, text)).map(({ statement }) => statement);
  const unlessThere = (statement) =>
    `DO $do$ BEGIN ${statement}; EXCEPTION WHEN duplicate_object OR unique_violation OR internal_error THEN NULL; END $do$;`;
  const roles = await one(
    `SELECT format('CREATE ROLE %I %s', rolname, CASE WHEN rolcanlogin THEN 'LOGIN' ELSE 'NOLOGIN' END) AS statement
       FROM pg_roles WHERE rolname LIKE 'caseledger%' ORDER BY oid`,
  );
  const members = await one(
    `SELECT format('GRANT %I TO %I', roleid::regrole, member::regrole) AS statement
       FROM pg_auth_members WHERE member::regrole::text LIKE 'caseledger%' ORDER BY oid`,
  );
  const rights = await one(
    `SELECT format('EXECUTE format(''GRANT %s ON DATABASE %%I TO %I'', current_database())', privilege_type, grantee::regrole)
              AS statement
       FROM pg_database, aclexplode(datacl)
      WHERE datname = current_database() AND grantee <> 0 AND grantee::regrole::text LIKE 'caseledger%' ORDER BY 1`,
  );
  return `${[...roles, ...members, ...rights].map(unlessThere).join('\n')}\n`;
}

function dumpOf(adminUrl) {
  const pgDump = process.env.PG_DUMP ?? 'pg_dump';
  const dump = execFileSync(pgDump, ['--inserts', '--rows-per-insert=100', adminUrl], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  // Of psql's own language, not SQL.
  return dump.replace(/^\\(un)?restrict .*\n/gm, '');
}

/** The digests of all migrations, as `sha256sum` writes them. */
function migrations() {
  const folders = readdirSync('libs').map((room) => `libs/${room}/migrations`);
  const files = folders.filter(existsSync).flatMap((of) =>
    readdirSync(of)
      .sort()
      .map((file) => `${of}/${file}`),
  );
  const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
  return files.map((file) => `${digest(file)}  ${file}\n`).join('');
}

/** Data of the software that clocks and receivers of messages rely on: which reporting rules, which events number a message. */
async function reliedOn() {
  const { builtInVersions, eventTypes, messageTypes } = await built('libs/domain/src/index.js');
  const { canonicalJson } = await built('libs/kernel/src/index.js');
  const digestOf = (rules) => createHash('sha256').update(canonicalJson(rules)).digest('hex');
  const reportingRules = Object.fromEntries(builtInVersions.map((rules) => [rules.version, digestOf(rules)]));
  const numbers = eventTypes.filter((type) => messageTypes.includes(type));
  const others = eventTypes.filter((type) => !messageTypes.includes(type));
  return `${JSON.stringify({ reportingRules, messageTypes: { numbers, others } }, null, 2)}\n`;
}

/** Nothing is kept of a fixture that is not whole. */
const files = new Map();
const keep = (name, text) => files.set(name, gzipSync(text, { level: 9 }));
const demo = ['demo', '--tokens', join(dataDir, 'tokens.json')];

await withDatabase(recordEveryEvent);
let answered;
await withProduct(async (url) => {
  await promisify(execFile)(process.execPath, [resolve('dist/apps/cli/src/main.js'), ...demo, '--url', url]);
  const ask = clientOf(url);
  await registerWebhook(ask);
  answered = await answersOf(ask);
  keep('openapi.json.gz', JSON.stringify(await ask(person, '/openapi.json'), null, 1));
});
await withDatabase(async (adminUrl) => {
  for (const { study, position } of await rowsOf(adminUrl, 'SELECT study, position::int FROM ledger.studies')) {
    if (studies.includes(study) && answered.positions[study] !== position) {
      throw new Error(`${study} went on after it was read: make the fixture again`);
    }
  }
  keep('answers.json.gz', JSON.stringify(answered, null, 1));
  keep('events.ndjson.gz', await eventsOf(adminUrl));
  keep('database.sql.gz', `${await rolesOf(adminUrl)}${dumpOf(adminUrl)}`);
});
files.set('migrations.sha256', migrations());
files.set('relied-on.json', await reliedOn());
files.set('master-key', readFileSync(join(dataDir, 'keys', 'master')));
mkdirSync(folder, { recursive: true });
for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
if (!given) rmSync(dataDir, { recursive: true });
