export * from './cluster.js';
export * from './cluster-process.js';
export { caseledger } from './product.js';
