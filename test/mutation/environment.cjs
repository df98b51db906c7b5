const NodeEnvironment = require('@stryker-mutator/jest-runner/jest-env/node');

/** Skips every test after the first one that fails: Jest's own `bail` ends whole files only. */
module.exports = class extends NodeEnvironment {
  failed = false;

  handleTestEvent({ name, test }) {
    if (name === 'test_fn_failure') this.failed = true;
    if (name === 'test_start' && this.failed) test.mode = 'skip';
  }
};
