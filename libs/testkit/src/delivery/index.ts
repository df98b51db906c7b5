export * from './array-log.js';
export * from './feed-contract.js';
export * from './topic.js';
