export * from './shown-study.js';
