import { until } from '@caseledger/testkit';
import { eventsTopic, partitionOf, toMessage } from '@caseledger/delivery';
import type { Cluster } from '../../../tools/cluster/index.js';
import type { InjectedMessage } from '../../soak/checker/index.js';
import { asAdmin } from './admin.js';
import { asKafkaAdmin, patientKafka } from './kafka.js';

/** More than what is put in by hand, so that a hole stays. */
const enough = 6;

/**
 * While no relay publishes, puts what comes next of a study into the topic by hand: out of order, one event twice, and
 * with holes.
 */
export async function tamper(cluster: Cluster, study: string): Promise<readonly InjectedMessage[]> {
  const relays = cluster.of('relay');
  await Promise.all(relays.map((relay) => relay.pause()));
  try {
    const next = await asAdmin(cluster, async (client) => {
      let rows: { position: string; body: Buffer }[] = [];
      await until(async () => {
        ({ rows } = await client.query<{ position: string; body: Buffer }>(
          `SELECT e.position, e.body FROM ledger.events e JOIN ledger.studies s USING (study_no)
             LEFT JOIN relay.cursors c USING (study)
            WHERE s.study = $1 AND e.position > coalesce(c.position, 0) ORDER BY e.position LIMIT ${enough}`,
          [study],
        ));
        return rows.length === enough;
      });
      return rows.map(({ position, body }) => ({ position: Number(position), bytes: body }));
    });
    return await publish(
      cluster,
      study,
      [2, 1, 1, 4].flatMap((index) => next[index] ?? []),
    );
  } finally {
    await Promise.all(relays.map((relay) => relay.resume()));
  }
}

async function publish(
  cluster: Cluster,
  study: string,
  events: readonly { position: number; bytes: Buffer }[],
): Promise<readonly InjectedMessage[]> {
  const kafka = patientKafka(cluster);
  const partitions = (await asKafkaAdmin(cluster, (admin) => admin.fetchTopicOffsets(eventsTopic))).length;
  const producer = kafka.producer({
    createPartitioner:
      () =>
      ({ message }) =>
        message.partition ?? 0,
  });
  await producer.connect();
  const partition = partitionOf(study, partitions);
  try {
    const [sent] = await producer.send({
      topic: eventsTopic,
      acks: -1,
      messages: events.map((event) => ({ ...toMessage(study, event), partition })),
    });
    const first = Number(sent?.baseOffset);
    return events.map((_, i) => ({ kind: 'injected', partition, offset: String(first + i) }));
  } finally {
    await producer.disconnect();
  }
}
