import { expose } from '@caseledger/platform';
import { testDatabase, until } from '@caseledger/testkit';
import { ArrayLog } from '@caseledger/testkit/delivery';
import { entriesProjection, fixture, type Fixture } from '@caseledger/testkit/projections';
import fc from 'fast-check';
import { deadLetters, ProjectionReader, ProjectionRunner, rebuild, Registry } from './index.js';

describe('ProjectionRunner', () => {
  let db: Fixture;
  let registry: Registry;
  let reader: ProjectionReader;
  let log: ArrayLog;
  let study = '';
  let studies = 0;
  const projection = entriesProjection();
  const newRunner = (): ProjectionRunner => new ProjectionRunner(registry, log, [projection]);

  beforeAll(async () => {
    db = fixture(await testDatabase());
    registry = new Registry(db.pool(), 'reading');
    reader = new ProjectionReader(registry);
    await Promise.all([registry.migrate(), registry.migrate()]);
    await Promise.all([registry.ensureLive(projection), registry.ensureLive(projection)]);
  });
  afterAll(() => db.close());
  beforeEach(() => {
    log = new ArrayLog();
    study = `S${(studies += 1)}`;
    projection.broken = true;
    projection.beforeCommit = () => Promise.resolve();
  });

  const noted = (count: number) => log.append(study, ...Array<string>(count).fill('noted'));
  /** Positions in the projection; the tally must agree with them. */
  const stored = (of = study): Promise<number[]> =>
    reader.read('entries', async (tx) => {
      const entries = await tx.query<{ position: string }>(
        'SELECT position FROM entry WHERE study = $1 ORDER BY position',
        [of],
      );
      const [tally] = await tx.query<{ entries: string }>('SELECT entries FROM tally WHERE study = $1', [of]);
      expect(Number(tally?.entries ?? 0)).toBe(entries.length);
      return entries.map(({ position }) => Number(position));
    });
  /** Another process rebuilds; its ledger has only this study, so the others' cursors have to go first. */
  const rebuildFrom = async (only: string): Promise<void> => {
    await registry.pool.query('DELETE FROM reading.cursors WHERE study <> $1', [only]);
    await rebuild({ registry, log, projection });
  };
  const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

  it('R-INT-05 applies a batch, and its duplicate not again', async () => {
    const events = noted(5);
    const runner = newRunner();
    await runner.deliver(study, events);
    await runner.deliver(study, events);
    expect(await stored()).toEqual(upTo(5));
    expect(await reader.position('entries', study)).toBe(5);
  });

  it('R-AUD-18 takes only the new part of a batch that overlaps', async () => {
    const events = noted(8);
    const runner = newRunner();
    await runner.deliver(study, events.slice(0, 5));
    await runner.deliver(study, events.slice(2));
    expect(await stored()).toEqual(upTo(8));
  });

  it('R-AUD-18 reads from the log what a feed dropped', async () => {
    const events = noted(1300);
    await newRunner().deliver(study, events.slice(1299));
    expect(await stored()).toEqual(upTo(1300));
  });

  it('counts the duplicates that it dropped and the gaps that it filled', async () => {
    const count = async (metric: string): Promise<number> =>
      Number(
        new RegExp(`caseledger_projection_${metric}_total{projection="entries"} (\\d+)`).exec(await expose())?.[1] ?? 0,
      );
    const before = { duplicates: await count('duplicates'), gaps: await count('gaps_filled') };
    const events = noted(1300);
    await newRunner().deliver(study, events.slice(0, 5));
    await newRunner().deliver(study, events.slice(2, 7));
    await newRunner().deliver(study, events.slice(1299));
    expect(await stored()).toEqual(upTo(1300));
    expect((await count('duplicates')) - before.duplicates).toBe(3);
    expect((await count('gaps_filled')) - before.gaps).toBe(1);
  });

  it('R-AUD-18 puts batches that come in the wrong order right', async () => {
    const events = noted(9);
    const runner = newRunner();
    await runner.deliver(study, events.slice(6).reverse());
    await runner.deliver(study, events.slice(0, 3));
    await runner.deliver(study, events.slice(3, 6));
    expect(await stored()).toEqual(upTo(9));
  });

  it('R-AUD-18 stores every event once, whatever is dropped, repeated and reordered, by two consumers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.nat(11), { maxLength: 12 }), { maxLength: 12 }), async (deliveries) => {
        study = `S${(studies += 1)}`;
        const events = noted(12);
        const runners = [newRunner(), newRunner()];
        await Promise.all(
          deliveries.map((picked, index) =>
            runners[index % 2]!.deliver(
              study,
              picked.map((at) => events[at]!),
            ),
          ),
        );
        await runners[0]!.deliver(study, events.slice(-1));
        expect(await stored()).toEqual(upTo(12));
      }),
      { numRuns: 25 },
    );
  });

  it('R-SEC-07 (part) parks a study of which it is brought what the ledger does not have', async () => {
    const events = noted(3);
    const ahead = new ProjectionRunner(registry, new ArrayLog(), [projection]);
    await ahead.deliver(study, events.slice(2));
    expect(await stored()).toEqual([]);
    expect(await deadLetters(registry, { projection: 'entries', build: 1, study, position: 1 })).toMatchObject([
      { state: 'parked', event: null, altered: { position: 1, found: null } },
    ]);
  });

  it('R-INT-05 loses and doubles nothing when the connection breaks between the rows and the commit', async () => {
    const events = noted(5);
    const killer = db.pool();
    let kills = 0;
    projection.beforeCommit = async (backend) => {
      if ((kills += 1) > 1) return;
      await killer.query('SELECT pg_terminate_backend($1)', [backend]);
      await until(async () => {
        const { rowCount } = await killer.query('SELECT FROM pg_stat_activity WHERE pid = $1', [backend]);
        return rowCount === 0;
      });
    };
    const runner = newRunner();
    await expect(runner.deliver(study, events)).rejects.toThrow();
    expect(await stored()).toEqual([]);
    expect(await reader.position('entries', study)).toBe(0);
    await runner.deliver(study, events);
    expect(await stored()).toEqual(upTo(5));
  });

  it('R-INT-05 does not wait for a process that hangs in the middle of a batch, and refuses what it does later', async () => {
    const events = noted(5);
    let wake = (): void => undefined;
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    let hanging = false;
    projection.beforeCommit = () => {
      hanging = true;
      projection.beforeCommit = () => Promise.resolve();
      return asleep;
    };
    const late = newRunner().deliver(study, events);
    await until(() => hanging);
    await newRunner().deliver(study, events);
    expect(await stored()).toEqual(upTo(5));
    wake();
    await expect(late).rejects.toThrow();
    expect(await stored()).toEqual(upTo(5));
  });

  it('parks at an event that keeps failing, keeps it as a dead letter, and never goes past it', async () => {
    noted(7);
    const [poison] = log.append(study, 'poison');
    noted(4);
    await newRunner().deliver(study, log.all(study));
    await newRunner().deliver(study, log.all(study));
    expect(await stored()).toEqual(upTo(7));
    expect(await newRunner().behind([{ study, position: 12 }])).toEqual([]);
    const { rows } = await registry.pool.query(
      'SELECT position, event, error, attempts FROM reading.dead_letters WHERE study = $1',
      [study],
    );
    expect(rows).toEqual([{ position: '8', event: poison, error: 'poison\ufffdous', attempts: 3 }]);
  });

  it('leaves a parked study alone until somebody lets it go on, even when the event would now pass', async () => {
    const events = log.append(study, 'poison', 'noted');
    await newRunner().deliver(study, events);
    projection.broken = false;
    await newRunner().deliver(study, events);
    expect(await stored()).toEqual([]);
  });

  it('R-INT-05 goes on in the new build when another process switched builds meanwhile', async () => {
    const events = noted(4);
    const runner = newRunner();
    await runner.deliver(study, events.slice(0, 2));
    await rebuildFrom(study);
    await runner.deliver(study, events.slice(2));
    expect(await stored()).toEqual(upTo(4));
    expect(await reader.position('entries', study)).toBe(4);
  });

  it('reads again when the tables are replaced under a reader', async () => {
    await newRunner().deliver(study, noted(2));
    let runs = 0;
    const rows = await reader.read('entries', async (tx) => {
      if ((runs += 1) === 1) await rebuildFrom(study);
      return tx.query('SELECT FROM entry WHERE study = $1', [study]);
    });
    expect(rows).toHaveLength(2);
    expect(runs).toBe(2);
  });

  it('applies an event that fails at first', async () => {
    let failures = 0;
    projection.beforeCommit = () => ((failures += 1) < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve());
    await newRunner().deliver(study, noted(1));
    expect(await stored()).toEqual([1]);
  });
});
