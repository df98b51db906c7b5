export * from './kafka/broker-probe.js';
export * from './kafka/client.js';
export * from './kafka/kafka-feed.js';
export { cloudEventType, fromMessage, headersSchema, toMessage, ForeignMessage } from './kafka/cloud-event.js';
export { partitionOf } from './kafka/partition.js';
export * from './kafka/topic.js';
export * from './ledger-feed.js';
export { readShards, PartitionsChanged, type Shard } from './relay/registry.js';
export * from './relay/relay.js';
