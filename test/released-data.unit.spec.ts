import { builtInVersions, eventTypes, messageTypes } from '@caseledger/domain';
import { canonicalJson, sha256 } from '@caseledger/kernel';
import { goldenVersions, reliedOn } from './support/golden.js';

/** By version of the rules. Those of a new version stand beside the earlier ones. */
const rules = new Map(
  builtInVersions.map((one) => [one.version, sha256(Buffer.from(canonicalJson(one))).toString('hex')]),
);

describe.each(goldenVersions)('data that %s was released with', (release) => {
  const { reportingRules, messageTypes: released } = reliedOn(release);

  it.each(Object.entries(reportingRules))('has the reporting rules %s as they were', (version, digest) => {
    if (rules.get(version) === digest) return;
    throw new Error(
      `The built-in reporting rules ${version} were released, and clocks of cases were judged by them. Put them back as ` +
        `they were, and state other rules as another version with a validFrom of its own.`,
    );
  });

  it('numbers messages by the same events', () => {
    const known = new Set([...released.numbers, ...released.others]);
    const numbers = eventTypes.filter((type) => known.has(type) && messageTypes.includes(type));
    const changed = [
      ...released.numbers.filter((type) => !numbers.some((one) => one === type)),
      ...numbers.filter((type) => !released.numbers.includes(type)),
    ];
    if (changed.length === 0) return;
    throw new Error(
      `A message that was prepared is made again from the number that these events gave it, to the same bytes: ` +
        `${changed.join(', ')} must number messages as in ${release} (trait numbersMessages, or the kind of stream).`,
    );
  });
});
