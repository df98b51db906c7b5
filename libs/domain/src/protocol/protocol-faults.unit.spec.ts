import {
  achilles,
  achillesStudy,
  CaseDriver,
  collecting,
  femoralHead,
  givenWith,
  made,
  madeWith,
  step,
} from '@caseledger/testkit/domain';
import fc from 'fast-check';
import { partsOfProtocol, type ProtocolPart } from './meaning.js';
import { protocolFaults } from './protocol-faults.js';
import type { Protocol } from './protocol.js';

type Json = Record<string, unknown>;

/** The document with what stands at a pointer replaced. */
function replaced(protocol: Protocol, pointer: string, change: (value: unknown) => unknown): Protocol {
  const copy = structuredClone(protocol) as unknown as Json;
  const path = pointer.split('/').slice(1);
  const last = path.pop() ?? '';
  const owner = path.reduce((part, name) => part[name] as Json, copy);
  owner[last] = change(owner[last]);
  return copy as unknown as Protocol;
}

/** A protocol that uses every member that the type has. */
const complete: Protocol = {
  ...achilles,
  instruments: [
    ...achilles.instruments,
    {
      code: 'LIMITED',
      title: 'A scale',
      recordedBy: 'SITE',
      items: [{ code: 'score', title: 'Score', values: [0, 1], forms: ['A', 'B'] }],
      derived: [{ code: 'total', title: 'Total', rule: 'SUM', items: ['score'], unit: '{score}' }],
      outsideValidation: { characteristic: 'sex', values: ['male'] },
    },
  ],
  specialInterest: [{ code: 'AESI', title: 'Of special interest' }],
  adverseEventTemplates: achilles.adverseEventTemplates.map((one) => ({ ...one, specialInterest: 'AESI' })),
  notificationRules: [
    {
      code: 'N',
      title: 'Told',
      on: { serious: true, specialInterest: 'AESI' },
      notify: ['sponsor'],
      acknowledgeWithinHours: 24,
      escalateTo: ['safety-monitor'],
    },
  ],
  stoppingRules: [
    {
      code: 'S',
      title: 'Stopped',
      unit: 'EVENTS',
      counts: { specialInterest: 'AESI' },
      limits: [{ treated: 3, count: 1 }],
    },
  ],
  exemptFromImmediateReporting: achilles.adverseEventTemplates.slice(0, 1).map(({ code }) => code),
};

