export * from './programme.js';
export * from './set-up.js';
