import { hourMs } from '@caseledger/kernel';
import { eventsTopic } from '@caseledger/delivery';
import { until } from '@caseledger/testkit';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster, ClusterProcess, ProcessKind } from '../../tools/cluster/index.js';
import type { JournalEntry } from '../soak/checker/index.js';
import { asAdmin } from './trouble/admin.js';
import { readModelTables, withoutConnections, withWritesFailing } from './trouble/database.js';
import { catchAt } from './trouble/gate.js';
import { asKafkaAdmin } from './trouble/kafka.js';
import { poison } from './trouble/poison.js';
import { tamper } from './trouble/tamper.js';

/** What a fault works on. */
export interface Scene {
  readonly cluster: Cluster;
  /** Studies that writers are at work in. */
  readonly studies: readonly string[];
  /** From 0 to 1, exclusive. */
  readonly random: () => number;
  /** Where the checker learns what was done by hand. */
  readonly journal: { write(entry: JournalEntry): void };
}

/** Makes trouble and ends it again; what it broke works when it resolves. */
export type Fault = (scene: Scene) => Promise<void>;

const services = ['coordination', 'safety', 'oversight'] as const;

const oneOf = <T>({ random }: Scene, choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
const between = ({ random }: Scene, least: number, most: number): number => least + random() * (most - least);
const rest = (scene: Scene, least: number, most: number): Promise<void> => pause(between(scene, least, most) * 1_000);

async function restart(process: ClusterProcess): Promise<void> {
  await process.kill();
  await process.start();
}

const kill =
  (kind: ProcessKind): Fault =>
  (scene) =>
    restart(oneOf(scene, scene.cluster.of(kind)));

const freeze =
  (kind: ProcessKind): Fault =>
  async (scene) => {
    const process = oneOf(scene, scene.cluster.of(kind));
    await process.pause();
    await rest(scene, 1, 6);
    await process.resume();
  };

const failWrites =
  (error: 'disk full' | 'serialization failure', share: number): Fault =>
  async (scene) => {
    const tables = [
      'ledger.events',
      'relay.cursors',
      ...(await readModelTables(scene.cluster, oneOf(scene, services))),
    ];
    await withWritesFailing(scene.cluster, error, tables, share, () => rest(scene, 2, 4));
  };

/** Messages in the topic that the relays' cursors do not know of. */
export async function publishedAndNotNoted(cluster: Cluster): Promise<number> {
  const { rows } = await asAdmin(cluster, (client) =>
    client.query<{ shard: number; topic_end: string }>('SELECT shard, topic_end FROM relay.shards'),
  );
  const ends = await asKafkaAdmin(cluster, (admin) => admin.fetchTopicOffsets(eventsTopic));
  const noted = new Map(rows.map(({ shard, topic_end }) => [shard, Number(topic_end)]));
  return ends.reduce((sum, { partition, high }) => sum + Number(high) - (noted.get(partition) ?? 0), 0);
}

/** Members that the brokers count in the consumer group of a service. */
async function membersOf(cluster: Cluster, service: string): Promise<number> {
  const { groups } = await asKafkaAdmin(cluster, (admin) => admin.describeGroups([`caseledger.${service}`]));
  return groups[0]?.members.length ?? 0;
}

export const faults = {
  'relay killed': kill('relay'),
  'coordination killed': kill('coordination'),
  'safety killed': kill('safety'),
  'oversight killed': kill('oversight'),
  'gateway killed': kill('gateway'),
  'relay frozen': freeze('relay'),
  'coordination frozen': freeze('coordination'),
  'gateway frozen': freeze('gateway'),

  'relay killed between publish and cursor move': async ({ cluster }) => {
    await catchAt(cluster, ['relay.cursors'], cluster.of('relay'), async ({ process, forget, open }) => {
      await process.kill();
      await forget();
      // Else it was not killed where it should.
      await until(async () => (await publishedAndNotNoted(cluster)) > 0);
      await open();
      await process.start();
    });
  },

  'two relays that believe they lead': async ({ cluster }) => {
    await catchAt(cluster, ['relay.cursors'], cluster.of('relay'), async ({ process, forget, open }) => {
      await process.pause();
      await forget();
      await open();
      const others = cluster.of('relay').filter((other) => other !== process);
      // What is frozen does not answer: the others lead everything once it counts as dead.
      const shards = await shardsOf(others);
      await until(async () => others.length === 0 || (await shardsOf(others)) > shards);
      await process.resume();
    });
  },

  'projector killed between apply and commit': async (scene) => {
    const { cluster } = scene;
    const service = oneOf(scene, services);
    const tables = await readModelTables(cluster, service);
    await catchAt(cluster, tables, cluster.of(service), async ({ process, open }) => {
      await process.kill();
      await open();
      await process.start();
    });
  },

  'projector stopped for longer than the session timeout and woken up': async (scene) => {
    const { cluster } = scene;
    const service = oneOf(scene, services);
    const tables = await readModelTables(cluster, service);
    const members = await membersOf(cluster, service);
    await catchAt(cluster, tables, cluster.of(service), async ({ process, open }) => {
      await process.pause();
      await open();
      const heads = await headsOf(cluster);
      await until(async () => (await membersOf(cluster, service)) < members);
      // The others take its studies over, also the one that it was in the middle of.
      if (cluster.of(service).length > 1) await until(() => hasReached(cluster, service, heads));
      await process.resume();
    });
  },

  'broker killed and restarted': async (scene) => {
    const node = oneOf(scene, scene.cluster.kafka.nodes);
    await node.kill();
    await rest(scene, 1, 3);
    await node.start();
  },

  'topic unavailable': async (scene) => {
    const { nodes } = scene.cluster.kafka;
    await Promise.all(nodes.map((node) => node.pause()));
    await rest(scene, 8, 12);
    await Promise.all(nodes.map((node) => node.resume()));
  },

  'PostgreSQL killed and restarted': async (scene) => {
    await scene.cluster.postgres.kill();
    await rest(scene, 0, 2);
    await scene.cluster.postgres.start();
  },

  'connection pool exhausted': (scene) => withoutConnections(scene.cluster, () => rest(scene, 1, 3)),
  'disk full': failWrites('disk full', 1),
  'serialization errors': failWrites('serialization failure', 0.5),

  'poison event': async (scene) => {
    scene.journal.write(await poison(scene.cluster, `POISON-${Math.floor(scene.random() * 1e9)}`));
  },

  'duplicate, gap and reorder in the topic': async (scene) => {
    for (const message of await tamper(scene.cluster, oneOf(scene, scene.studies))) scene.journal.write(message);
  },

  'clock moved an hour back': async (scene) => {
    const kind = oneOf(scene, [...services, 'relay'] as const);
    for (const process of scene.cluster.of(kind)) process.setClock(-hourMs);
    await rest(scene, 1, 3);
    for (const process of scene.cluster.of(kind)) process.setClock(0);
  },
} satisfies Readonly<Record<string, Fault>>;

async function headsOf(cluster: Cluster): Promise<ReadonlyMap<string, number>> {
  return asAdmin(cluster, async (client) => {
    const { rows } = await client.query<{ study: string; position: string }>(
      'SELECT study, position FROM ledger.studies',
    );
    return new Map(rows.map(({ study, position }) => [study, Number(position)]));
  });
}

/** Whether all read models of a service have these positions, or stand still for good. */
async function hasReached(cluster: Cluster, service: string, heads: ReadonlyMap<string, number>): Promise<boolean> {
  return asAdmin(cluster, async (client) => {
    const { rows } = await client.query<{ study: string; position: string }>(
      `SELECT study, position FROM "${service}".cursors JOIN "${service}".builds USING (name, build)
        WHERE status = 'live' AND NOT parked`,
    );
    return rows.every(({ study, position }) => Number(position) >= (heads.get(study) ?? 0));
  });
}

async function shardsOf(relays: readonly ClusterProcess[]): Promise<number> {
  const shards = await Promise.all(relays.map((relay) => relay.metric('caseledger_relay_shards')));
  return shards.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}
