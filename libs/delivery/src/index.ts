export * from './ledger-feed.js';
