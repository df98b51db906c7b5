/** Servers, databases and patience for specs. What specs of one room share is beside: `@caseledger/testkit/<room>`. */
export * from './database.js';
export * from './until.js';
export * from './supply/index.js';
