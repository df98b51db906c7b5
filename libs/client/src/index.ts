export * from './client.js';
export * from './study.js';
