import type { Command } from '@caseledger/domain';
import { problemOf } from '@caseledger/platform';
import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { Client } from 'pg';
import { loadReferenceStudy } from '../apps/standalone/src/index.js';
import { replica } from './support/replica.js';
import { screening } from './support/standalone.js';

/** What a superuser may do to what the ledger counts: a number is added. */
const cases = [
  ['fewer events than it has', 'UPDATE ledger.studies SET position = position', -5],
  ['an earlier version than a stream has', `UPDATE ledger.streams SET version = version`, -1],
  ['a later version than a stream has', `UPDATE ledger.streams SET version = version`, 1],
] as const;

describe('a command to a ledger', () => {
  let database: TestDatabase;
  let process: ReturnType<typeof replica>;
  let superuser: Client;

  beforeAll(async () => {
    database = await testDatabase();
    process = replica(database.urlOf('coordination'));
    superuser = new Client({ connectionString: database.adminUrl });
    await superuser.connect();
    await loadReferenceStudy(process);
  });
  afterAll(async () => {
    await superuser.end();
    await process.store.close();
    await database.drop();
  });

  let screened = 0;
  const screen = () =>
    process.perform('person-coordinator', {
      name: 'ScreenParticipant',
      data: { ...screening, participant: `P-${(screened += 1)}` },
    } as Command);

  it.each(cases)(
    'R-SEC-07 (part) that counts %s is told that the ledger differs, and is recorded when that is put back',
    async (_, update, by) => {
      await superuser.query(`${update} + ${by}`);
      const refused: unknown = await screen().catch((error: unknown) => error);
      expect(problemOf(refused)).toMatchObject({ status: 503, rule: 'ledger-differs' });
      await superuser.query(`${update} - ${by}`);
      expect(await screen()).toMatchObject({ events: ['ParticipantScreened'] });
    },
  );
});
