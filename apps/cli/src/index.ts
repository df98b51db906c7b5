export * from './operations/services.js';
