import { PerformCommand } from '@caseledger/commands';
import type { Command } from '@caseledger/domain';
import { canonicalJson, sha256, systemClock } from '@caseledger/kernel';
import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { loadReferenceStudy, referenceStudy } from '../apps/standalone/src/index.js';
import { replica } from './support/replica.js';

const now = systemClock.now();
const grant = (name: string): Command => ({
  name: 'GrantDelegation',
  data: { occurredAt: now, person: 'p-1', name, role: 'coordinator', organisation: 'o', sites: [], from: now },
});
/** Of what everybody can read of the command, and a guess of the rest. */
const digestOf = (command: Command) => sha256(Buffer.from(canonicalJson({ study: referenceStudy, command })));

describe('the receipt of a command with a name in it', () => {
  const commandId = randomUUID();
  let database: TestDatabase;
  let process: ReturnType<typeof replica>;
  let superuser: Client;

  beforeAll(async () => {
    database = await testDatabase();
    process = replica(database.serviceUrl);
    superuser = new Client({ connectionString: database.adminUrl });
    await superuser.connect();
    await loadReferenceStudy(process);
  });
  afterAll(async () => {
    await superuser.end();
    await process.store.close();
    await database.drop();
  });

  const give = (name: string) =>
    process.handler.execute(
      new PerformCommand(referenceStudy, grant(name), { commandId, person: 'person-sponsor', correlation: 'spec' }),
    );

  it('R-PRV-03 (part) does not say whether a name was guessed, and knows the command again', async () => {
    const answer = await give('Alice');
    const { rows } = await superuser.query<{ request_hash: Buffer }>('SELECT request_hash FROM ledger.receipts');
    expect(rows.map(({ request_hash: hash }) => hash.toString('hex'))).not.toContain(
      digestOf(grant('Alice')).toString('hex'),
    );
    expect(await give('Alice')).toEqual(answer);
    await expect(give('Bob')).rejects.toMatchObject({ refusal: { rule: 'idempotency-key-reused' } });
  });

  it('R-INT-08 (part) of 0.1.0, without a key, is known, too', async () => {
    const answer = await give('Alice');
    await superuser.query('SET session_replication_role TO replica');
    await superuser.query('UPDATE ledger.receipts SET request_hash = $1 WHERE command_id = $2', [
      digestOf(grant('Alice')),
      commandId,
    ]);
    expect(await give('Alice')).toEqual(answer);
    await expect(give('Bob')).rejects.toMatchObject({ refusal: { rule: 'idempotency-key-reused' } });
  });
});
