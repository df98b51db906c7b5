export * from './database.js';
export * from './given-when-then.js';
export * from './recorded-case.js';
export * from './supply/index.js';
export * from './test-casebook.js';
