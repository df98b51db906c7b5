export * from './commands.module.js';
export * from './http.js';
export * from './perform-command.js';
export * from './study-members.js';
