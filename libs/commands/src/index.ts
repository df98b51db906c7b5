export * from './commands.module.js';
export * from './http.js';
export * from './perform-command.handler.js';
export * from './perform-command.js';
export * from './study-members.js';
export { personalDataVault } from './tokens.js';
export { WorldCache } from './world-cache.js';
