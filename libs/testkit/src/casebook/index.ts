export * from './shown-study.js';
export * from './test-casebook.js';
