import { execFile } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.js';
import { loadGroups, takesPart } from './kafka-client.js';
import { answers, kafkaJars, kafkaJarsCanBeHad } from './kafka-jars.js';
import { clusterSettings } from './kafka-settings.js';
import { LocalServer } from './local-server.js';
import { securedListener, type SecuredListener } from './secured-listener.js';
import type { KafkaNode, KafkaOptions, KafkaSupply, SecuredAccess, SecuredKafkaSupply } from './server.js';

const java = process.env.JAVA_HOME === undefined ? 'java' : join(process.env.JAVA_HOME, 'bin', 'java');
// Small and quick to start rather than fast.
const jvm = ['-Xms64m', '-Xmx320m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
const logging = '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn';

/** What its Java is started with: the jars, and what to do with the file of classes. */
interface Classes {
  readonly jars: string;
  readonly option: string;
}

interface Address {
  readonly id: number;
  readonly broker: string;
  readonly controller: string;
}

function properties(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

const javaOptions = ({ jars, option }: Classes): readonly string[] => [...jvm, option, logging, '-cp', join(jars, '*')];

class LocalKafkaNode extends LocalServer implements KafkaNode {
  readonly address: string;

  constructor(
    private readonly classes: Classes,
    private readonly self: Address,
  ) {
    super({
      name: 'Kafka',
      command: java,
      args: (folder) => [...javaOptions(classes), 'kafka.Kafka', join(folder, 'server.properties')],
      ready: () => takesPart(self.broker, self.id),
      stopSignal: 'SIGTERM',
    });
    this.address = self.broker;
  }

  async format(clusterId: string, cluster: readonly Address[], secured?: SecuredListener): Promise<void> {
    const { id, broker, controller } = this.self;
    const also = secured === undefined ? '' : `,SECURED://${secured.access.brokers.join()}`;
    const settings = {
      ...clusterSettings(cluster.length),
      'node.id': String(id),
      'controller.quorum.voters': cluster.map((node) => `${node.id}@${node.controller}`).join(),
      listeners: `PLAINTEXT://${broker},CONTROLLER://${controller}${also}`,
      'advertised.listeners': `PLAINTEXT://${broker}${also}`,
      'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURED:SASL_SSL',
      'log.dirs': join(this.folder, 'data'),
      ...secured?.settings,
    };
    const file = join(this.folder, 'server.properties');
    writeFileSync(file, properties(settings));
    const format = ['kafka.tools.StorageTool', 'format', `--cluster-id=${clusterId}`, '-c', file];
    await this.run(java, [...javaOptions(this.classes), ...format, ...(secured?.formatting ?? [])]);
  }
}

async function addresses(size: number): Promise<readonly Address[]> {
  const cluster: Address[] = [];
  for (let id = 1; id <= size; id += 1) {
    cluster.push({ id, broker: `127.0.0.1:${await freePort()}`, controller: `127.0.0.1:${await freePort()}` });
  }
  return cluster;
}

/** Starts as many nodes as asked for, each prepared (its data formatted) beforehand. */
async function startCluster<Prepared>(
  size: number,
  classes: Classes,
  prepare: (node: LocalKafkaNode, clusterId: string, cluster: readonly Address[]) => Promise<Prepared>,
): Promise<{ supply: KafkaSupply; prepared: readonly Prepared[] }> {
  const clusterId = randomBytes(16).toString('base64url');
  const cluster = await addresses(size);
  const brokers = cluster.map(({ broker }) => broker);
  const nodes = cluster.map((address) => new LocalKafkaNode(classes, address));
  const remove = async () => {
    await Promise.all(nodes.map((node) => node.remove()));
  };
  try {
    const prepared = await Promise.all(nodes.map((node) => prepare(node, clusterId, cluster)));
    await Promise.all(nodes.map((node) => node.start()));
    await loadGroups(brokers);
    return { supply: { brokers, nodes, remove }, prepared };
  } catch (error) {
    await remove();
    throw error;
  }
}

const formatted = (size: number, classes: Classes): Promise<{ supply: KafkaSupply }> =>
  startCluster(size, classes, (node, clusterId, cluster) => node.format(clusterId, cluster));

/**
 * Kafka's jars with a file of their classes as this Java keeps them in memory (class data sharing): with it a start is half
 * the work. A node that starts and stops makes it, once for these jars and this Java.
 */
async function sharedClasses(): Promise<Classes> {
  const jars = await kafkaJars();
  const { stdout: version } = await promisify(execFile)(java, ['--version']);
  const file = `${jars}-${createHash('sha256').update(version).digest('hex').slice(0, 12)}.jsa`;
  if (!existsSync(file)) {
    // Renamed when complete: others may do the same at the same time, and this process may be killed.
    const partial = `${file}-${randomUUID()}`;
    const { supply } = await formatted(1, { jars, option: `-XX:ArchiveClassesAtExit=${partial}` });
    await supply.nodes[0]?.stop();
    await supply.remove();
    await rename(partial, file);
  }
  return { jars, option: `-XX:SharedArchiveFile=${file}` };
}

/** Whether this machine can run Kafka in local processes: it has Java, and Kafka's jars or Maven to get them. */
export async function localKafkaCanBeHad(): Promise<boolean> {
  return (await answers(java)) && (await kafkaJarsCanBeHad());
}

/**
 * A throw-away Kafka cluster in local processes, from Apache's own jars; each node is broker and controller (KRaft).
 * @throws when Java or Maven is missing, or with Kafka's own words when it does not start.
 */
export async function startLocalKafka({ brokers: size = 1 }: KafkaOptions = {}): Promise<KafkaSupply> {
  const { supply } = await formatted(size, await sharedClasses());
  return supply;
}

/** As `startLocalKafka`: one broker that also has a listener with TLS and passwords. */
export async function startSecuredLocalKafka(): Promise<SecuredKafkaSupply> {
  const { supply, prepared } = await startCluster(1, await sharedClasses(), async (node, clusterId, cluster) => {
    const listener = await securedListener(node, `127.0.0.1:${await freePort()}`);
    await node.format(clusterId, cluster, listener);
    return listener.access;
  });
  return { ...supply, secured: prepared[0] as SecuredAccess };
}
