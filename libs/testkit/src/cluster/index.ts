export * from './cluster.js';
export * from './cluster-process.js';
