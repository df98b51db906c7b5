export * from './custody.commands.js';
export * from './manufacture.commands.js';
export * from './procurement.commands.js';
export * from './quality.commands.js';
export * from './release.commands.js';
