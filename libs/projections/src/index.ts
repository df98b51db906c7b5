export * from './build-writer.js';
export * from './cursor-signals.js';
export * from './projection.js';
export * from './projection-host.js';
export * from './projection-reader.js';
export * from './projection-runner.js';
export * from './rebuild.js';
export { migrateProjections } from './registry.js';
export type { TableComparison } from './compare.js';
