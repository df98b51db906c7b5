const NodeEnvironment = require('@stryker-mutator/jest-runner/jest-env/node');
const { removingFolders } = require('../support/jest-environment.mjs');

/** Skips every test after the first one that fails: Jest's own `bail` ends whole files only. */
module.exports = class extends removingFolders(NodeEnvironment) {
  failed = false;

  handleTestEvent({ name, test }) {
    if (name === 'test_fn_failure') this.failed = true;
    if (name === 'test_start' && this.failed) test.mode = 'skip';
  }
};
