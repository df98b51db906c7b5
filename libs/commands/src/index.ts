export * from './act.js';
export * from './codes.js';
export * from './commands.module.js';
export * from './http.js';
export * from './perform-command.handler.js';
export * from './perform-command.js';
export * from './study-members.js';
export * from './study-path.js';
export { personalDataVault } from './tokens.js';
