import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { loadGroups, takesPart } from './kafka-client.js';
import { kafkaJars } from './kafka-jars.js';
import { clusterSettings } from './kafka-settings.js';
import { LocalServer } from './local-server.js';
import type { KafkaNode, KafkaOptions, KafkaSupply } from './server.js';

const java = process.env.JAVA_HOME === undefined ? 'java' : join(process.env.JAVA_HOME, 'bin', 'java');
// Small and quick to start rather than fast.
const jvm = ['-Xms64m', '-Xmx320m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
const logging = '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn';

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

class LocalKafkaNode extends LocalServer implements KafkaNode {
  readonly address: string;

  constructor(
    private readonly jars: string,
    private readonly self: Address,
  ) {
    super({
      name: 'Kafka',
      command: java,
      args: (folder) => [...jvm, logging, '-cp', join(jars, '*'), 'kafka.Kafka', join(folder, 'server.properties')],
      ready: () => takesPart(self.broker, self.id),
      stopSignal: 'SIGTERM',
    });
    this.address = self.broker;
  }

  async format(clusterId: string, cluster: readonly Address[]): Promise<void> {
    const { id, broker, controller } = this.self;
    const settings = {
      ...clusterSettings(cluster.length),
      'node.id': String(id),
      'controller.quorum.voters': cluster.map((node) => `${node.id}@${node.controller}`).join(),
      listeners: `PLAINTEXT://${broker},CONTROLLER://${controller}`,
      'advertised.listeners': `PLAINTEXT://${broker}`,
      'log.dirs': join(this.folder, 'data'),
    };
    const file = join(this.folder, 'server.properties');
    writeFileSync(file, properties(settings));
    const format = ['kafka.tools.StorageTool', 'format', `--cluster-id=${clusterId}`, '-c', file];
    await this.run(java, [...jvm, logging, '-cp', join(this.jars, '*'), ...format]);
  }
}

/**
 * A throw-away Kafka cluster in local processes, from Apache's own jars; each node is broker and controller (KRaft).
 * @throws when Java or Maven is missing, or with Kafka's own words when it does not start.
 */
export async function startLocalKafka({ brokers: size = 1 }: KafkaOptions = {}): Promise<KafkaSupply> {
  const jars = await kafkaJars();
  const clusterId = randomBytes(16).toString('base64url');
  const cluster: Address[] = [];
  for (let id = 1; id <= size; id += 1) {
    cluster.push({ id, broker: `127.0.0.1:${await freePort()}`, controller: `127.0.0.1:${await freePort()}` });
  }
  const nodes = cluster.map((address) => new LocalKafkaNode(jars, address));
  const remove = async () => {
    await Promise.all(nodes.map((node) => node.remove()));
  };
  try {
    await Promise.all(nodes.map((node) => node.format(clusterId, cluster)));
    await Promise.all(nodes.map((node) => node.start()));
    await loadGroups(cluster.map(({ broker }) => broker));
  } catch (error) {
    await remove();
    throw error;
  }
  return { brokers: cluster.map(({ broker }) => broker), nodes, remove };
}
