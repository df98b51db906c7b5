/** Mutation testing of the pure rooms: `npm run mutation`. Not part of CI. */
export default {
  testRunner: 'jest',
  jest: { projectType: 'custom', configFile: 'stryker.jest.config.mjs' },
  coverageAnalysis: 'perTest',
  mutate: [
    'libs/domain/src/**/*.ts',
    'libs/kernel/src/**/*.ts',
    '!libs/**/*.spec.ts',
    '!libs/**/*.testing.ts',
    '!libs/**/index.ts',
  ],
  ignorePatterns: ['dist', 'data', 'bench', 'reports'],
  concurrency: 2,
  reporters: ['clear-text', 'html'],
  htmlReporter: { fileName: 'reports/mutation.html' },
  thresholds: { high: 90, low: 80, break: 80 },
};
