import { testDatabase, until } from '@caseledger/testkit';
import { reached } from '@caseledger/testkit/projections';
import { OperatedService } from '../../test/operated-service.js';
import { UsageError } from '../commands/command.js';
import { readDeadLetter, readDeadLetters, retryDeadLetters } from './dead-letters.js';

describe('caseledger dead-letters', () => {
  let service: OperatedService;

  beforeEach(async () => (service = new OperatedService(await testDatabase())));
  afterEach(() => service.close());

  const letters = () => readDeadLetters(service.operator, service.services);
  const retry = async (waitMs = 10_000) =>
    retryDeadLetters(service.operator, service.services, await letters(), waitMs);
  const parked = (count: number) =>
    until(async () => (await letters()).filter(({ state }) => state === 'parked').length === count);

  it('lists the event, the error, the attempts and since when', async () => {
    expect(await letters()).toEqual([]);
    await service.start();
    await service.append('S1', ['noted', 'poison', 'noted']);
    await parked(1);
    const [letter] = await letters();
    expect(letter).toMatchObject({
      id: 'coordination/entries/1/S1/2',
      attempts: 3,
      state: 'parked',
      event: { type: 'poison', position: 2 },
    });
    expect(letter?.error).toContain('poison');
    expect(Date.parse(letter?.since ?? '')).toBeLessThanOrEqual(Date.now());
    expect(await readDeadLetter(service.operator, service.services, 'coordination/entries/1/S1/2')).toEqual(letter);
    for (const id of ['coordination/entries/1/S1/3', 'nobody/entries/1/S1/2', 'S1', 'coordination/entries/x/S1/2']) {
      await expect(readDeadLetter(service.operator, service.services, id)).rejects.toThrow(UsageError);
    }
  });

  it('lets a study go on in a service that runs elsewhere, and tells what came of it', async () => {
    const host = await service.start();
    await service.append('S1', ['noted', 'poison', 'noted']);
    await service.append('S2', ['poison']);
    await parked(2);
    const before = await letters();

    expect((await retry()).map(({ outcome }) => outcome)).toEqual(['parked', 'parked']);
    const again = await letters();
    expect(again.map(({ attempts }) => attempts)).toEqual([6, 6]);
    expect(again.map(({ since }) => since)).toEqual(before.map(({ since }) => since));

    service.projection.broken = false;
    expect((await retry()).map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
    await reached(host.reader, 'entries', 'S1', 3);
    expect((await letters()).map(({ state }) => state)).toEqual(['passed', 'passed']);
  });

  it('says when no service takes the study up, which goes on when one starts', async () => {
    await service.start();
    await service.append('S1', ['poison']);
    await parked(1);
    await service.stop();
    expect(await retry(0)).toMatchObject([{ outcome: 'waiting', letter: { state: 'retrying' } }]);
    service.projection.broken = false;
    await service.start();
    expect(await retry()).toMatchObject([{ outcome: 'passed' }]);
  });
});
