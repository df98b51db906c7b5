export * from './boot.js';
export * from './boot-service.js';
export * from './database-url.js';
export * from './kafka-settings.js';
export * from './run-services.js';
export * from './service.js';
export * from './settings.js';
export * from './stop-on-signals.js';
