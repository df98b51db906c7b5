export * from './cluster.js';
export * from './cluster-process.js';
export { caseledger, runApp } from './product.js';
