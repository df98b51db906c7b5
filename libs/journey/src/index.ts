export * from './dates.js';
export * from './figures.js';
export * from './journey.js';
export * from './journey-error.js';
export * from './product-steps.js';
export * from './progress.js';
export * from './set-up-study.js';
export * from './study-session.js';
