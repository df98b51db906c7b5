import { testDatabase } from '@caseledger/testkit';
import { entriesProjection, reached } from '@caseledger/testkit/projections';
import { OperatedService } from '../../test/operated-service.js';
import { Failure, UsageError } from '../commands/command.js';
import { findTarget, rebuildProjection } from './rebuild.js';

describe('caseledger rebuild', () => {
  let service: OperatedService;
  let said: string[];
  const output = { write: (text: string) => said.push(text.trimEnd()) };

  beforeEach(async () => {
    service = new OperatedService(await testDatabase());
    said = [];
  });
  afterEach(() => service.close());

  const rebuild = (more: { projection?: typeof service.projection; accept?: boolean; signal?: AbortSignal } = {}) =>
    rebuildProjection(
      service.operator,
      { service: service.services[0]!, projection: more.projection ?? service.projection },
      { acceptDifferences: more.accept ?? false, signal: more.signal ?? new AbortController().signal, output },
    );
  const noted = (count: number) => Array<string>(count).fill('noted');

  it('R-AUD-15 switches to an equal build that belongs to the service, while that runs under load', async () => {
    const host = await service.start();
    let head = await service.append('S1', noted(2_000));
    await reached(host.reader, 'entries', 'S1', head);

    const rebuilt = { done: false };
    const load = async () => {
      while (!rebuilt.done) head = await service.append('S1', noted(3));
    };
    const switched = rebuild().finally(() => (rebuilt.done = true));
    await Promise.all([switched, load()]);

    expect(await switched).toBe(true);
    expect(await service.builds()).toEqual(['coordination_entries_b2 of caseledger_coordination']);
    expect(said.at(-1)).toBe('Build 2 is live; build 1 is dropped.');
    expect(said.join('\n')).toMatch(
      /coordination\/entries build 2 {2}100 % {2}[\d,]+ of [\d,]+ events {2}[\d,]+ events\/s/,
    );
    expect(said.join('\n')).toMatch(/entry: equal, [\d,]+ rows/);
    // The service finds the new build by itself and goes on with it.
    head = await service.append('S1', noted(1));
    await reached(host.reader, 'entries', 'S1', head);
    const rows = await host.reader.read('entries', (tx) =>
      tx.query<{ rows: string }>('SELECT count(*) AS rows FROM entry'),
    );
    expect(Number(rows[0]?.rows)).toBe(head);
  });

  it('R-AUD-15 shows what differs and does not switch, unless differences are accepted', async () => {
    const host = await service.start();
    await service.append('S1', noted(3));
    await reached(host.reader, 'entries', 'S1', 3);
    await service.admin.query(`UPDATE coordination_entries_b1.entry SET type = 'altered' WHERE position = 2`);
    const types = () => host.reader.read('entries', (tx) => tx.query('SELECT DISTINCT type FROM entry ORDER BY type'));

    expect(await rebuild()).toBe(false);
    expect(await service.builds()).toEqual(['coordination_entries_b1 of caseledger_coordination']);
    expect(await types()).toEqual([{ type: 'altered' }, { type: 'noted' }]);
    expect(said.join('\n')).toContain('entry: DIFFERENT, 3 rows live, 3 rebuilt');
    expect(said.join('\n')).toMatch(/only live +\(S1,2,altered,1,[^]*only rebuilt +\(S1,2,noted,1,/);
    expect(said.at(-1)).toContain('Not switched: build 1 stays live');

    expect(await rebuild({ accept: true })).toBe(true);
    expect(await types()).toEqual([{ type: 'noted' }]);
  });

  it('leaves the live build alone when it is interrupted, and clears away what a killed one left', async () => {
    const host = await service.start();
    await service.append('S1', noted(1_500));
    await reached(host.reader, 'entries', 'S1', 1_500);
    const stopping = new AbortController();
    service.projection.beforeCommit = () => {
      stopping.abort(new Error('interrupted'));
      return Promise.resolve();
    };
    await expect(rebuild({ signal: stopping.signal })).rejects.toThrow('interrupted');
    expect(await service.builds()).toEqual(['coordination_entries_b1 of caseledger_coordination']);

    service.projection.beforeCommit = () => Promise.resolve();
    await service.operator.registry('coordination').createBuild(service.projection);
    expect(await rebuild()).toBe(true);
    expect(said).toContain('Cleared away build 3, which an earlier rebuild left.');
    expect(await service.builds()).toEqual(['coordination_entries_b4 of caseledger_coordination']);
  });

  it('brings a new version beside the live one, and never an earlier one', async () => {
    const host = await service.start();
    await service.append('S1', noted(2));
    await reached(host.reader, 'entries', 'S1', 2);
    await service.stop();
    expect(await rebuild({ projection: entriesProjection('entries', 2) })).toBe(true);
    expect(said[0]).toContain('Version 1 becomes 2');
    await expect(rebuild()).rejects.toThrow('is of version 2, this caseledger has 1');
  });

  it('refuses what never started, and what is being rebuilt already', async () => {
    await expect(rebuild()).rejects.toThrow(new Failure('coordination never started on this database.'));
    const host = await service.start();
    await service.append('S1', noted(2));
    await reached(host.reader, 'entries', 'S1', 2);
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    let second: Promise<boolean> | undefined;
    service.projection.beforeCommit = () => {
      second ??= rebuild();
      second.catch(() => undefined).finally(open);
      return gate;
    };
    expect(await rebuild()).toBe(true);
    await expect(second).rejects.toThrow('coordination/entries is being rebuilt already');
  });

  it('finds a projection by its name alone where that is unique', () => {
    const services = [
      { name: 'coordination' as const, projections: [entriesProjection('one'), entriesProjection('both')] },
      { name: 'safety' as const, projections: [entriesProjection('both')] },
    ];
    expect(findTarget('one', services).service.name).toBe('coordination');
    expect(findTarget('safety/both', services).service.name).toBe('safety');
    expect(() => findTarget('both', services)).toThrow('Say which one: coordination/both, safety/both');
    expect(() => findTarget('none', services)).toThrow(UsageError);
  });
});
