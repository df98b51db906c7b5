import { until } from '@caseledger/testkit';
import { publishedAndNotNoted } from '../faults/faults.js';
import type { Cluster } from '../../tools/cluster/index.js';
import { UnderLoad } from './under-load.js';

/** The longest that a process of the two-replica cluster may keep a command waiting by its death, in milliseconds. */
const interruptionMs = 10_000;
const shards = 12;
/** What happens to commands, events and read models of a cluster of two replicas and three brokers while things break. */
export function declareFaults(started: () => Cluster): void {
  let under: UnderLoad;
  beforeAll(async () => {
    under = await UnderLoad.start(started());
  });
  afterAll(() => under.stop());

  /** A metric summed over the processes of a kind that answer. */
  async function sum(kind: Parameters<typeof under.cluster.of>[0], metric: string): Promise<number> {
    const values = await Promise.all(under.cluster.of(kind).map((process) => process.metric(metric)));
    return values.reduce<number>((total, value) => total + (value ?? 0), 0);
  }

  it('a relay is killed between publish and cursor move: what it had published is noted, not published again', async () => {
    const { duplicates: before } = await under.survives('relay killed');
    const { duplicates } = await under.survives('relay killed between publish and cursor move');
    expect(duplicates).toBe(before);
    // While somebody writes, something is always on its way.
    await under.load.pause();
    await until(async () => (await publishedAndNotNoted(under.cluster)) === 0);
    under.load.resume();
  });

  it('two relays believe they lead: each shard has one leader in the end', async () => {
    await under.survives('two relays that believe they lead');
    await until(async () => (await sum('relay', 'caseledger_relay_shards')) === shards);
  });

  it('a projector is killed between apply and commit', async () => {
    await under.survives('projector killed between apply and commit');
  });

  it('a projector is stopped for longer than the session timeout and woken up', async () => {
    await under.survives('projector stopped for longer than the session timeout and woken up');
  });

  it('a broker is killed and restarted', async () => {
    await under.survives('broker killed and restarted');
  });

  it('the topic is unavailable: commands are accepted all the time', async () => {
    const before = under.load.commands.length;
    const { longestMs } = await under.survives('topic unavailable');
    expect(longestMs).toBeLessThan(interruptionMs);
    expect(under.load.commands.length).toBeGreaterThan(before);
  });

  it('PostgreSQL is killed and restarted under load', async () => {
    await under.survives('PostgreSQL killed and restarted');
  });

  it('connection pools are exhausted', async () => {
    await under.survives('connection pool exhausted');
  });

  it.each(['disk full', 'serialization errors'] as const)('the database reports: %s', async (fault) => {
    await under.survives(fault);
  });

  it('an event is poison: its study stands still, with an alarm, and the others go on', async () => {
    await under.survives('poison event');
    for (const kind of ['coordination', 'safety', 'oversight'] as const) {
      expect(await sum(kind, 'caseledger_projection_parked')).toBeGreaterThan(0);
      for (const { url } of under.cluster.of(kind)) expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    }
  });

  it('a duplicate, a gap and a reorder are put into the topic by hand: gaps are filled from the ledger', async () => {
    const filled = async (): Promise<number> =>
      (
        await Promise.all(
          (['coordination', 'safety', 'oversight'] as const).map((kind) =>
            sum(kind, 'caseledger_projection_gaps_filled_total'),
          ),
        )
      ).reduce((a, b) => a + b);
    const before = await filled();
    await under.survives('duplicate, gap and reorder in the topic');
    expect(await filled()).toBeGreaterThan(before);
  });

  it('a clock is moved an hour back', async () => {
    await under.survives('clock moved an hour back');
  });

  it.each(['coordination', 'safety', 'oversight', 'gateway'] as const)(
    'any process is killed: %s, with commands interrupted for less than ten seconds',
    async (kind) => {
      const { longestMs } = await under.survives(`${kind} killed`);
      expect(longestMs).toBeLessThan(interruptionMs);
    },
  );

  it('one of three brokers is lost for good', async () => {
    await under.cluster.kafka.nodes[0]?.kill();
    const { longestMs } = await under.survives('relay killed');
    expect(longestMs).toBeLessThan(interruptionMs);
  });

  it('all of this has been: every read model equals its rebuild', async () => {
    await under.load.pause();
    const { rows } = await under.check({ readModels: true });
    expect(rows).toBeGreaterThan(0);
    under.load.resume();
  });
}
