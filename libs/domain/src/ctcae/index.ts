export * from './grade.js';
export * from './terms.js';
