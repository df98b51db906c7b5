import { systemClock } from '@caseledger/kernel';
import { deadLetters, type Pace, type ProjectionHost } from '@caseledger/projections';
import { ProjectionHealth } from '@caseledger/service';
import { testDatabase, until } from '@caseledger/testkit';
import { alterations, altering, backUp, miscounts, restore } from '../../test/alterations.js';
import { OperatedService } from '../../test/operated-service.js';
import { statusReport } from './status-report.js';
import { isHealthy, readStatus } from './status.js';
import { verifyLedger } from './verify-ledger.js';

/** Of which a round takes several looks. */
const quick: Pace = { events: 3, everyMs: 10, restMs: 20 };
const never: Pace = { events: 1, everyMs: 3_600_000, restMs: 3_600_000 };

describe('a ledger', () => {
  let service: OperatedService;

  beforeEach(async () => {
    service = new OperatedService(await testDatabase());
  });
  afterEach(() => service.close());

  const alter = (sql: string) => service.admin.query(altering(sql));
  const status = () => readStatus(service.operator, service.services, Date.parse('2026-01-01T00:00:00.000Z'));
  const faults = async () => (await verifyLedger(service.operator, service.services, undefined)).faults;
  const isReady = (host: ProjectionHost) =>
    new ProjectionHealth(service.store, [host], systemClock, Infinity).check.check().then(
      () => true,
      (error: unknown) => {
        expect(String(error)).toContain('ledger-differs');
        return false;
      },
    );
  /** Whether the reader stands still at the study that is altered. */
  const stands = async () => (await status()).projections.some(({ studies }) => studies.some(({ parked }) => parked));
  const started = async (pace?: Pace) => {
    const host = await service.start(undefined, pace);
    await service.append('S2', ['noted', 'noted']);
    for (let i = 0; i < 6; i += 1) await service.append('S1', ['noted']);
    await service.admin.query(backUp('older', 'ledger'));
    for (let i = 0; i < 2; i += 1) await service.append('S1', ['noted']);
    expect(await host.reader.waitFor('entries', 'S1', 8, 10_000)).toBe(0);
    expect(await host.reader.waitFor('entries', 'S2', 2, 10_000)).toBe(0);
    await service.admin.query(backUp('whole', 'ledger'));
    return host;
  };

  it('R-SEC-07 (part) that is whole is found so', async () => {
    const host = await started(quick);
    expect(await faults()).toEqual([]);
    const found = await status();
    expect(found.differences).toEqual([]);
    expect(isHealthy(found, 60)).toBe(true);
    expect(await isReady(host)).toBe(true);
  });

  it.each(alterations)(
    'R-SEC-07 (part) $what is noticed by status, readiness and its reader, and goes on when it is put back',
    async ({ at, itself, sql }) => {
      const host = await started(quick);
      await alter(sql);

      const found = await status();
      expect(isHealthy(found, 60)).toBe(false);
      expect(found.differences).toEqual(
        ['ledger', 'coordination/entries']
          .slice(itself ? 0 : 1)
          .map((reader) => expect.objectContaining({ reader, study: 'S1', position: at }) as object),
      );
      expect(statusReport(found, { maxLagSeconds: 60, all: false })).toContain(`The ledger of S1 differs at ${at}`);

      await until(async () => !(await isReady(host)) && (await stands()));
      const parked = (await status()).projections[0]!.studies.filter((study) => study.parked);
      expect(parked.map(({ study }) => study)).toEqual(['S1']);
      expect(parked[0]!.reason).toContain('the ledger of S1 differs at position');

      // Whoever lets it go on before it is put back is told again.
      await host.retry('entries', 'S1');
      await until(async () => !(await isReady(host)) && (await stands()));

      await alter(restore('whole', 'ledger'));
      // What was read before it was put back may still be found different after it.
      await until(async () => {
        await host.retry('entries', 'S1');
        return (await isReady(host)) && isHealthy(await status(), 60);
      });
      for (const [study, head] of [
        ['S1', 9],
        ['S2', 3],
      ] as const) {
        await service.append(study, ['noted']);
        expect(await host.reader.waitFor('entries', study, head, 10_000)).toBe(0);
      }
      expect(await isReady(host)).toBe(true);
      expect(isHealthy(await status(), 60)).toBe(true);
    },
  );

  it.each(alterations.filter(({ itself }) => itself))(
    'R-SEC-07 (part) $what is known to readiness as soon as anybody has met it',
    async ({ at, sql }) => {
      const host = await started(never);
      await alter(sql);
      const all = [1, 2, 3, 4, 5, 6, 7, 8];
      await expect(service.store.readAt('S1', all)).rejects.toMatchObject({ name: 'LedgerAltered', study: 'S1' });
      await until(async () => !(await isReady(host)) && (await stands()));
      const [letter] = await deadLetters(service.operator.registry('coordination'));
      expect(letter?.altered?.position).toBeGreaterThanOrEqual(at);
    },
  );

  it.each(alterations)(
    'R-SEC-07 (part) $what is found by verifying, at the first bad position, also when no service runs',
    async ({ at, sql }) => {
      await started(never);
      await service.stop();
      await alter(sql);
      expect(await faults()).toMatchObject([{ study: 'S1', position: at }]);
    },
  );

  it.each(miscounts)(
    'R-SEC-07 (part) that counts $what is noticed by status and verify, and readiness looks at its end',
    async ({ sql, at, fault }) => {
      const host = await started(quick);
      await alter(sql);
      const found = await status();
      expect(found.miscounts).toEqual([{ study: 'S1', position: at, fault }]);
      expect(isHealthy(found, 60)).toBe(false);
      expect(statusReport(found, { maxLagSeconds: 60, all: false })).toContain(
        `The ledger of S1 differs at ${at} from itself: ${fault}.`,
      );
      expect(await faults()).toEqual([{ study: 'S1', position: at, fault }]);
      expect(await isReady(host)).toBe(!fault.includes('events'));

      await alter(restore('whole', 'ledger'));
      expect((await status()).miscounts).toEqual([]);
      expect(await faults()).toEqual([]);
    },
  );

  it('R-SEC-07 (part) of which a reader has lost what it has seen is not taken for whole', async () => {
    const host = await started(quick);
    await service.admin.query(`DELETE FROM coordination_entries_b1.entry WHERE study = 'S1' AND position = 4`);
    await until(async () => !(await isReady(host)));
    expect((await status()).differences).toMatchObject([
      { reader: 'coordination/entries', study: 'S1', position: 4, expected: 'of an event that was seen' },
    ]);
    await host.rebuild('entries');
    expect(await isReady(host)).toBe(true);
  });

  it('R-SEC-07 (part) restored from an older backup loses no event unnoticed', async () => {
    const host = await started(never);
    await alter(restore('older', 'ledger'));
    // Before anybody has looked, something else takes the place of what is gone.
    service.restored('S1', 6);
    const position = await service.append('S1', ['other', 'other', 'other']);
    expect(position).toBe(9);
    await until(async () => (await host.lag(await service.store.heads()))[0]?.differs === 1);
    expect((await status()).differences).toMatchObject([{ reader: 'coordination/entries', study: 'S1', position: 7 }]);
    await host.rebuild('entries');
    expect(await host.reader.waitFor('entries', 'S1', 9, 10_000)).toBe(0);
    expect(isHealthy(await status(), 60)).toBe(true);
  });
});
