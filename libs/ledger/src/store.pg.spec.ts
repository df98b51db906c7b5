import { canonicalJson, leafHash, personal, sha256, type Append } from '@caseledger/kernel';
import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { EventTooLarge, SubjectErased } from './errors.js';
import { PostgresEventStore } from './store.js';

let database: TestDatabase;
let store: PostgresEventStore;
let admin: Client;
const masterKey = randomBytes(32);

const open = () =>
  new PostgresEventStore({ upcasters: [], connectionString: database.serviceUrl, masterKey, software: 'spec/1' });

beforeAll(async () => {
  database = await testDatabase();
  store = open();
  admin = new Client({ connectionString: database.adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
});

afterAll(async () => {
  await store.close();
  await admin.end();
  await database.drop();
});

function append(
  study: string,
  streams: Record<string, [expected: number, ...data: object[]]>,
  more: Partial<Append> = {},
): Append {
  const request = JSON.stringify(streams);
  return {
    study,
    commandId: randomUUID(),
    requestHash: sha256(Buffer.from(request)),
    streams: Object.entries(streams).map(([stream, [expectedVersion, ...data]]) => ({
      stream,
      expectedVersion,
      events: data.map((item) => ({ type: 'Noted', schemaVersion: 1, data: item })),
    })),
    context: {
      actor: { id: 'person', role: 'coordinator', organisation: 'Hospital' },
      occurredAt: '2020-01-01T00:00:00.000Z',
      zone: 'Europe/Madrid',
      recordedAt: '2026-01-01T00:00:00.000Z',
      causation: 'spec',
      correlation: 'spec',
    },
    answer: { ok: true },
    ...more,
  };
}

async function newStudy(): Promise<string> {
  const study = `S-${randomUUID()}`;
  await store.append(append(study, { study: [0, { begin: true }] }));
  return study;
}

async function leaves(study: string) {
  const { rows } = await admin.query<{ position: string; leaf_hash: Buffer; body: Buffer }>(
    `SELECT e.position, leaf_hash, body FROM ledger.events e JOIN ledger.studies USING (study_no)
      WHERE study = $1 ORDER BY e.position`,
    [study],
  );
  return rows;
}

describe('append', () => {
  it('R-TLG-05 gives 32 writers contiguous positions, keeps each acknowledged event once, tells each conflict to its own caller (R-INT-08)', async () => {
    const study = await newStudy();
    const acknowledged: string[] = [];
    let conflicts = 0;
    const writers = Array.from({ length: 32 }, async (_, writer) => {
      for (let i = 0; i < 20; i += 1) {
        const mark = `${writer}/${i}`;
        // Half of the writers fight for one stream, half have their own.
        const stream = writer % 2 === 0 ? 'participant/shared' : `participant/${writer}`;
        const known = await store.readStreams(study, [{ stream, after: 0 }]);
        const outcome = await store.append(append(study, { [stream]: [known.length, { mark }], study: [1] }));
        if (outcome.outcome === 'appended') acknowledged.push(mark);
        else {
          conflicts += 1;
          expect(outcome).toMatchObject({ outcome: 'conflict', conflicts: [{ stream }] });
        }
      }
    });
    await Promise.all(writers);
    const events = await store.read(study, 0, 10_000);
    expect(events.map(({ position }) => position)).toEqual(events.map((_, i) => i + 1));
    expect(conflicts).toBeGreaterThan(0);
    expect(acknowledged.length + conflicts).toBe(640);
    const marks = events.slice(1).map(({ data }) => String(data.mark));
    expect(marks.toSorted()).toEqual(acknowledged.toSorted());
    for (const stream of new Set(events.map((event) => event.stream))) {
      const own = events.filter((event) => event.stream === stream);
      expect(own.map(({ version }) => version)).toEqual(own.map((_, i) => i + 1));
    }
  });

  it('R-INT-08 tells a conflict to its own caller in a batch whose other appends fit', async () => {
    const study = await newStudy();
    const outcomes = await Promise.all(
      Array.from({ length: 9 }, (_, n) => store.append(append(study, { [`participant/${n}`]: [n === 6 ? 3 : 0, {}] }))),
    );
    const conflict = { outcome: 'conflict', conflicts: [{ stream: 'participant/6', expected: 3, actual: 0 }] };
    expect(outcomes[6]).toEqual(conflict);
    expect(outcomes.filter(({ outcome }) => outcome === 'appended')).toHaveLength(8);
  });

  it('writes several streams together or not at all', async () => {
    const study = await newStudy();
    const both = await store.append(append(study, { 'participant/a': [0, {}, {}], 'product/b': [0, {}] }));
    expect(both).toMatchObject({ outcome: 'appended', receipt: { position: 4 } });
    const stale = await store.append(append(study, { 'participant/a': [2, {}], 'product/b': [7, {}] }));
    expect(stale).toEqual({ outcome: 'conflict', conflicts: [{ stream: 'product/b', expected: 7, actual: 1 }] });
    const guard = await store.append(append(study, { 'participant/a': [2, {}], study: [9] }));
    expect(guard).toMatchObject({ outcome: 'conflict', conflicts: [{ stream: 'study', expected: 9, actual: 1 }] });
    expect(await store.read(study, 4, 10)).toEqual([]);
  });

  it('tells the events of an append as they are read, sealed values and all', async () => {
    const study = await newStudy();
    const told = await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        const data = { n, at: new Date(n).toISOString(), name: personal(`P-${n}`, 'Seeded Name') };
        const outcome = await store.append(
          append(study, { [`participant/${n}`]: [0, data, { n: -0.5 }], [`product/${n}`]: [0, data], study: [1] }),
        );
        if (outcome.outcome !== 'appended') throw new Error(outcome.outcome);
        expect(outcome.events.at(-1)?.position).toBe(outcome.receipt.position);
        return outcome.events;
      }),
    );
    const read = await store.read(study, 1, 100);
    expect(told.flat().toSorted((one, other) => one.position - other.position)).toEqual(read);
  });

  it('R-AUD-02 (part) keeps where an imported event comes from in its bytes, and nothing of it in the bytes of others', async () => {
    const study = await newStudy();
    const imported = {
      ...{ import: 'I-1', row: 7, source: 'register', extractor: 'student-7', extractedAt: '2026-02-20' },
      ...{ dateQuality: 'MONTH' as const, notShown: ['consent-missing'] },
    };
    const plain = append(study, { 'participant/P1': [0, { n: 1 }] });
    await store.append(plain);
    await store.append({
      ...append(study, { 'participant/P1': [1, { n: 2 }] }),
      context: { ...plain.context, imported },
    });
    const [, seen, taken] = await store.read(study, 0, 10);
    expect(seen).not.toHaveProperty('imported');
    expect(taken?.imported).toEqual(imported);
    for (const { body } of await leaves(study)) {
      expect(body.toString()).toBe(canonicalJson(JSON.parse(body.toString())));
    }
  });

  it('refuses to begin a study that has no study stream', async () => {
    const outcome = await store.append(append('S-nowhere', { 'participant/a': [0, {}] }));
    expect(outcome.outcome).toBe('conflict');
    expect((await store.heads()).map(({ study }) => study)).not.toContain('S-nowhere');
  });

  it('R-INT-08 records a command once: repeated it gives the first receipt, with another body it is refused', async () => {
    const study = await newStudy();
    const first = append(study, { 'participant/a': [0, { n: 1 }] });
    const outcomes = await Promise.all([store.append(first), store.append(first), store.append(first)]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['appended', 'repeated', 'repeated']);
    expect(new Set(outcomes.map((outcome) => 'receipt' in outcome && outcome.receipt.position))).toEqual(new Set([2]));
    const other = append(study, { 'participant/a': [1, { n: 2 }] }, { commandId: first.commandId });
    expect(await store.append(other)).toEqual({ outcome: 'key-reused' });
    expect(await store.receipt(study, first.commandId)).toMatchObject({ position: 2, answer: { ok: true } });
  });

  it('keeps the hash of the stored bytes beside them (R-TLG-01)', async () => {
    const study = await newStudy();
    await store.append(append(study, { 'participant/a': [0, { text: 'Ñandú' }] }));
    for (const { body, leaf_hash } of await leaves(study)) expect(leafHash(body).equals(leaf_hash)).toBe(true);
  });

  it('refuses an event of 65,536 bytes and writes nothing of its append', async () => {
    const study = await newStudy();
    const large = append(study, { 'participant/a': [0, {}, { text: 'x'.repeat(65_536) }] });
    await expect(store.append(large)).rejects.toThrow(EventTooLarge);
    expect(await store.read(study, 1, 10)).toEqual([]);
  });

  it('tells an unforeseen error to the caller of the append that caused it alone', async () => {
    const study = await newStudy();
    const bad = append(study, { 'participant/bad': [0, {}] }, { commandId: 'no uuid' });
    const outcomes = await Promise.allSettled([
      store.append(append(study, { 'participant/a': [0, {}] })),
      store.append(bad),
      store.append(append(study, { 'participant/b': [0, {}] })),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('says repeated of a repeated command also when another append spoils the batch', async () => {
    const study = await newStudy();
    const first = append(study, { 'participant/a': [0, {}] });
    await store.append(first);
    const bad = append(study, { 'participant/bad': [0, {}] }, { commandId: 'no uuid' });
    const [, repeated] = await Promise.allSettled([store.append(bad), store.append(first)]);
    expect(repeated).toMatchObject({ status: 'fulfilled', value: { outcome: 'repeated', receipt: { position: 2 } } });
  });

  it('refuses a request hash that would shift the hashes of other callers', async () => {
    const study = await newStudy();
    const short = append(study, { 'participant/a': [0, {}] }, { requestHash: Buffer.alloc(31) });
    const good = append(study, { 'participant/b': [0, {}] });
    const outcomes = await Promise.allSettled([store.append(short), store.append(good)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await store.receipt(study, good.commandId)).toMatchObject({ requestHash: good.requestHash });
  });

  it('R-INT-08 keeps a receipt of an append that only asserts versions', async () => {
    const study = await newStudy();
    const guard = append(study, { study: [1], 'participant/none': [0] });
    expect(await store.append(guard)).toMatchObject({ outcome: 'appended', receipt: { position: 1 } });
    expect((await store.append(guard)).outcome).toBe('repeated');
    expect(await store.read(study, 1, 10)).toEqual([]);
  });

  it('R-TLG-05 keeps positions contiguous with two processes writing to the same studies', async () => {
    const studies = [await newStudy(), await newStudy()];
    const other = open();
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        (n % 2 === 0 ? store : other).append(
          append(studies[n % 3 === 0 ? 0 : 1]!, { [`participant/${n >> 2}`]: [0, { n }] }),
        ),
      ),
    );
    await other.close();
    const all = await Promise.all(studies.map((study) => store.read(study, 0, 1_000)));
    for (const events of all) expect(events.map(({ position }) => position)).toEqual(events.map((_, i) => i + 1));
    const appended = outcomes.filter(({ outcome }) => outcome === 'appended');
    expect(appended.length).toBeGreaterThan(0);
    expect(all.flat()).toHaveLength(appended.length + 2);
    const heads = await store.heads();
    for (const [i, study] of studies.entries()) {
      expect(heads).toContainEqual({ study, position: all[i]!.length, hash: all[i]!.at(-1)!.hash });
    }
  });

  it('R-TLG-05 lets one of several processes begin a study and tells the others that it is there', async () => {
    const others = Array.from({ length: 4 }, open);
    for (let round = 0; round < 10; round += 1) {
      const study = `S-${randomUUID()}`;
      const outcomes = await Promise.all(others.map((other) => other.append(append(study, { study: [0, {}] }))));
      expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual([
        'appended',
        'conflict',
        'conflict',
        'conflict',
      ]);
      expect(await store.read(study, 0, 10)).toHaveLength(1);
    }
    await Promise.all(others.map((other) => other.close()));
  });

  it('calls back after an append, until told to stop', async () => {
    const study = await newStudy();
    const seen: number[] = [];
    const stop = store.onAppend((of, position) => {
      if (of === study) seen.push(position);
    });
    await store.append(append(study, { 'participant/a': [0, {}, {}] }));
    await new Promise((resolve) => setImmediate(resolve));
    stop();
    await store.append(append(study, { 'participant/a': [2, {}] }));
    await new Promise((resolve) => setImmediate(resolve));
    // The hint about the beginning of the study may still have come.
    expect(seen.filter((position) => position > 1)).toEqual([3]);
  });

  it('loses nothing that was acknowledged and doubles nothing when its connections are cut', async () => {
    const study = await newStudy();
    const acknowledged: string[] = [];
    let writing = true;
    const writers = Array.from({ length: 16 }, async (_, writer) => {
      for (let version = 0; writing; version += 1) {
        const mark = `${writer}/${version}`;
        const outcome = await store.append(append(study, { [`participant/${writer}`]: [version, { mark }] }));
        // What was committed before its connection was cut is found to be recorded.
        expect(outcome).toMatchObject({ outcome: expect.stringMatching(/^(appended|repeated)$/) as unknown });
        acknowledged.push(mark);
      }
    });
    let cuts = 0;
    for (let i = 0; i < 10; i += 1) {
      // Uneven, so that the cuts meet different moments of a commit.
      await new Promise((resolve) => setTimeout(resolve, 60 + 7 * i));
      const { rowCount } = await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE usename = 'caseledger_coordination' AND datname = current_database()`,
      );
      cuts += rowCount ?? 0;
    }
    writing = false;
    await Promise.all(writers);
    expect(cuts).toBeGreaterThan(0);
    const events = await store.read(study, 1, 1_000_000).catch(() => store.read(study, 1, 1_000_000));
    expect(events.map(({ position }) => position)).toEqual(events.map((_, i) => i + 2));
    expect(events.map(({ data }) => String(data.mark)).toSorted()).toEqual(acknowledged.toSorted());
  });
});

describe('what was written', () => {
  const attacks = [
    `UPDATE ledger.events SET body = 'x'`,
    'DELETE FROM ledger.events',
    'TRUNCATE ledger.events',
    'ALTER TABLE ledger.events DISABLE TRIGGER ALL',
    'DROP TABLE ledger.events',
    `INSERT INTO ledger.events VALUES (1, 1, 1, 1, sha256('x'), 'x')`,
    'SELECT * FROM vault.subject_keys',
    'UPDATE ledger.receipts SET position = 0',
  ];

  it.each(attacks)('R-AUD-01 R-AUD-04 is out of reach of the service role: %s', async (statement) => {
    const service = new Client({ connectionString: database.serviceUrl });
    await service.connect();
    await expect(service.query(statement)).rejects.toThrow(/permission denied|must be owner/);
    await service.end();
  });

  it.each(attacks.slice(0, 3))('R-AUD-01 is protected from its owner: %s', async (statement) => {
    await newStudy();
    await expect(admin.query(`SET ROLE caseledger_owner; ${statement}`)).rejects.toThrow(/append-only/);
    await admin.query('RESET ROLE');
  });

  it('R-AUD-17 stays as it is while readers see the present schema', async () => {
    const study = await newStudy();
    await store.append(append(study, { 'participant/a': [0, { days: 2 }] }));
    const up = (data: Readonly<Record<string, unknown>>) => ({ hours: Number(data.days) * 24 });
    const upcasters = [{ type: 'Noted', from: 1, up }];
    const newer = new PostgresEventStore({
      connectionString: database.serviceUrl,
      masterKey,
      software: 's',
      upcasters,
    });
    expect(await newer.read(study, 1, 1)).toMatchObject([{ schemaVersion: 2, data: { hours: 48 } }]);
    expect(String((await leaves(study))[1]?.body)).toContain('{"days":2}');
    await newer.close();
  });

  it('R-PRV-03 R-PRV-05 holds personal data sealed; without its key it cannot be opened, and the hash stays valid', async () => {
    const study = await newStudy();
    const data = { identity: personal('P-1', { name: 'Seeded Name' }) };
    await store.append(append(study, { 'participant/P-1': [0, data] }));
    const [event] = await store.read(study, 1, 1);
    const sealed = event!.data.identity as ReturnType<typeof personal>;
    const stored = (await leaves(study)).map(({ body }) => body.toString()).join('\n');
    expect(stored).toContain('$sealed');
    expect(stored).not.toContain('Seeded Name');
    const other = new PostgresEventStore({
      connectionString: database.adminUrl,
      masterKey,
      software: 'spec/1',
      upcasters: [],
    });
    expect(await other.vault.open(study, event!, sealed)).toEqual({ name: 'Seeded Name' });
    await expect(other.vault.open(study, { id: 'another/0' }, sealed)).rejects.toThrow();
    await other.vault.destroy(study, 'P-1');
    expect(await other.vault.open(study, event!, sealed)).toBeUndefined();
    await expect(other.append(append(study, { 'participant/P-1': [1, data] }))).rejects.toThrow(SubjectErased);
    await other.close();
    for (const { body, leaf_hash } of await leaves(study)) expect(leafHash(body).equals(leaf_hash)).toBe(true);
  });

  it('says whose personal values do not open, and in which study, under another master key', async () => {
    const study = await newStudy();
    await store.append(append(study, { 'participant/P-3': [0, { name: personal('P-3', 'Seeded Name') }] }));
    const [event] = await store.read(study, 1, 1);
    const other = new PostgresEventStore({
      connectionString: database.adminUrl,
      masterKey: Buffer.alloc(32, 9),
      software: 'spec/1',
      upcasters: [],
    });
    const opened = other.vault.open(study, event!, event!.data.name as ReturnType<typeof personal>);
    await expect(opened).rejects.toThrow(`the personal values of P-3 in study ${study} do not open`);
    await other.close();
  });

  it('R-INT-02 refuses what JSON cannot hold also beside a personal value', async () => {
    const study = await newStudy();
    const data = { name: personal('P-2', 'Seeded Name'), at: new Date(0) };
    await expect(store.append(append(study, { 'participant/P-2': [0, data] }))).rejects.toThrow(TypeError);
  });
});

describe('readers', () => {
  /** Does to the ledger's tables what only a superuser can. */
  async function tamper(sql: string, ...values: unknown[]): Promise<void> {
    await admin.query('BEGIN; SET LOCAL session_replication_role TO replica');
    await admin.query(sql, values);
    await admin.query('COMMIT');
  }
  const events = `ledger.events e SET`;
  const at = (study: string, position: number) =>
    `study_no = (SELECT study_no FROM ledger.studies WHERE study = '${study}') AND position = ${position}`;

  /** A study of eight events in two streams beside its own. */
  async function longer(): Promise<string> {
    const study = await newStudy();
    for (let i = 0; i < 7; i += 1) {
      await store.append(append(study, { [i % 2 === 0 ? 'participant/a' : 'product/b']: [i >> 1, { i }] }));
    }
    return study;
  }

  it('get the events at the positions that they ask for, in order', async () => {
    const study = await longer();
    const all = await store.read(study, 0, 100);
    expect(await store.readAt(study, [7, 2, 5])).toEqual([all[1], all[4], all[6]]);
    expect(await store.readAt(study, [])).toEqual([]);
    await expect(store.readAt(study, [2, 9])).rejects.toMatchObject({ name: 'LedgerAltered', study, position: 9 });
  });

  it('get streams as they were at a position', async () => {
    const study = await longer();
    const all = await store.read(study, 0, 100);
    const streams = ['participant/a', 'product/b'].map((stream) => ({ stream, after: 0 }));
    expect(await store.readStreams(study, streams, 5)).toEqual(all.slice(1, 5));
    expect(await store.readStreams(study, [{ stream: 'participant/a', after: 2 }], 6)).toEqual([all[5]]);
    expect(await store.readStreams(study, streams)).toEqual(all.slice(1));
  });

  it('get the leaf hash with every event', async () => {
    const study = await longer();
    const hashes = (await leaves(study)).map(({ leaf_hash }) => leaf_hash.toString('hex'));
    expect((await store.read(study, 0, 100)).map(({ hash }) => hash)).toEqual(hashes);
    expect((await store.readBytes(study, 0, 100)).map(({ hash }) => hash)).toEqual(hashes);
    const head = (await store.heads()).find((one) => one.study === study);
    expect(head).toEqual({ study, position: 8, hash: hashes[7] });
  });

  const altered: readonly (readonly [string, number, (study: string) => Promise<void>])[] = [
    [
      'has other bytes',
      4,
      (study) => tamper(`UPDATE ${events} body = overlay(body placing '9' from 9) WHERE ${at(study, 4)}`),
    ],
    ['is no text any more', 4, (study) => tamper(`UPDATE ${events} body = '\\xff00'::bytea WHERE ${at(study, 4)}`)],
    [
      'has changed places with another, hashes and all',
      4,
      (study) =>
        tamper(`UPDATE ${events} body = o.body, leaf_hash = o.leaf_hash FROM ledger.events o
                 WHERE e.study_no = (SELECT study_no FROM ledger.studies WHERE study = '${study}') AND o.study_no = e.study_no
                   AND (e.position, o.position) IN ((4, 6), (6, 4))`),
    ],
    ['is gone', 4, (study) => tamper(`DELETE FROM ledger.events WHERE ${at(study, 4)}`)],
  ];

  it.each(altered)('R-SEC-07 (part) are told when an event %s', async (_, position, alter) => {
    const study = await longer();
    await alter(study);
    const noticed = { name: 'LedgerAltered', study, position };
    await expect(store.read(study, 0, 100)).rejects.toMatchObject(noticed);
    await expect(store.readBytes(study, 2, 100)).rejects.toMatchObject(noticed);
    await expect(store.readAt(study, [3, 4])).rejects.toMatchObject(noticed);
    await expect(store.readStreams(study, [{ stream: 'participant/a', after: 0 }])).rejects.toMatchObject({
      name: 'LedgerAltered',
      study,
    });
    expect(await store.read(study, 0, 3)).toHaveLength(3);
  });

  it('R-SEC-07 (part) are told when a stream is shorter than, or other than, what they have seen', async () => {
    const study = await longer();
    const [, , third, fourth] = await store.read(study, 1, 4);
    const seen = { stream: 'participant/a', after: 2, hash: third?.hash };
    expect(await store.readStreams(study, [seen])).toHaveLength(2);
    await expect(store.readStreams(study, [{ ...seen, hash: fourth?.hash }])).rejects.toThrow('differs at position 4');
    await tamper(
      `DELETE FROM ledger.events e WHERE position > 3 AND study_no = (SELECT study_no FROM ledger.studies WHERE study = $1)`,
      study,
    );
    await expect(store.readStreams(study, [seen])).rejects.toThrow('the event is not there');
  });
});
