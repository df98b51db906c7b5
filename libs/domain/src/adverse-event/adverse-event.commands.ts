export * from './assessment.commands.js';
export * from './case-report.commands.js';
export * from './submission.commands.js';
