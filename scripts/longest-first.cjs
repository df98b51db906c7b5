const Sequencer = require('@jest/test-sequencer').default;

/** Kinds of specs from the one whose files take longest: what waits for servers goes first, so that no worker ends alone. */
const kinds = ['cluster', 'compose', 'e2e', 'kafka', 'pg', 'unit'];
const kindOf = ({ path }) => kinds.findIndex((kind) => path.endsWith(`.${kind}.spec.ts`));

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => kindOf(a) - kindOf(b));
  }
};
