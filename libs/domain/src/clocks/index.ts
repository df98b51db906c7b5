export * from './alarms.js';
export { builtInRules } from './built-in-rules.js';
export * from './clocks.js';
export * from './reevaluate.js';
export * from './reporting-rules.js';
