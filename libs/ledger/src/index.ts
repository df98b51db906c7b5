export * from './errors.js';
export type { LedgerFault } from './ledger-fault.js';
export * from './migrate.js';
export * from './roles.js';
export * from './reader.js';
export { ledgerRefusals } from './refusals.js';
export { Sealer } from './cipher.js';
export * from './store.js';
export * from './verify.js';
