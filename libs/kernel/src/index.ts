export * from './canonical-json.js';
export * from './decider.js';
export * from './event.js';
export * from './hash.js';
export * from './personal.js';
export * from './ports.js';
export * from './refusal.js';
export * from './time.js';
