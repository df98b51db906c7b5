export * from './entries-projection.js';
export * from './fixture.js';
export * from './ledger-of.js';
export * from './reached.js';
