import { LedgerUnavailable } from './errors.js';
import { PostgresEventStore } from './store.js';

describe('the store, while there is no server', () => {
  // Nobody listens on port 1.
  const connectionString = 'postgres://x:x@127.0.0.1:1/x';
  const store = new PostgresEventStore({
    upcasters: [],
    connectionString,
    masterKey: Buffer.alloc(32),
    software: 'spec/1',
  });
  afterAll(() => store.close());

  it.each<[string, () => Promise<unknown>]>([
    ['heads', () => store.heads()],
    ['events', () => store.read('S', 0, 1)],
    ['streams', () => store.readStreams('S', [])],
    ['receipts', () => store.receipt('S', 'c')],
    ['keys', () => store.vault.seal('S', 'e', { name: { $personal: { subject: 'P-1', value: 'x' } } })],
  ])('says that %s can be read later', async (_what, read) => {
    await expect(read()).rejects.toThrow(LedgerUnavailable);
  });
});
