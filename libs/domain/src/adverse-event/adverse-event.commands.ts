export * from './assessment.commands.js';
export * from './report.commands.js';
export * from './reporting.commands.js';
