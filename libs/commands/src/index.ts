export * from './perform-command.js';
export * from './perform-command.handler.js';
export * from './world-cache.js';
