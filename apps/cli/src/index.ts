export * from './operations/services.js';
export { OperatorDatabase } from './operations/operator-database.js';
export { isHealthy, readStatus } from './operations/status.js';
