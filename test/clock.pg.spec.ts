import type { Command } from '@caseledger/domain';
import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { randomUUID } from 'node:crypto';
import { loadReferenceStudy, referenceStudy } from '../apps/standalone/src/index.js';
import { replica } from './support/replica.js';
import { screening } from './support/standalone.js';

type Screening = Extract<Command, { name: 'ScreenParticipant' }>['data'];

describe('a clock that was ahead once', () => {
  let database: TestDatabase;
  let one: ReturnType<typeof replica>;
  let shown = '';
  const clock = { now: () => shown };
  const perform = (person: string, command: Command) => one.perform(person, command);
  const screen = (occurredAt: string): Command => ({
    name: 'ScreenParticipant',
    data: { ...screening, participant: `P-${randomUUID()}`, occurredAt } as Screening,
  });

  beforeAll(async () => {
    database = await testDatabase();
    one = replica(database.serviceUrl, clock);
    // Ten years ahead, when the study is registered: its stream is of every command.
    shown = '2036-01-01T00:00:00.000Z';
    await loadReferenceStudy(one);
    shown = '2026-01-01T12:00:00.000Z';
  });
  afterAll(async () => {
    await one.store.close();
    await database.drop();
  });

  it.each(['2026-01-01T12:00:00.001Z', '2026-01-03', '2030-06-01', '2035-12-31T23:59:59.999Z'])(
    'R-AUD-05 (part): does not let %s pass for the past',
    async (occurredAt) => {
      await expect(perform('person-coordinator', screen(occurredAt))).rejects.toMatchObject({
        refusal: { unmet: [{ rule: 'in-the-future' }] },
      });
    },
  );

  it('R-AUD-05 (part): never lets time run backwards in a stream', async () => {
    const { position } = await perform('person-coordinator', screen('2026-01-01T12:00:00.000Z'));
    const events = await one.store.read(referenceStudy, 0, position);
    expect(events.at(-1)?.recordedAt).toBe('2036-01-01T00:00:00.000Z');
  });

  it('does not end a delegation before its time, nor make it last', async () => {
    const [from, until] = ['2026-01-01T08:00:00.000Z', '2026-01-02T08:00:00.000Z'];
    const data = { occurredAt: from, person: 'guest', name: 'Guest', organisation: 'o', sites: [], from, until };
    await perform('person-sponsor', { name: 'GrantDelegation', data: { ...data, role: 'coordinator' } });
    const { members } = one;
    await perform('guest', screen('2026-01-01'));
    expect(await members.require(referenceStudy, 'guest')).toBe('coordinator');
    shown = until;
    const refused = { refusal: { kind: 'forbidden' } };
    await expect(perform('guest', screen('2026-01-01'))).rejects.toMatchObject(refused);
    await expect(members.require(referenceStudy, 'guest')).rejects.toMatchObject(refused);
  });
});
