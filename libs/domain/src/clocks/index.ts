export * from './alarm.commands.js';
export * from './alarms.js';
export { builtInRules } from './built-in-rules.js';
export {
  clocksOf,
  clockStatuses,
  rulesFor,
  type ClockStatus,
  type EarlierVerdict,
  type StatutoryClock,
} from './clocks.js';
export * from './reevaluate.js';
export * from './reporting-rules.js';
