import { join } from 'node:path';
import config from '../../jest.config.mjs';

const [{ displayName, ...unit }] = config.projects;

/** The unit specs of the pure rooms as one suite that ends with its first failure: a run for each mutant is cheap. */
export default {
  ...unit,
  rootDir: '../..',
  roots: ['<rootDir>/libs/domain', '<rootDir>/libs/kernel', '<rootDir>/test/mutation'],
  moduleFileExtensions: [...unit.moduleFileExtensions, 'cjs'],
  testEnvironment: join(import.meta.dirname, 'environment.cjs'),
  testMatch: ['<rootDir>/test/mutation/specs.cjs'],
};
