export * from './alarms.js';
export {
  clocksOf,
  clockStatuses,
  rulesFor,
  type ClockStatus,
  type EarlierVerdict,
  type StatutoryClock,
} from './clocks.js';
export * from './reevaluate.js';
