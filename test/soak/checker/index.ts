export * from './journal.js';
export { checkLedger, type Leaves } from './ledger.js';
export { checkReadModels } from './read-models.js';
export { checkReads } from './reads.js';
export { checkTopic } from './topic.js';
export { Verdict, type Violation } from './verdict.js';
export { CursorWatcher } from './watcher.js';
