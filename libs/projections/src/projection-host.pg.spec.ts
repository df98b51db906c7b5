import { LedgerFeed } from '@caseledger/delivery';
import { Unavailable } from '@caseledger/platform';
import { testDatabase, until } from '@caseledger/testkit';
import { ArrayLog } from '@caseledger/testkit/delivery';
import { entriesProjection, fixture, type Fixture, reached } from '@caseledger/testkit/projections';
import type { Pool } from 'pg';
import { deadLetters, ProjectionHost, ProjectionReader, Registry, type ParkedStudy, type Projection } from './index.js';

describe('ProjectionHost', () => {
  let db: Fixture;
  let pool: Pool;
  let log: ArrayLog;
  const hosts: ProjectionHost[] = [];
  const parked: ParkedStudy[] = [];

  beforeEach(async () => {
    db = fixture(await testDatabase());
    pool = db.pool();
    log = new ArrayLog();
    parked.length = 0;
  });
  afterEach(async () => {
    await Promise.all(hosts.splice(0).map((host) => host.stop()));
    await db.close();
  });

  const newHost = (...projections: Projection[]): ProjectionHost => {
    const host = new ProjectionHost({
      pool: db.pool(),
      schema: 'reading',
      log,
      feed: new LedgerFeed(log),
      projections,
      onParked: (study) => parked.push(study),
    });
    hosts.push(host);
    return host;
  };
  const noted = (study: string, count: number) => log.append(study, ...Array<string>(count).fill('noted'));
  const hashOf = (study: string) => log.all(study).at(-1)?.hash;
  const count = (reader: ProjectionReader, study: string, name = 'entries'): Promise<number> =>
    reader.read(name, async (tx) => {
      const [row] = await tx.query<{ entries: string; tally: string | null }>(
        `SELECT (SELECT count(*) FROM entry WHERE study = $1) AS entries,
                (SELECT entries FROM tally WHERE study = $1) AS tally`,
        [study],
      );
      expect(Number(row?.tally ?? 0)).toBe(Number(row?.entries));
      return Number(row?.entries);
    });
  const schemas = async (): Promise<string[]> => {
    const { rows } = await pool.query<{ nspname: string }>(
      `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'reading_%' ORDER BY nspname`,
    );
    return rows.map(({ nspname }) => nspname);
  };

  it('R-INT-05 follows the ledger, and goes on where it was after a restart', async () => {
    const first = newHost(entriesProjection());
    noted('A', 3);
    await first.start();
    await reached(first.reader, 'entries', 'A', 3);
    await first.stop();
    noted('A', 1200);
    noted('B', 2);
    const second = newHost(entriesProjection());
    await second.start();
    await reached(second.reader, 'entries', 'A', 1203);
    await reached(second.reader, 'entries', 'B', 2);
    expect(await count(second.reader, 'A')).toBe(1203);
    expect(await second.status()).toEqual([
      {
        projection: 'entries',
        build: 1,
        version: 1,
        codeVersion: 1,
        upgrading: false,
        studies: [
          { study: 'A', position: 1203, hash: hashOf('A'), head: 1203, lag: 0, parked: false, differs: false },
          { study: 'B', position: 2, hash: hashOf('B'), head: 2, lag: 0, parked: false, differs: false },
        ],
      },
    ]);
  });

  it('R-INT-05 two hosts on one database apply every event once', async () => {
    const one = newHost(entriesProjection());
    const two = newHost(entriesProjection());
    await Promise.all([one.start(), two.start()]);
    for (let round = 0; round < 20; round += 1) {
      for (const study of ['A', 'B', 'C']) noted(study, 40);
      await one.reader.position('entries', 'A');
    }
    for (const study of ['A', 'B', 'C']) {
      await reached(two.reader, 'entries', study, 800);
      expect(await count(one.reader, study)).toBe(800);
    }
    expect(parked).toEqual([]);
  });

  it('parks a study in one projection only, and resumes it after a retry', async () => {
    const broken = entriesProjection();
    const sound = entriesProjection('entries-sound');
    sound.broken = false;
    const host = newHost(broken, sound);
    await host.start();
    noted('A', 2);
    log.append('A', 'poison');
    noted('A', 2);
    noted('B', 4);
    await until(() => parked.length === 1);
    await reached(host.reader, 'entries-sound', 'A', 5);
    await reached(host.reader, 'entries', 'B', 4);
    expect(await host.reader.waitFor('entries', 'A', 5, 60_000)).toBe(3);
    const [status] = await host.status();
    expect(status?.studies[0]).toMatchObject({ study: 'A', position: 2, lag: 3, parked: true });
    expect(status?.studies[0]?.reason).toContain('poison');

    broken.broken = false;
    expect(await host.retry('entries', 'A')).toBe(true);
    expect(await host.retry('entries', 'B')).toBe(false);
    await reached(host.reader, 'entries', 'A', 5);
    expect(await count(host.reader, 'A')).toBe(5);
  });

  it('answers at the deadline by how much a projection is behind', async () => {
    const projection = entriesProjection();
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    projection.beforeCommit = () => gate;
    const host = newHost(projection);
    await host.start();
    noted('A', 7);
    expect(await host.reader.waitFor('entries', 'A', 7, 30)).toBe(7);
    const waiting = host.reader.waitFor('entries', 'A', 7, 10_000);
    // A reader in another process has no signals and finds it by polling.
    const elsewhere = new ProjectionReader(new Registry(pool, 'reading')).waitFor('entries', 'A', 7, 10_000);
    open();
    expect(await Promise.all([waiting, elsewhere])).toEqual([0, 0]);
  });

  it('R-AUD-15 rebuilds beside the live build under load: equal, and readers never see it half built', async () => {
    const host = newHost(entriesProjection());
    const other = newHost(entriesProjection());
    await Promise.all([host.start(), other.start()]);
    noted('A', 6000);
    noted('B', 100);
    await reached(host.reader, 'entries', 'A', 6000);

    const rebuilt = { done: false };
    let reads = 0;
    const load = async (): Promise<void> => {
      while (!rebuilt.done) {
        noted('A', 7);
        noted(`N${(reads % 9) + 1}`, 1);
        await host.reader.position('entries', 'A');
      }
    };
    const readers = [host.reader, other.reader].map(async (reader) => {
      let seen = 6000;
      while (!rebuilt.done) {
        const now = await count(reader, 'A');
        expect(now).toBeGreaterThanOrEqual(seen);
        seen = now;
        reads += 1;
      }
    });
    const progress: number[] = [];
    const rebuilding = host
      .rebuild('entries', ({ applied }) => progress.push(applied))
      .finally(() => {
        rebuilt.done = true;
      });
    const [report] = await Promise.all([rebuilding, load(), ...readers]);

    expect(report).toMatchObject({ from: { build: 1 }, to: { build: 2 } });
    expect(report.tables.map(({ table, equal }) => ({ table, equal }))).toEqual([
      { table: 'entry', equal: true },
      { table: 'tally', equal: true },
    ]);
    expect(report.tables[0]?.rebuiltRows).toBeGreaterThan(6000);
    expect(progress.length).toBeGreaterThan(6);
    expect(reads).toBeGreaterThan(0);
    for (const { study, position } of await log.heads()) {
      await reached(host.reader, 'entries', study, position);
      expect(await count(host.reader, study)).toBe(position);
    }
    expect(await schemas()).toEqual(['reading_entries_b2']);
  });

  it('R-AUD-15 reports a table that a rebuild corrects, with the rows', async () => {
    const host = newHost(entriesProjection());
    await host.start();
    noted('A', 3);
    await reached(host.reader, 'entries', 'A', 3);
    await pool.query(`UPDATE reading_entries_b1.entry SET type = 'altered' WHERE position = 2`);
    const { tables } = await host.rebuild('entries');
    expect(tables).toEqual([
      {
        table: 'entry',
        equal: false,
        liveRows: 3,
        rebuiltRows: 3,
        examples: {
          live: [expect.stringContaining('(A,2,altered,1,') as string],
          rebuilt: [expect.stringContaining('(A,2,noted,1,') as string],
        },
      },
      { table: 'tally', equal: true, liveRows: 1, rebuiltRows: 1, examples: { live: [], rebuilt: [] } },
    ]);
    const types = await host.reader.read('entries', (tx) => tx.query('SELECT DISTINCT type FROM entry'));
    expect(types).toEqual([{ type: 'noted' }]);
  });

  it('keeps the live build when the new one cannot get as far', async () => {
    const projection = entriesProjection();
    projection.broken = false;
    const host = newHost(projection);
    await host.start();
    log.append('A', 'noted', 'poison');
    await reached(host.reader, 'entries', 'A', 2);
    projection.broken = true;
    await expect(host.rebuild('entries')).rejects.toThrow('stands still');
    expect(await schemas()).toEqual(['reading_entries_b1']);
    expect(await count(host.reader, 'A')).toBe(2);
    noted('A', 1);
    await reached(host.reader, 'entries', 'A', 3);
  });

  it('builds a new version beside the old one, which code of that version alone reads until it has caught up', async () => {
    const old = newHost(entriesProjection());
    await old.start();
    noted('A', 700);
    await reached(old.reader, 'entries', 'A', 700);
    await old.stop();

    const next = entriesProjection('entries', 2);
    let open = (): void => undefined;
    let begun = false;
    const gate = new Promise<void>((resolve) => (open = resolve));
    next.beforeCommit = () => {
      begun = true;
      return gate;
    };
    const one = newHost(next);
    const two = newHost(next);
    await Promise.all([one.start(), two.start()]);
    await until(() => begun);
    const versions = (reader = one.reader) =>
      reader.read('entries', (tx) => tx.query('SELECT DISTINCT version FROM entry ORDER BY version'));
    const before = new ProjectionReader(
      new Registry(pool, 'reading'),
      undefined,
      new Map([['entries', { version: 1 }]]),
    );
    const [early, beforeRead] = await Promise.allSettled([versions(), versions(before)]);
    // Before anything may fail: who waits for it would wait for ever.
    const standing = await one.status();
    noted('A', 5);
    open();
    expect(early).toMatchObject({ status: 'rejected', reason: expect.any(Unavailable) as unknown });
    expect(beforeRead).toMatchObject({ value: [{ version: 1 }] });
    expect(standing).toMatchObject([{ build: 1, version: 1, codeVersion: 2, upgrading: true }]);
    await until(async () => (await two.status())[0]?.version === 2);
    await reached(one.reader, 'entries', 'A', 705);
    expect(await versions()).toEqual([{ version: 2 }]);
    await expect(versions(before)).rejects.toBeInstanceOf(Unavailable);
    expect(await count(two.reader, 'A')).toBe(705);
  });

  it('builds anew what has the same number of other parts, and leaves what has the same', async () => {
    const of = (parts?: string): Projection => ({ ...entriesProjection(), ...(parts && { parts }) });
    const started = async (projection: Projection) => {
      const host = newHost(projection);
      await host.start();
      await until(async () => (await host.status()).every(({ upgrading }) => !upgrading));
      await reached(host.reader, 'entries', 'A', 3);
      // The build before it is cleared away once the new one serves.
      await until(async () => (await schemas()).length === 1);
      const found = await schemas();
      await host.stop();
      return found;
    };
    noted('A', 3);
    // Of a database of before.
    expect(await started(of())).toEqual(['reading_entries_b1']);
    expect(await started(of('one 1, two 2'))).toEqual(['reading_entries_b2']);
    expect(await started(of('one 1, two 2'))).toEqual(['reading_entries_b2']);
    expect(await started(of('one 2, two 1'))).toEqual(['reading_entries_b3']);
    expect(await started(of())).toEqual(['reading_entries_b4']);
  });

  it('gives a rebuild up when it stops, and the next one clears away what a crash left', async () => {
    const projection = entriesProjection();
    const host = newHost(projection);
    await host.start();
    noted('A', 2000);
    await reached(host.reader, 'entries', 'A', 2000);
    const rebuilding = host.rebuild('entries', () => void host.stop());
    await expect(rebuilding).rejects.toThrow('stopping');
    await until(async () => (await schemas()).length === 1);

    await pool.query(
      `INSERT INTO reading.builds VALUES ('entries', 9, 1, 'building', 'reading_entries_b9'); CREATE SCHEMA reading_entries_b9`,
    );
    const again = newHost(projection);
    await again.start();
    expect((await again.rebuild('entries')).to.build).toBe(10);
    expect(await schemas()).toEqual(['reading_entries_b10']);
  });

  it('drops what this code no longer declares, once everything that it declares is live', async () => {
    const before = newHost(entriesProjection('earlier'), entriesProjection());
    await before.start();
    noted('A', 3);
    expect(await before.reader.waitFor('earlier', 'A', 3, 5_000)).toBe(0);
    await before.stop();
    expect(await schemas()).toEqual(['reading_earlier_b1', 'reading_entries_b1']);
    await newHost(entriesProjection('entries', 2)).start();
    await until(async () => (await schemas()).join() === 'reading_entries_b2');
    // Code that declares it again builds it anew.
    const again = newHost(entriesProjection('earlier'), entriesProjection('entries', 2));
    await again.start();
    expect(await again.reader.waitFor('earlier', 'A', 3, 5_000)).toBe(0);
    expect(await count(again.reader, 'A', 'earlier')).toBe(3);
  });

  it('takes a batch to all projections in one transaction', async () => {
    const [one, two] = [entriesProjection('one'), entriesProjection('two')];
    const host = newHost(one, two);
    await host.start();
    const seen: string[] = [];
    for (const projection of [one, two]) {
      projection.transaction = (id) => {
        seen.push(id);
        return Promise.resolve();
      };
    }
    noted('A', 400);
    expect(await host.reader.waitFor('one', 'A', 400, 5_000)).toBe(0);
    expect(await host.reader.waitFor('two', 'A', 400, 5_000)).toBe(0);
    // The first batch opens the cursors, each by itself; what follows goes together.
    seen.length = 0;
    noted('A', 5);
    expect(await host.reader.waitFor('two', 'A', 405, 5_000)).toBe(0);
    expect(seen.length).toBeGreaterThanOrEqual(2);
    expect(new Set(seen).size).toBe(seen.length / 2);
  });

  describe('whose ledger is not what it was', () => {
    const differs = [
      [
        'has lost its last event',
        () => {
          log.cut('A', 4);
        },
      ],
      [
        'has lost its last events, and others are in their place',
        () => {
          log.cut('A', 3);
          log.append('A', 'other', 'other');
        },
      ],
      [
        'has lost its last events, and more others came',
        () => {
          log.cut('A', 3);
          log.append('A', 'other', 'other', 'other');
        },
      ],
    ] as const;

    it.each(differs)('R-SEC-07 (part) stands still in a study that %s, and says what differs', async (_, alter) => {
      const host = newHost(entriesProjection());
      await host.start();
      noted('A', 5);
      noted('B', 1);
      const seen = hashOf('A');
      expect(await host.reader.waitFor('entries', 'A', 5, 5_000)).toBe(0);
      alter();
      await until(() => parked.length === 1);
      expect(parked[0]).toMatchObject({ projection: 'entries', study: 'A', position: 6, reason: 'ledger-differs' });
      const [letter] = await deadLetters(new Registry(pool, 'reading'));
      expect(letter).toMatchObject({ event: null, altered: { position: 5, expected: seen } });
      expect(letter?.altered?.found).toBe(log.all('A')[4]?.hash ?? null);
      expect((await host.lag(await log.heads()))[0]).toMatchObject({ parked: 1, differs: 1 });
      expect((await host.status())[0]?.studies[0]).toMatchObject({ study: 'A', parked: true, differs: true });
      // Nothing of it is taken any more, and the others go on.
      log.append('A', ...Array<string>(9).fill('later'));
      noted('B', 9);
      expect(await host.reader.waitFor('entries', 'B', 10, 5_000)).toBe(0);
      expect(await count(host.reader, 'A')).toBe(5);

      // Whoever retries finds the same; a rebuild goes by the ledger that there is.
      expect(await host.retry('entries', 'A')).toBe(true);
      await until(() => parked.length === 2);
      await host.rebuild('entries');
      const head = log.all('A').length;
      expect(await host.reader.waitFor('entries', 'A', head, 5_000)).toBe(0);
      expect(await count(host.reader, 'A')).toBe(head);
    });

    it('takes over from the ledger what a cursor does not know', async () => {
      const first = newHost(entriesProjection());
      await first.start();
      noted('A', 5);
      expect(await first.reader.waitFor('entries', 'A', 5, 5_000)).toBe(0);
      await first.stop();
      // As a process of 0.1.0 moves it.
      const hash = `SELECT encode(hash, 'hex') AS hash FROM reading.cursors WHERE study = 'A'`;
      await pool.query(
        `DELETE FROM reading_entries_b1.entry WHERE position > 3; UPDATE reading_entries_b1.tally SET entries = 3`,
      );
      await pool.query(`UPDATE reading.cursors SET position = 3`);
      expect((await pool.query(hash)).rows).toEqual([{ hash: null }]);
      const second = newHost(entriesProjection());
      await second.start();
      expect(await second.reader.waitFor('entries', 'A', 5, 5_000)).toBe(0);
      expect((await pool.query(hash)).rows).toEqual([{ hash: hashOf('A') }]);
      expect(parked).toEqual([]);
    });
  });
});
