import { personal } from '@caseledger/kernel';
import { testDatabase } from '@caseledger/testkit';
import { altering } from '../../test/alterations.js';
import { OperatedService } from '../../test/operated-service.js';
import { OperatorDatabase } from './operator-database.js';
import { verifyLedger } from './verify-ledger.js';

const of = `study_no = (SELECT study_no FROM ledger.studies WHERE study = 'S1')`;
const exchange = `UPDATE vault.subject_keys k SET wrapped = o.wrapped FROM vault.subject_keys o
                   WHERE k.subject = 'B' AND o.subject = 'A'`;

describe('what a ledger needs beside its events', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let service: OperatedService;

  beforeEach(async () => {
    database = await testDatabase();
    service = new OperatedService(database);
    // B is named by the third and the fourth event, which one command records.
    for (const name of ['A', 'A']) await service.append('S1', ['noted'], undefined, { names: [personal(name, name)] });
    await service.append('S1', ['noted', 'noted'], undefined, { names: [personal('B', 'B')] });
  });
  afterEach(() => service.close());

  const alter = (sql: string) => service.admin.query(altering(sql));
  const faults = async (operator = service.operator) =>
    (await verifyLedger(operator, service.services, undefined)).faults;

  it('R-SEC-07 (part) is found whole, also when a person was erased', async () => {
    expect(await faults()).toEqual([]);
    await service.admin.query(`SELECT vault.destroy_subject_key('S1', 'B')`);
    expect(await faults()).toEqual([]);
  });

  it.each([
    ['a key that is gone', `DELETE FROM vault.subject_keys WHERE subject = 'B'`, 3, /^a value of B .* is not there/],
    ['a key that is emptied', `UPDATE vault.subject_keys SET wrapped = NULL WHERE subject = 'B'`, 3, /is not there/],
    ['a key in the place of another', exchange, 3, /^a value of B is sealed, and its key does not open it$/],
    [
      'a receipt that is gone',
      `DELETE FROM ledger.receipts WHERE ${of} AND position = 4`,
      4,
      /^the receipt .* not there/,
    ],
    [
      'a receipt of elsewhere',
      `UPDATE ledger.receipts SET position = 1 WHERE ${of} AND position = 2`,
      2,
      /says position 1/,
    ],
  ])('R-SEC-07 (part) is known by verifying not to be there: %s', async (_, sql, position, fault) => {
    await alter(sql);
    expect(await faults()).toEqual([{ study: 'S1', position, fault: expect.stringMatching(fault) as string }]);
  });

  it('R-SEC-07 (part) is looked for without the master key, too; only what is exchanged does not show', async () => {
    const operator = new OperatorDatabase(database.adminUrl);
    await alter(exchange);
    expect(await faults(operator)).toEqual([]);
    await alter(`DELETE FROM vault.subject_keys WHERE subject = 'B'`);
    expect(await faults(operator)).toMatchObject([{ study: 'S1', position: 3 }]);
    await operator.close();
  });
});
