import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { EncodedAppend } from './codec.js';
import { LedgerUnavailable } from './errors.js';
import { GroupCommitWriter } from './writer.js';

const append = (n: number): EncodedAppend => ({
  study: 'S',
  commandId: `c-${n}`,
  requestHash: Buffer.alloc(32),
  answer: 'null',
  streams: [{ stream: `s-${n}`, expected: 0, events: 0 }],
  bodies: [],
  bytes: 0,
});

/** A port where nobody listens. */
async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the writer, while there is no server', () => {
  let now = 0;
  let writer: GroupCommitWriter;

  beforeEach(async () => {
    now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    writer = new GroupCommitWriter({ host: '127.0.0.1', port: await deadPort(), password: 'x' }, () => undefined);
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('gives up on every append 30 s after it was queued, also on those behind the first batch', async () => {
    const outcomes = Array.from({ length: 600 }, (_, n) => writer.append(append(n)));
    now = 30_001;
    const settled = await Promise.allSettled(outcomes);
    for (const outcome of settled) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(LedgerUnavailable) as unknown });
    }
    await writer.close();
  });

  it('refuses more than 10,000 waiting appends at once, and any after the end', async () => {
    const outcomes = Array.from({ length: 10_001 }, (_, n) => writer.append(append(n)));
    await expect(outcomes.pop()).rejects.toThrow(LedgerUnavailable);
    now = 30_001;
    await Promise.allSettled(outcomes);
    await writer.close();
    await expect(writer.append(append(0))).rejects.toThrow(LedgerUnavailable);
  });
});
