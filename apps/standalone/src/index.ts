export * from './persona-tokens.js';
export * from './reference-study.js';
