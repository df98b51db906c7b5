/** Settings of each node of a cluster of this size, without addresses; the names are those of server.properties. */
export function clusterSettings(size: number): Readonly<Record<string, string>> {
  const replicas = String(size);
  const inSync = size > 1 ? '2' : '1';
  return {
    'process.roles': 'broker,controller',
    'controller.listener.names': 'CONTROLLER',
    'auto.create.topics.enable': 'false',
    'min.insync.replicas': inSync,
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': '1',
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': inSync,
    'transaction.state.log.num.partitions': '1',
    'share.coordinator.state.topic.replication.factor': replicas,
    'share.coordinator.state.topic.min.isr': inSync,
    'group.initial.rebalance.delay.ms': '0',
    // A killed broker may come back only when its old session has expired, by default after 9 s.
    'broker.session.timeout.ms': '2000',
    'broker.heartbeat.interval.ms': '500',
    // The default takes 128 MB of the heap.
    'log.cleaner.dedupe.buffer.size': '4194304',
  };
}
