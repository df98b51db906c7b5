export * from './code-fields.js';
export { studyRefusals } from './refusals.js';
export * from './study-members.js';
export * from './study-path.js';
export * from './study.module.js';
export * from './world-cache.js';
