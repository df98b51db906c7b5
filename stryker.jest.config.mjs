import config from './jest.config.mjs';

const [unit] = config.projects;
export default { ...unit, displayName: undefined, roots: ['<rootDir>/libs/domain', '<rootDir>/libs/kernel'] };
