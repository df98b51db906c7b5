export { freePort } from './free-port.js';
export { kafkaClient } from './kafka-client.js';
export { startLocalKafka } from './local-kafka.js';
export { startLocalPostgres } from './local-postgres.js';
export { LocalServer } from './local-server.js';
export type * from './server.js';
export { startKafka, startPostgres, startSecuredKafka } from './supply.js';
export * from './test-topic.js';
