export * from './errors.js';
export * from './migrate.js';
export * from './roles.js';
export * from './store.js';
export { SubjectVault } from './vault.js';
export { eventDecoder } from './codec.js';
