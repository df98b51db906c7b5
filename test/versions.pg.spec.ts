import { PerformCommand } from '@caseledger/commands';
import { commands, type Command, type CommandName } from '@caseledger/domain';
import { RefusedError, StaleVersion } from '@caseledger/platform';
import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { randomUUID } from 'node:crypto';
import { loadReferenceStudy, referenceStudy } from '../apps/standalone/src/index.js';
import { replica } from './support/replica.js';

let database: TestDatabase;
let one: ReturnType<typeof replica>;

beforeAll(async () => {
  database = await testDatabase();
  one = replica(database.serviceUrl);
  await loadReferenceStudy(one);
});
afterAll(async () => {
  await one.store.close();
  await database.drop();
});

const named = { participant: 'P-0000001', product: 'B-0000001', adverseEvent: 'AE-0000001', webhook: randomUUID() };
const registration = { title: 'Study', sponsor: 'Institute', registrations: [] };
/** Gives a command for a version of the study that nobody has seen, and resolves to what it is refused with. */
async function refusedOf(name: CommandName, study: string, person: string, ifMatch: number): Promise<unknown> {
  const data = { ...named, ...registration, code: study, occurredAt: '2019-03-01T08:00:00.000Z' };
  const request = { commandId: randomUUID(), person, correlation: 'spec', ifMatch };
  try {
    return await one.handler.execute(new PerformCommand(study, { name, data } as unknown as Command, request));
  } catch (error) {
    return error;
  }
}

describe('versions of a study', () => {
  const every = Object.keys(commands) as CommandName[];
  const seen = [0, 1, 999];

  it.each(every)('R-AUT-09 (part): %s tells none to who has no part in the study', async (name) => {
    for (const version of seen) {
      const error = await refusedOf(name, referenceStudy, 'stranger', version);
      expect(error).toBeInstanceOf(RefusedError);
      expect(JSON.stringify(error)).not.toContain('ersion');
    }
  });

  it.each(every.filter((name) => name !== 'RegisterStudy'))(
    'R-AUT-09 (part): %s tells none of a study that does not exist',
    async (name) => {
      expect(await refusedOf(name, 'NO-SUCH-STUDY', 'stranger', 999)).toBeInstanceOf(RefusedError);
    },
  );

  it('R-INT-08 (part): another version than the current one is refused to a member', async () => {
    expect(await refusedOf('HaltStudy', referenceStudy, 'person-sponsor', 999)).toBeInstanceOf(StaleVersion);
  });

  it('R-AUT-09 (part): a study is registered whatever version is given of it, as none was seen', async () => {
    expect(await refusedOf('RegisterStudy', 'FREE-CODE', 'stranger', 999)).toMatchObject({ study: 'FREE-CODE' });
    expect(await refusedOf('RegisterStudy', 'FREE-CODE', 'other', 1)).toMatchObject({
      refusal: { unmet: [{ rule: 'study-exists' }] },
    });
  });
});
