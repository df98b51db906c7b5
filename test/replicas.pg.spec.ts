import { PerformCommand } from '@caseledger/commands';
import type { Command } from '@caseledger/domain';
import { testDatabase, until, type TestDatabase } from '@caseledger/testkit';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { loadReferenceStudy, referenceStudy } from '../apps/standalone/src/index.js';
import { replica } from './support/replica.js';
import { screening } from './support/standalone.js';

const reason = { code: 'OTHER', text: 'left' } as const;
let screened = 0;
const screen = (): Command => ({
  name: 'ScreenParticipant',
  data: { ...screening, participant: `P-${(screened += 1)}` } as Extract<
    Command,
    { name: 'ScreenParticipant' }
  >['data'],
});
const now = (): string => new Date().toISOString();
const grant = (person: string): Command => ({
  name: 'GrantDelegation',
  data: { occurredAt: now(), person, name: person, role: 'coordinator', organisation: 'o', sites: [], from: now() },
});
const end = (person: string): Command => ({
  name: 'EndDelegation',
  data: { occurredAt: now(), person, role: 'coordinator', reason },
});

describe('two replicas on one ledger', () => {
  let database: TestDatabase;
  let a: ReturnType<typeof replica>;
  let b: ReturnType<typeof replica>;

  beforeAll(async () => {
    database = await testDatabase();
    a = replica(database.urlOf('coordination'));
    b = replica(database.urlOf('safety'));
    await loadReferenceStudy(a);
  });
  afterAll(async () => {
    await Promise.all([a.store.close(), b.store.close()]);
    await database.drop();
  });

  it('R-AUT-09 a delegation that one ends is ended at once in the other, for commands and for reading', async () => {
    await a.perform('person-sponsor', grant('leaver'));
    // The other one has the delegation in its cache.
    await b.perform('leaver', screen());
    expect(await b.members.require(referenceStudy, 'leaver')).toBe('coordinator');

    await a.perform('person-sponsor', end('leaver'));
    await expect(b.members.require(referenceStudy, 'leaver')).rejects.toMatchObject({
      refusal: { rule: 'not-delegated' },
    });
    await expect(b.perform('leaver', screen())).rejects.toMatchObject({ refusal: { kind: 'forbidden' } });
    await expect(a.members.require(referenceStudy, 'leaver')).rejects.toThrow();
  });

  it('R-AUT-09 a delegation that one grants is in force at once in the other', async () => {
    await expect(b.perform('joiner', screen())).rejects.toThrow();
    await expect(b.members.require(referenceStudy, 'joiner')).rejects.toThrow();
    await a.perform('person-sponsor', grant('joiner'));
    expect(await b.members.require(referenceStudy, 'joiner')).toBe('coordinator');
    expect(await b.perform('joiner', screen())).toMatchObject({ events: ['ParticipantScreened'] });
  });

  it('R-AUT-09 nothing is recorded after the end, however many commands race with it', async () => {
    await a.perform('person-sponsor', grant('racer'));
    await b.perform('racer', screen());
    const racing = Array.from({ length: 40 }, () => b.perform('racer', screen()).catch(() => undefined));
    const ended = await a.perform('person-sponsor', end('racer'));
    const answers = (await Promise.all(racing)).filter((answer) => answer !== undefined);
    for (const { position } of answers) expect(position).toBeLessThan(ended.position);
    await expect(b.perform('racer', screen())).rejects.toMatchObject({ refusal: { kind: 'forbidden' } });
  });

  it('R-INT-08 (part) both give one answer to one command, and go on, when the connection of the second is lost', async () => {
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    /** The connection of a replica whose append waits for the study. */
    const waiting = async (role: string): Promise<number | undefined> =>
      (
        await admin.query<{ pid: number }>(
          `SELECT pid FROM pg_stat_activity
            WHERE usename = $1 AND datname = current_database() AND wait_event_type = 'Lock'`,
          [`caseledger_${role}`],
        )
      ).rows[0]?.pid;
    const request = { commandId: randomUUID(), person: 'person-sponsor', correlation: 'spec' };
    const command = new PerformCommand(referenceStudy, grant('twice'), request);
    await b.perform('person-sponsor', grant('before'));

    await admin.query('BEGIN');
    await admin.query('SELECT FROM ledger.studies WHERE study = $1 FOR UPDATE', [referenceStudy]);
    const first = a.handler.execute(command);
    await until(async () => (await waiting('coordination')) !== undefined);
    const second = b.handler.execute(command);
    await until(async () => (await waiting('safety')) !== undefined);
    await admin.query('SELECT pg_terminate_backend($1)', [await waiting('safety')]);
    await admin.query('ROLLBACK');
    await admin.end();

    expect(await second).toEqual(await first);
    for (const { members, perform } of [b, a]) {
      expect(await members.require(referenceStudy, 'twice')).toBe('coordinator');
      expect(await perform('person-sponsor', end('twice'))).toMatchObject({ events: ['DelegationEnded'] });
      await expect(members.require(referenceStudy, 'twice')).rejects.toMatchObject({
        refusal: { rule: 'not-delegated' },
      });
      await perform('person-sponsor', grant('twice'));
    }
  });
});
