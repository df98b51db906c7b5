export * from './alarms.js';
export { clocksOf, clockStatuses, rulesFor, type ClockStatus, type StatutoryClock } from './clocks.js';
export * from './reevaluate.js';
