export * from './act.dto.js';
export * from './commands.module.js';
export * from './http.js';
export { commandIdOfRow, Importer, type ReadRow, type RowVerdict } from './import/importer.js';
export { KeyReusedError } from './idempotency.js';
export * from './perform-command.handler.js';
export * from './perform-command.js';
export { commandRefusals } from './refusals.js';
export * from './reporting-rules.dto.js';
