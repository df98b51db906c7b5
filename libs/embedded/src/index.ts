export { DataFolder, hasDatabase } from './data-folder.js';
export * from './disk-space.js';
export * from './embedded-database.js';
export { FolderInUse } from './folder-lock.js';
export { runningDatabaseUrl } from './running-database.js';
export { openSecrets } from './secrets.js';
