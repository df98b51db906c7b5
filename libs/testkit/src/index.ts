export * from './database.js';
export * from './given-when-then.js';
