import { GenericContainer, Network, Wait } from 'testcontainers';
import { containerHost, ContainerServer } from './container-server.js';
import { freePort } from './free-port.js';
import { loadGroups, takesPart } from './kafka-client.js';
import { clusterSettings } from './kafka-settings.js';
import type { KafkaOptions, KafkaSupply } from './server.js';

/** The image takes a setting such as `log.dirs` from the variable `KAFKA_LOG_DIRS`. */
function environment(settings: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`KAFKA_${name.toUpperCase().replaceAll('.', '_')}`, value]),
  );
}

/**
 * A throw-away Kafka cluster in containers of the official image; each node is broker and controller (KRaft).
 * @throws when no engine answers, or the image cannot be had or does not start.
 */
export async function startContainerKafka({ brokers: size = 1 }: KafkaOptions = {}): Promise<KafkaSupply> {
  const host = await containerHost();
  const ids = Array.from({ length: size }, (_, index) => index + 1);
  const ports = await Promise.all(ids.map(freePort));
  const network = await new Network().start();
  const alias = (id: number) => `kafka-${id}`;

  const started = await Promise.allSettled(
    ids.map(async (id, index) => {
      const port = Number(ports[index]);
      const address = `${host}:${port}`;
      const image = new GenericContainer('apache/kafka:4.3.1')
        .withNetwork(network)
        .withNetworkAliases(alias(id))
        // A broker must advertise the port that its clients dial.
        .withExposedPorts({ container: 9092, host: port })
        .withEnvironment(
          environment({
            ...clusterSettings(size),
            'node.id': String(id),
            'controller.quorum.voters': ids.map((voter) => `${voter}@${alias(voter)}:9093`).join(),
            listeners: 'HOST://:9092,CONTROLLER://:9093,INTERNAL://:9094',
            'advertised.listeners': `HOST://${address},INTERNAL://${alias(id)}:9094`,
            'listener.security.protocol.map': 'HOST:PLAINTEXT,CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT',
            'inter.broker.listener.name': 'INTERNAL',
          }),
        )
        .withWaitStrategy(Wait.forLogMessage('Kafka Server started'));
      const server = await ContainerServer.run(image, { name: 'Kafka', ready: () => takesPart(address, id) });
      return Object.assign(server, { address });
    }),
  );
  const nodes = started.filter((result) => result.status === 'fulfilled').map(({ value }) => value);
  const remove = async () => {
    await Promise.all(nodes.map((node) => node.remove()));
    await network.stop();
  };
  const brokers = nodes.map(({ address }) => address);
  try {
    for (const result of started) if (result.status === 'rejected') throw result.reason;
    await loadGroups(brokers);
  } catch (error) {
    await remove();
    throw error;
  }
  return { brokers, nodes, remove };
}
