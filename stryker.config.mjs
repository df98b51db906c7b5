/** Mutation testing of the pure rooms: `npm run mutation`. Not part of CI. */
export default {
  testRunner: 'jest',
  jest: { projectType: 'custom', configFile: 'test/mutation/jest.config.mjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  mutate: ['libs/domain/src/**/*.ts', 'libs/kernel/src/**/*.ts', '!libs/**/*.spec.ts', '!libs/**/index.ts'],
  ignorePatterns: ['dist', 'data', 'bench', 'reports'],
  concurrency: 2,
  // Endless loops are found by counting; a busy machine alone must not look like a killed mutant.
  timeoutMS: 60_000,
  // For `--incremental`: it does not see a spec that changes under the same title. A figure that counts is a full run.
  incrementalFile: 'reports/mutation-incremental.json',
  reporters: ['clear-text', 'html', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false },
  htmlReporter: { fileName: 'reports/mutation.html' },
  jsonReporter: { fileName: 'reports/mutation.json' },
  thresholds: { high: 90, low: 80, break: 80 },
};
