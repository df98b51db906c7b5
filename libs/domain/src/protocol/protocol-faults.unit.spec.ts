import { achilles, achillesStudy, CaseDriver, femoralHead, step } from '@caseledger/testkit/domain';
import fc from 'fast-check';
import { partsOfProtocol, protocolFaults, type ProtocolPart } from './protocol-faults.js';
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
      '/administration/deposits/*/container',
      '/adverseEventTemplates/*/specialInterest',
      '/exemptFromImmediateReporting/*',
      '/instruments/*/derived/*/items/*',
      '/instruments/*/outsideValidation/characteristic',
      '/instruments/*/outsideValidation/values/*',
      '/notificationRules/*/escalateTo/*',
      '/notificationRules/*/notify/*',
      '/notificationRules/*/on/specialInterest',
      '/outcomes/*/baseline',
      '/outcomes/*/instrument',
      '/outcomes/*/item',
      '/outcomes/*/visits/*',
      '/stoppingRules/*/counts/specialInterest',
      '/visits/*/instruments/*',
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
    ['/visits', '/visits/0/month', 'There is no baseline visit (month 0).', 1],
    ['/visits', '/visits/1/month', 'There are several baseline visits (month 0).', 0],
    ['/instruments/0/items/0', '/instruments/0/items/0/range', 'Item score needs either a range or values.', undefined],
    ['/instruments/0/items/0', '/instruments/0/items/0/values', 'Item score needs either a range or values.', [1]],
    [
      '/manufacture/specification/lines/0/limit',
      '/manufacture/specification/lines/0/limit',
      'viability is compared with high, which is no number.',
      'high',
    ],
    [
      '/administration/deposits',
      '/administration/deposits/0/volume',
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
    expect(pointers(replaced(complete, '/administration/dose', () => ({ least: 1, most: 2 })))).toEqual([
      '/administration/dose',
    ]);
  });

  it('an outcome may be an item or a derived value, but not words', () => {
    const [outcome] = complete.outcomes as [Protocol['outcomes'][number]];
    for (const item of ['edema', 'percent']) {
      expect(protocolFaults({ ...complete, outcomes: [{ ...outcome, item }] })).toEqual([]);
    }
  });

  it('R-AUD-14 (part): is refused with the paths of what is wrong in what was sent', () => {
    const protocol = { ...achilles, version: '2', visits: [...achilles.visits, achilles.visits[1]!] };
    const next = step('sponsor', 'ApproveProtocol', { occurredAt: '2019-01-01T08:00:00.000Z', protocol });
    expect(new CaseDriver().run(achillesStudy).unmet(next)).toMatchObject([
      { message: 'M1 stands twice.', pointer: `/protocol/visits/${achilles.visits.length}` },
    ]);
  });
});
