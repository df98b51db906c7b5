export * from './allocation.js';
export * from './case-driver.js';
export * from './conclusions.js';
export * from './eventful-study.js';
export * from './journeys.js';
export * from './protocols.js';
export * from './recorded-case.js';
export * from './requests.js';