const injection = '/interventions/0/administrations/0';
const pointers = (protocol: Protocol) => protocolFaults(protocol).map(({ pointer }) => pointer);
const parts = partsOfProtocol(complete);
const references = parts.filter(({ reference }) => reference !== undefined);
const lists = parts.filter(({ names = [] }) => names.some((name) => name !== undefined));
const anyOf = (some: readonly ProtocolPart[]) => fc.constantFrom(...some);
/** The kinds of places that parts stand in. */
const kindsOf = (some: readonly ProtocolPart[]) =>
  [...new Set(some.map(({ pointer }) => pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')))].sort();

describe('a protocol as data', () => {
  it.each([
    ['achilles', achilles],
    ['femoral head', femoralHead],
    ['complete', complete],
  ])('R-INS-05 (part): the %s document is consistent', (_name, protocol) => {
    expect(protocolFaults(protocol)).toEqual([]);
  });

  it('everything that refers to something by a code is known to do so', () => {
    expect(kindsOf(references)).toEqual([
      '/activities/*/act/administrations/*',
      '/activities/*/instruments/*',
      '/adverseEventTemplates/*/specialInterest',
      '/cells/*/arm',
      '/cells/*/elements/*',
      '/cells/*/epoch',
      '/elements/*/interventions/*',
      '/exemptFromImmediateReporting/*',
      '/instruments/*/derived/*/items/*',
      '/instruments/*/outsideValidation/characteristic',
      '/instruments/*/outsideValidation/values/*',
      '/interventions/*/administrations/*/deposits/*/container',
      '/interventions/*/administrations/*/product',
      '/notificationRules/*/escalateTo/*',
      '/notificationRules/*/notify/*',
      '/notificationRules/*/on/specialInterest',
      '/outcomes/*/baseline',
      '/outcomes/*/instrument',
      '/outcomes/*/item',
      '/outcomes/*/visits/*',
      '/stoppingRules/*/counts/specialInterest',
      '/timelines/*/instances/*/activities/*',
      '/timelines/*/instances/*/encounter',
      '/timelines/*/instances/*/epoch',
      '/timelines/*/instances/*/timing/relativeTo',
    ]);
  });

  it('a code that leads nowhere is refused with its path, wherever it stands', () => {
    fc.assert(
      fc.property(anyOf(references), ({ pointer }) => {
        expect(pointers(replaced(complete, pointer, () => 'NOWHERE'))).toContain(pointer);
      }),
      { numRuns: 500 },
    );
  });

  it('what stands twice in a list is refused with its path, whatever the list is of', () => {
    fc.assert(
      fc.property(anyOf(lists), ({ pointer, value }) => {
        const list = value as readonly unknown[];
        expect(pointers(replaced(complete, pointer, () => [...list, list[0]]))).toContain(`${pointer}/${list.length}`);
      }),
      { numRuns: 300 },
    );
  });

  it('bounds that are reversed are refused with their path', () => {
    const bounded = parts.filter(({ value }) =>
      ['low', 'least'].some((name) => typeof (value as Json | null)?.[name] === 'number'),
    );
    expect(bounded.length).toBeGreaterThan(4);
    for (const { pointer } of bounded) {
      const swapped = replaced(complete, pointer, (value) => {
        const { low, high, least, most, ...rest } = value as Record<string, number>;
        return low === undefined
          ? { ...rest, least: (most ?? 0) + 1, most: least }
          : { ...rest, low: (high ?? 0) + 1, high: low };
      });
      expect(pointers(swapped)).toContain(pointer);
    }
  });

  it.each<[string, string, string, unknown]>([
    ['/purpose', '/purpose', 'A purely preventive indication is not accepted.', 'PREVENTION'],
    ['/instruments/0/items/0', '/instruments/0/items/0/range', 'Item score needs either a range or values.', undefined],
    ['/instruments/0/items/0', '/instruments/0/items/0/values', 'Item score needs either a range or values.', [1]],
    [
      '/products/0/manufacture/specification/lines/0/limit',
      '/products/0/manufacture/specification/lines/0/limit',
      'viability is compared with high, which is no number.',
      'high',
    ],
    [
      `${injection}/deposits`,
      `${injection}/deposits/0/volume`,
      'The deposits from container A take 3 mL of its 2 mL.',
      3,
    ],
    ['/stoppingRules/0/limits', '/stoppingRules/0/limits', 'Stopping rule S has no limit.', []],
    [
      '/stoppingRules/0/limits',
      '/stoppingRules/0/limits',
      'The limits of stopping rule S do not rise.',
      [
        { treated: 3, count: 1 },
        { treated: 3, count: 2 },
      ],
    ],
  ])('%#: at %s, after another %s: %s', (pointer, changed, message, value) => {
    expect(protocolFaults(replaced(complete, changed, () => value))).toContainEqual(
      expect.objectContaining({ rule: 'protocol-inconsistent', message, pointer }),
    );
  });

  it('a total is of items, by a rule that something computes, and has a name of its own', () => {
    const derived = `/instruments/${complete.instruments.length - 1}/derived/0`;
    expect(pointers(replaced(complete, `${derived}/rule`, () => 'MEDIAN'))).toEqual([`${derived}/rule`]);
    expect(pointers(replaced(complete, `${derived}/items`, () => []))).toEqual([`${derived}/items`]);
    expect(pointers(replaced(complete, `${derived}/code`, () => 'score'))).toEqual([`${derived}/code`]);
  });

  it('a dose that the containers never hold is refused', () => {
    const dose = { least: 1, most: 2, unit: '10*6{cells}' };
    expect(pointers(replaced(complete, `${injection}/dose`, () => dose))).toEqual([`${injection}/dose`]);
  });

  describe('R-INS-05 (part): a schedule that cannot come about is refused', () => {
    const [timeline] = complete.timelines as [Protocol['timelines'][number]];
    const at = '/timelines/0/instances';
    const indexOf = (code: string) => timeline.instances.findIndex((one) => one.code === code);
    const [anchor, m1, m2] = [`${at}/${indexOf('INJECTION')}`, `${at}/${indexOf('M1')}`, `${at}/${indexOf('M2')}`];
    const act = complete.activities.findIndex((one) => one.act !== undefined);
    const wide = { lower: 'P40D', upper: 'P10D' };
    const relative = (code: string) => ({ type: 'AFTER', value: 'P1M', relativeTo: code });

    it.each<[string, string, string, unknown, string]>([
      [
        'two main timelines',
        '/timelines',
        '/timelines',
        [timeline, { ...timeline, code: 'B' }],
        'There are several main timelines.',
      ],
      [
        'windows that overlap',
        `${m2}/timing/window`,
        `${m2}/timing/window`,
        wide,
        'The windows of M1 and M2 overlap: a visit would have two slots.',
      ],
      [
        'an anchor that never happens',
        anchor,
        `${anchor}/activities`,
        ['VISA-A'],
        'INJECTION never happens: nothing records it, so that what is reckoned from it never comes.',
      ],
      [
        'a circle',
        `${m1}/timing/relativeTo`,
        `${m1}/timing`,
        relative('M1'),
        'M1 is reckoned from itself, in a circle.',
      ],
      [
        'a visit from nothing',
        `${m1}/timing/relativeTo`,
        `${m1}/timing/relativeTo`,
        undefined,
        'What M1 is reckoned from is not said.',
      ],
      [
        'an anchor from something',
        `${anchor}/timing/relativeTo`,
        `${anchor}/timing/relativeTo`,
        'M1',
        'INJECTION is a fixed reference, and reckoned from nothing.',
      ],
      [
        'a duration that is none',
        `${m1}/timing/value`,
        `${m1}/timing/value`,
        '1 month',
        '1 month is no duration that can be reckoned with: ISO 8601, in whole units, without a sign.',
      ],
      [
        'an activity of nothing',
        `/activities/${act}`,
        `/activities/${act}/act`,
        undefined,
        'Nobody can perform INJECTION: it has neither instruments nor an act.',
      ],
      [
        'an act that gives nothing',
        `/activities/${act}/act/administrations`,
        `/activities/${act}/act`,
        { kind: 'ADMINISTRATION' },
        'What is given by INJECTION is not said.',
      ],
      [
        'an act that is given in no arm',
        `/activities/${act}/act/administrations/0`,
        '/elements/1/interventions',
        [],
        'INJECTION is given in no arm: no cell leads to it.',
      ],
      ['an arm without cells', '/arms/0', '/cells', [], 'Nothing is planned for arm TREATMENT: no cell is of it.'],
    ])('%s', (_what, pointer, changed, value, message) => {
      expect(protocolFaults(replaced(complete, changed, () => value))).toContainEqual(
        expect.objectContaining({ rule: 'protocol-inconsistent', message, pointer }),
      );
    });

    it('no main timeline', () => {
      const none = { ...complete, outcomes: [], timelines: [{ ...timeline, main: false }] };
      expect(protocolFaults(none)).toMatchObject([{ pointer: '/timelines', message: 'There is no main timeline.' }]);
    });

    it('a longer circle', () => {
      const first = replaced(complete, `${m1}/timing`, () => relative('M2'));
      const circle = replaced(first, `${m2}/timing`, () => relative('M1'));
      expect(pointers(circle)).toEqual([`${m1}/timing/relativeTo`, `${m2}/timing/relativeTo`]);
    });
  });

  describe('what nothing runs yet is refused, so that nobody is judged as if it had not been said', () => {
    const [timeline] = complete.timelines as [Protocol['timelines'][number]];
    const at = '/timelines/0/instances';
    const m1 = timeline.instances.findIndex(({ code }) => code === 'M1');
    const process = made(complete).process;
    /** Instances at which consent is signed. */
    const consenting = (change: object, ...codes: readonly string[]) => ({
      activities: [
        ...complete.activities,
        { code: 'CONSENTING', title: 'Consent', instruments: [], act: { kind: 'CONSENT' as const } },
      ],
      timelines: [
        {
          ...timeline,
          instances: timeline.instances.map((one) =>
            codes.includes(one.code) ? { ...one, activities: ['CONSENTING'], ...change } : one,
          ),
        },
      ],
    });

    it.each<[string, string, object]>([
      [
        'a process that begins in the middle',
        '/products/0/manufacture/process/0',
        madeWith(complete, { process: process.slice(1).map(({ within, ...step }) => step) }),
      ],
      [
        'two harvests',
        '/products/0/manufacture/process/3/times',
        madeWith(complete, {
          process: process.map((step) => (step.kind === 'HARVEST' ? { ...step, times: 2 } : step)),
        }),
      ],
      ['a second timeline', '/timelines', { timelines: [timeline, { ...timeline, code: 'B', main: false }] }],
      [
        'an act that repeats',
        `${at}/1/repeats`,
        consenting({ repeats: { every: 'P5Y', from: 'FIRST', times: 2 } }, 'INJECTION'),
      ],
      ['an act at two instances', `${at}/${m1}/activities`, consenting({}, 'INJECTION', 'M1')],
    ])('%s', (_what, pointer, change) => {
      const rules = protocolFaults({ ...complete, ...change }).map((fault) => [fault.rule, fault.pointer]);
      expect(rules).toContainEqual(['protocol-not-run-yet', pointer]);
    });
  });

  it('a visit without an end comes once a day at most, and never in the window of the one before', () => {
    const [timeline] = complete.timelines as [Protocol['timelines'][number]];
    const index = timeline.instances.length - 1;
    const endless = (every: string) => ({
      ...complete,
      timelines: [
        {
          ...timeline,
          instances: timeline.instances.map((one, i) =>
            i === index ? { ...one, repeats: { every, from: 'FIRST' as const } } : one,
          ),
        },
      ],
    });
    expect(protocolFaults(endless('P5Y'))).toEqual([]);
    for (const every of ['PT1H', 'P0D']) {
      expect(pointers(endless(every))).toEqual([`/timelines/0/instances/${index}/repeats/every`]);
    }
    expect(pointers(endless('P1D'))).toContain(`/timelines/0/instances/${index}/timing/window`);
  });

  it('material is collected where a product is made of what participants give', () => {
    expect(protocolFaults(collecting(complete))).toEqual([]);
    const bought = replaced(collecting(complete), '/products/0/origin', () => 'ALLOGENEIC');
    expect(pointers(bought)).toContain(`/activities/${complete.activities.length + 1}/act/kind`);
  });

  it('a schedule of many thousand visits is refused before it is planned', () => {
    const [timeline] = complete.timelines as [Protocol['timelines'][number]];
    const last = timeline.instances.at(-1)!;
    const more = Array.from({ length: 400 }, (_, n) => ({
      ...{ ...last, code: `X${n}`, repeats: { every: 'P1D', from: 'FIRST' as const, times: 1_000 } },
    }));
    const many = { ...complete, timelines: [{ ...timeline, instances: [...timeline.instances, ...more] }] };
    expect(protocolFaults(many)).toContainEqual(
      expect.objectContaining({ pointer: '/timelines/0/instances', rule: 'protocol-inconsistent' }),
    );
  });

  it('a product is made or bought, is given to somebody, and no step is reckoned from a later one', () => {
    const since = '/products/0/manufacture/process/1/within/since';
    const product = '/products/0';
    expect(pointers(replaced(complete, since, () => 'HARVEST'))).toEqual([since]);
    expect(pointers(replaced(complete, `${product}/origin`, () => 'LICENSED'))).toContain(`${product}/manufacture`);
    const nothing = givenWith(complete, { product: undefined, deposits: [] });
    expect(pointers(nothing)).toContain(product);
  });

  it('an outcome may be an item or a derived value, but not words', () => {
    const [outcome] = complete.outcomes as [Protocol['outcomes'][number]];
    for (const item of ['edema', 'percent']) {
      expect(protocolFaults({ ...complete, outcomes: [{ ...outcome, item }] })).toEqual([]);
    }
  });

  it('R-AUD-14 (part): is refused with the paths of what is wrong in what was sent', () => {
    const protocol = { ...achilles, version: '2', encounters: [...achilles.encounters, achilles.encounters[1]!] };
    const next = step('sponsor', 'ApproveProtocol', { occurredAt: '2019-01-01T08:00:00.000Z', protocol });
    expect(new CaseDriver().run(achillesStudy).unmet(next)).toMatchObject([
      { message: 'M1 stands twice.', pointer: `/protocol/encounters/${achilles.encounters.length}` },
    ]);
  });
});
