import { cellsArm, concludingTrial, randomisedTrial } from '@caseledger/testkit/domain';
import fc from 'fast-check';
import { partsOfProtocol } from './meaning.js';
import { protocolFaults } from './protocol-faults.js';
import type { Protocol } from './protocol.js';

type Json = Record<string, unknown>;

/** The document with what stands at a pointer replaced. */
function replaced(pointer: string, value: unknown, protocol: Protocol = concludingTrial): Protocol {
  const copy = structuredClone(protocol) as unknown as Json;
  const path = pointer.split('/').slice(1);
  const last = path.pop() ?? '';
  const owner = path.reduce((part, name) => part[name] as Json, copy);
  owner[last] = value;
  return copy as unknown as Protocol;
}

const inconsistent = (protocol: Protocol) =>
  protocolFaults(protocol).filter(({ rule }) => rule === 'protocol-inconsistent');
const messages = (protocol: Protocol) => inconsistent(protocol).map(({ pointer, message }) => `${pointer}: ${message}`);

const indexOf = (list: 'derivations' | 'outcomes', code: string) =>
  (concludingTrial[list] ?? []).findIndex((one) => one.code === code);
const derivation = (code: string) => `/derivations/${indexOf('derivations', code)}`;
const outcome = (code: string) => `/outcomes/${indexOf('outcomes', code)}`;

const concluding = /^\/(derivations|outcomes|objectives|analysisPopulations|estimands|analyses)\//;
const parts = partsOfProtocol(concludingTrial).filter(({ pointer }) => concluding.test(pointer));
const references = parts.filter(({ reference }) => reference !== undefined);
const lists = parts.filter(({ names = [] }) => names.some((name) => name !== undefined));

