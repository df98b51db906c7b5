export * from './entries-projection.js';
export * from './fixture.js';
export * from './reached.js';
