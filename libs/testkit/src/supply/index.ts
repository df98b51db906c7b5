export { eventually } from './eventually.js';
export { kafkaClient } from './kafka-client.js';
export type * from './server.js';
export { engineAnswers, startKafka, startPostgres, startSecuredKafka } from './supply.js';
export * from './test-topic.js';
