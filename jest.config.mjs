const shared = {
  testEnvironment: '<rootDir>/test/support/jest-environment.mjs',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
  transform: { '^.+\\.(ts|m?js)$': '<rootDir>/jest-swc.cjs' },
  transformIgnorePatterns: [],
  moduleNameMapper: {
    '^@caseledger/testkit/(.*)$': '<rootDir>/libs/testkit/src/$1/index.ts',
    '^@caseledger/([^/]*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/programmes', '<rootDir>/tools', '<rootDir>/test'],
};

const supply = '<rootDir>/libs/testkit/src/supply';
const globalTeardown = `${supply}/jest-teardown.mjs`;
const postgres = { globalSetup: `${supply}/jest-postgres.mjs`, globalTeardown };
const kafka = { globalSetup: `${supply}/jest-kafka.mjs`, globalTeardown };

/** One project per cost of a spec: the suffix of the file says what it needs. */
export default {
  testSequencer: '<rootDir>/scripts/longest-first.cjs',
  // What is slow is not wrong: a spec waits as long as something moves (`until`). This ends only what hangs outside of it.
  testTimeout: 600_000,
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['**/*.unit.spec.ts'] },
    { ...shared, displayName: 'pg', testMatch: ['**/*.pg.spec.ts'], ...postgres },
    { ...shared, displayName: 'kafka', testMatch: ['**/*.kafka.spec.ts'], ...kafka },
    { ...shared, displayName: 'e2e', testMatch: ['**/*.e2e.spec.ts'], ...postgres },
    { ...shared, displayName: 'cluster', testMatch: ['**/*.cluster.spec.ts'], ...postgres },
    { ...shared, displayName: 'compose', testMatch: ['**/*.compose.spec.ts'] },
  ],
};