describe('what is concluded, as data', () => {
  it('says of a trial with every rule, kind, condition and strategy nothing that contradicts itself', () => {
    expect(inconsistent(concludingTrial)).toEqual([]);
  });

  it('a code that leads nowhere is refused with its path, wherever it stands', () => {
    expect(references.length).toBeGreaterThan(80);
    fc.assert(
      fc.property(fc.constantFrom(...references), ({ pointer }) => {
        const found = inconsistent(replaced(pointer, 'NOWHERE')).map((fault) => fault.pointer);
        expect(found).toContain(pointer);
      }),
      { numRuns: 300 },
    );
  });

  it('what stands twice in a list is refused with its path', () => {
    fc.assert(
      fc.property(fc.constantFrom(...lists), ({ pointer, value }) => {
        const list = value as readonly unknown[];
        const found = inconsistent(replaced(pointer, [...list, list[0]])).map((fault) => fault.pointer);
        expect(found).toContain(`${pointer}/${list.length}`);
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, string, unknown, string]>([
    [
      'a derivation that rests on itself by way of others',
      `${derivation('gone')}/events`,
      [{ kind: 'TURNS_TRUE', derivation: 'worse' }],
      `${derivation('worse')}/of: worse rests on itself, in a circle: let it rest on items, or on derivations that do not rest on it.`,
    ],
    [
      'a threshold that is never met',
      `${derivation('fell')}/threshold`,
      { is: 'BELOW', limit: -100 },
      `${derivation('fell')}/threshold/limit: The threshold -100 is never met: it lies between -100 and Infinity.`,
    ],
    [
      'a threshold that is always met',
      `${derivation('progressed')}/threshold`,
      { is: 'AT_LEAST', limit: -2 },
      `${derivation('progressed')}/threshold/limit: The threshold -2 is always met: it lies between -2 and 2.`,
    ],
    [
      'a threshold of yes or no',
      `${derivation('progressed')}/of/0`,
      { derivation: 'fell' },
      `${derivation('progressed')}/of/0: THRESHOLD is of numbers, and this is yes or no.`,
    ],
    [
      'a rule without what it needs',
      `${derivation('fell')}/threshold`,
      undefined,
      `${derivation('fell')}/threshold: THRESHOLD needs threshold.`,
    ],
    [
      'a change of two values',
      `${derivation('points')}/of`,
      [
        { instrument: 'SCALE', item: 'score' },
        { instrument: 'SCALE', item: 'pain' },
      ],
      `${derivation('points')}/of: CHANGE is of one value, and 2 are named.`,
    ],
    [
      'a total of which everything may be missing',
      `${derivation('mean')}/missing/atMost`,
      3,
      `${derivation('mean')}/missing/atMost: With every value missing there is nothing left to reckon with.`,
    ],
    [
      'a percentage of what has no maximum',
      `${derivation('share')}/of/0`,
      { derivation: 'fall' },
      `${derivation('share')}/of/0: It has no greatest value of which a percentage could be taken.`,
    ],
    [
      'a missing value replaced by a bound that there is not',
      derivation('mean'),
      {
        ...{ code: 'mean', title: 'Mean', rule: 'MEAN', missing: { atMost: 1, replacedBy: 'GREATEST' } },
        of: [{ derivation: 'fall' }, { instrument: 'SCALE', item: 'score' }],
      },
      `${derivation('mean')}/missing/replacedBy: Value 1 has no bound that could stand for it.`,
    ],
    [
      'a value that its item does not have',
      `${derivation('early')}/values/0`,
      'IV',
      `${derivation('early')}/values/0: IV is no value of stage.`,
    ],
    [
      'an event of one kind named as another',
      `${derivation('gone')}/events/1/kind`,
      'TERMINAL_EVENT',
      `${derivation('gone')}/events/1/terminalEvent: TERMINAL_EVENT needs terminalEvent.`,
    ],
    [
      'an outcome of another kind than its value',
      `${outcome('free')}/kind`,
      'CONTINUOUS',
      `${outcome('free')}/kind: free is CONTINUOUS, and what it rests on is YES_NO.`,
    ],
    [
      'a time without an event',
      `${outcome('remission')}/timeToEvent`,
      undefined,
      `${outcome('remission')}/timeToEvent: Which event it is the time to is not said.`,
    ],
    [
      'a time in points',
      `${outcome('remission')}/unit`,
      '{score}',
      `${outcome('remission')}/unit: A time is in d, wk, mo, a, and not in {score}.`,
    ],
    [
      'treated sites without what they have in common',
      `${outcome('survival')}/cluster`,
      undefined,
      `${outcome('survival')}/cluster: What treated sites have in common is not said: name the cluster, PARTICIPANT in most cases.`,
    ],
    [
      'a primary outcome that is of no primary endpoint',
      `/objectives/0/endpoints/0/level`,
      'SECONDARY',
      `${outcome('free')}/primary: free is of no primary endpoint.`,
    ],
    [
      'a population that asks for an outcome where it is not found',
      '/analysisPopulations/3/conditions/2/visits/0',
      'M3',
      '/analysisPopulations/3/conditions/2/visits/0: fall is not found at M3.',
    ],
    [
      'a condition without what it needs',
      '/analysisPopulations/3/conditions/3/rules',
      [],
      '/analysisPopulations/3/conditions/3/rules: NO_DEVIATION needs rules.',
    ],
    [
      'an estimand whose measure is of another kind',
      '/estimands/0/summaryMeasure',
      'DIFFERENCE_OF_MEANS',
      '/estimands/0/summaryMeasure: DIFFERENCE_OF_MEANS is of CONTINUOUS, COUNT, and free is YES_NO.',
    ],
    [
      'a difference with one arm',
      '/estimands/0/arms',
      [cellsArm],
      '/estimands/0/arms: DIFFERENCE_OF_PROPORTIONS compares two arms.',
    ],
    [
      'a composite that counts as nothing',
      '/estimands/0/intercurrentEvents/0/countsAs',
      undefined,
      '/estimands/0/intercurrentEvents/0/countsAs: What it counts as is not said.',
    ],
    [
      'a method for another kind',
      '/analyses/0/method',
      'LOG_RANK',
      '/analyses/0/method: LOG_RANK is for TIME_TO_EVENT, and free is YES_NO: take another method.',
    ],
    [
      'a comparison of one group',
      '/analyses/2/groups/values',
      ['small'],
      '/analyses/2/groups: RANK_SUM needs 2 groups, and there are 1.',
    ],
    [
      'an analysis at a visit at which nothing is found',
      '/analyses/0/visits/0',
      'M6',
      '/analyses/0/visits/0: free is not found at M6.',
    ],
    [
      'an analysis of two things',
      '/analyses/0/outcome',
      'free',
      '/analyses/0: It is either of an outcome or of an estimand, and one of them has to be said.',
    ],
    [
      'Kaplan and Meier with competing events',
      '/analyses/5/method',
      'KAPLAN_MEIER',
      '/analyses/5/method: With competing events KAPLAN_MEIER shows more events than there will be: take CUMULATIVE_INCIDENCE.',
    ],
    [
      'a test of treated sites',
      `${outcome('remission')}/by`,
      'TREATED_SITE',
      '/analyses/3/method: STRATIFIED_LOG_RANK takes treated sites of one undefined as independent, which they are not: describe them, or take an outcome by participant.',
    ],
    ['a level above one', '/analyses/0/level', 95, '/analyses/0/level: A confidence level lies between 0 and 1.'],
    [
      'a change without a baseline',
      '/analyses/2/change',
      true,
      '/analyses/2/change: fall has no baseline from which it changes.',
    ],
  ])('%s is refused with pointer and remedy', (_what, pointer, value, message) => {
    expect(messages(replaced(pointer, value))).toContain(message);
  });

  it('is refused as long as nothing runs it, and objectives are not', () => {
    const found = protocolFaults(concludingTrial).map(({ rule, pointer }) => `${rule} ${String(pointer)}`);
    expect(found).toEqual([
      'protocol-not-run-yet /derivations',
      ...['free', 'fall', 'stage', 'growths', 'survival', 'remission'].map(
        (code) => `protocol-not-run-yet ${outcome(code)}`,
      ),
      'protocol-not-run-yet /analysisPopulations',
      'protocol-not-run-yet /estimands',
      'protocol-not-run-yet /analyses',
    ]);
    const [first] = randomisedTrial.outcomes.filter(({ primary }) => primary);
    const primary = randomisedTrial.outcomes.flatMap((one) => (one.primary ? one.code : []));
    const objectives = [
      {
        ...{ code: 'O1', title: 'To learn', level: 'PRIMARY' as const },
        endpoints: [{ code: 'EP1', title: 'Pain', level: 'PRIMARY' as const, outcomes: primary }],
      },
    ];
    expect(first).toBeDefined();
    expect(protocolFaults({ ...randomisedTrial, objectives })).toEqual([]);
  });
});
