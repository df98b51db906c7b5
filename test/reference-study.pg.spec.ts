import { systemClock } from '@caseledger/kernel';
import { readProgramme, referenceProgramme, type Programme } from '@caseledger/programmes';
import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { loadReferenceStudy, referenceStudy } from '../apps/standalone/src/index.js';
import { replica } from './support/replica.js';

describe('the reference study', () => {
  const reference = readProgramme(referenceProgramme);
  const newcomer = { ...reference.people.find(({ role }) => role === 'coordinator')!, sub: 'newcomer' };
  const grown: Programme = { ...reference, people: [newcomer, ...reference.people] };
  let database: TestDatabase;
  const processes: ReturnType<typeof replica>[] = [];

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(async () => {
    await Promise.all(processes.map(({ store }) => store.close()));
    await database.drop();
  });

  /** A process of its own. */
  const started = () => {
    const process = replica(database.serviceUrl);
    processes.push(process);
    return process;
  };
  const recordedEvents = () => started().store.read(referenceStudy, 0, 1000);
  const perform = (name: string, data: object) =>
    started().perform('person-sponsor', { name, data: { occurredAt: systemClock.now(), ...data } } as never);
  const types = async () => (await recordedEvents()).map(({ type }) => type);

  it('is recorded once by processes that begin together, and by none that begins later', async () => {
    const loaded = await Promise.all([loadReferenceStudy(started()), loadReferenceStudy(started())]);
    const line = `${referenceStudy}, protocol ${reference.protocol.version} in force`;
    expect(loaded).toEqual([
      { line, refused: [] },
      { line, refused: [] },
    ]);
    const recorded = await types();
    expect(recorded.filter((type) => type === 'DelegationGranted')).toHaveLength(reference.people.length - 1);
    await loadReferenceStudy(started());
    expect(await types()).toEqual(recorded);
  });

  it('gives a person who is new among the others a delegation, and back to nobody what was ended', async () => {
    const { sub: person, role } = reference.people.find(({ persona }) => persona === 'inspector')!;
    await perform('EndDelegation', { person, role, reason: { code: 'OTHER', text: 'left' } });
    const before = await recordedEvents();
    await loadReferenceStudy(started(), grown);
    const added = (await recordedEvents()).slice(before.length);
    expect(added).toMatchObject([{ type: 'DelegationGranted', data: { person: 'newcomer' } }]);
  });

  it('says the protocol that is in force, whatever the programme brings', async () => {
    const protocol = { ...reference.protocol, version: '1.1' };
    await perform('ApproveProtocol', { protocol });
    const recorded = await types();
    const { line } = await loadReferenceStudy(started(), grown);
    expect(line).toBe(`${referenceStudy}, protocol 1.1 in force`);
    expect(await types()).toEqual(recorded);
  });

  it('says what is refused: nothing is left out in silence', async () => {
    const people = [...grown.people, { ...newcomer, sub: 'lost', sites: ['NOWHERE'] }];
    const { refused } = await loadReferenceStudy(started(), { ...grown, people });
    expect(refused).toEqual([expect.stringMatching(/^GrantDelegation was refused: .*NOWHERE/)]);
  });
});
