import { verifyStudy } from '@caseledger/ledger';
import { testDatabase, until } from '@caseledger/testkit';
import { OperatedService } from '../../test/operated-service.js';
import { statusReport } from './status-report.js';
import { isHealthy, readStatus } from './status.js';

const whichStudy = `study_no = (SELECT study_no FROM ledger.studies WHERE study = 'S1')`;
/** As a superuser may, past the triggers. */
const alterations: readonly (readonly [what: string, firstBad: number, sql: string])[] = [
  ['whose last event is gone', 8, `DELETE FROM ledger.events WHERE ${whichStudy} AND position = 8`],
  [
    'whose last events are gone, counters put back',
    7,
    `DELETE FROM ledger.events WHERE ${whichStudy} AND position > 6;
     DELETE FROM ledger.receipts WHERE ${whichStudy} AND position > 6;
     UPDATE ledger.studies SET position = 6 WHERE study = 'S1';
     UPDATE ledger.streams SET version = 6 WHERE ${whichStudy}`,
  ],
  [
    'of which one event is changed',
    4,
    `UPDATE ledger.events SET body = overlay(body placing 'x' from octet_length(body) - 4) WHERE ${whichStudy} AND position = 4`,
  ],
  [
    'of which one event is changed, with its hash',
    8,
    `UPDATE ledger.events SET body = overlay(body placing 'x' from 20) WHERE ${whichStudy} AND position = 8;
     UPDATE ledger.events SET leaf_hash = sha256('\\x00' || body) WHERE ${whichStudy} AND position = 8`,
  ],
  [
    'of which two events have changed places, with their hashes',
    3,
    `UPDATE ledger.events e SET body = o.body, leaf_hash = o.leaf_hash FROM ledger.events o
      WHERE e.${whichStudy} AND o.study_no = e.study_no AND (e.position, o.position) IN ((3, 5), (5, 3))`,
  ],
];

describe('a ledger', () => {
  let service: OperatedService;

  beforeEach(async () => {
    service = new OperatedService(await testDatabase());
  });
  afterEach(() => service.close());

  const alter = (sql: string) =>
    service.admin.query(`BEGIN; SET LOCAL session_replication_role TO replica; ${sql}; COMMIT`);
  const status = () => readStatus(service.operator, service.services, Date.parse('2026-01-01T00:00:00.000Z'));
  const faults = async () => {
    const heads = await service.store.heads();
    const found = await Promise.all(heads.map((head) => verifyStudy(service.operator.ledger('coordination'), head)));
    return found.flatMap((fault) => fault ?? []);
  };
  const started = async () => {
    const host = await service.start();
    for (let i = 0; i < 8; i += 1) await service.append('S1', ['noted']);
    await service.append('S2', ['noted', 'noted']);
    expect(await host.reader.waitFor('entries', 'S1', 8, 10_000)).toBe(0);
    expect(await host.reader.waitFor('entries', 'S2', 2, 10_000)).toBe(0);
    return host;
  };

  it('R-SEC-07 (part) that is whole is found so', async () => {
    await started();
    expect(await faults()).toEqual([]);
    const found = await status();
    expect(found.differences).toEqual([]);
    expect(isHealthy(found, 60)).toBe(true);
  });

  it.each(alterations)(
    'R-SEC-07 (part) %s is found by reading all of it, at the first bad position',
    async (_, at, sql) => {
      await started();
      await service.stop();
      await alter(sql);
      const found = await faults();
      // Bytes and hash agree again where both were changed: only who has seen the event before can tell.
      if (sql.includes('sha256')) expect(found).toEqual([]);
      else if (sql.includes('SET position = 6')) expect(found).toEqual([]);
      else expect(found).toMatchObject([{ study: 'S1', position: at }]);
    },
  );

  it.each(alterations)(
    'R-SEC-07 (part) %s is noticed by whoever reads on, or has seen the event',
    async (_, at, sql) => {
      const host = await started();
      await alter(sql);
      const atTheEnd = at >= 7;
      if (!atTheEnd) {
        // What lies behind every reader shows when it is read again.
        await expect(host.rebuild('entries')).rejects.toMatchObject({
          name: 'LedgerAltered',
          study: 'S1',
          position: at,
        });
        return;
      }
      await until(async () => (await host.lag(await service.store.heads()))[0]?.differs === 1);
      const found = await status();
      expect(isHealthy(found, 60)).toBe(false);
      expect(found.differences).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ reader: 'coordination/entries', study: 'S1', position: 8 }) as object,
        ]),
      );
      expect(statusReport(found, { maxLagSeconds: 60, all: false })).toContain('The ledger of S1 differs at 8');
      // The other study goes on.
      await service.append('S2', ['noted']);
      expect(await host.reader.waitFor('entries', 'S2', 3, 10_000)).toBe(0);
    },
  );

  it('R-SEC-07 (part) restored from an older backup loses no event unnoticed', async () => {
    const host = await started();
    await alter(alterations[1]![2]);
    // Before anybody has looked, something else takes the place of what is gone.
    service.restored('S1', 6);
    const position = await service.append('S1', ['other', 'other', 'other']);
    expect(position).toBe(9);
    await until(async () => (await host.lag(await service.store.heads()))[0]?.differs === 1);
    expect((await status()).differences).toMatchObject([{ reader: 'coordination/entries', study: 'S1', position: 8 }]);
    await host.rebuild('entries');
    expect(await host.reader.waitFor('entries', 'S1', 9, 10_000)).toBe(0);
    expect(isHealthy(await status(), 60)).toBe(true);
  });
});
