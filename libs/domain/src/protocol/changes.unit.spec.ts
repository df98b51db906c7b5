import { achilles, femoralHead } from '@caseledger/testkit/domain';
import fc from 'fast-check';
import { protocolChanges, type ProtocolChange } from './changes.js';
import type { Protocol } from './protocol.js';

const copy = (protocol: Protocol) => structuredClone(protocol) as unknown as Record<string, unknown>;
const at = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((owner, member) => (owner as Record<string, unknown>)[member], document);

/** The changes without the values of whole parts. */
const told = (changes: readonly ProtocolChange[]) =>
  changes.map(({ change, pointer, title, before, after }) => [
    change,
    pointer,
    title,
    ...[before, after].map((value) => (typeof value === 'object' ? '…' : value)),
  ]);

/** Pointers to everything in a document that is no list and no object. */
function leaves(value: unknown, pointer = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  return Object.entries(value).flatMap(([member, one]) => leaves(one, `${pointer}/${member}`));
}

describe('two versions of a protocol side by side', () => {
  it('show the visit whose window is wider, the criterion that is new and the outcome that is gone', () => {
    const m12 = achilles.timelines[0]!.instances.findIndex(({ code }) => code === 'M12');
    const later = copy(achilles) as unknown as { -readonly [M in keyof Protocol]: Protocol[M] };
    later.version = '2.0';
    const [timeline] = later.timelines;
    later.timelines = [
      {
        ...timeline!,
        instances: timeline!.instances.map((one) =>
          one.code === 'M12' ? { ...one, timing: { ...one.timing, window: { lower: 'P30D', upper: 'P60D' } } } : one,
        ),
      },
    ];
    later.eligibility = [...achilles.eligibility, { code: 'E9', kind: 'EXCLUSION', text: 'Tendon xanthoma.' }];
    later.outcomes = achilles.outcomes.slice(1);
    const before = achilles.timelines[0]!.instances[m12]!.timing.window!;
    const [gone] = achilles.outcomes;
    const changes = told(protocolChanges(achilles, later));
    expect(changes).toContainEqual(['CHANGED', '/version', 'version', achilles.version, '2.0']);
    expect(changes).toContainEqual([
      'CHANGED',
      `/timelines/0/instances/${m12}/timing/window/upper`,
      `timeline MAIN (${timeline!.title}), instance M12 (${timeline!.instances[m12]!.title}), timing, window, upper`,
      before.upper,
      'P60D',
    ]);
    expect(changes).toContainEqual([
      'ADDED',
      `/eligibility/${achilles.eligibility.length}`,
      'criterion E9 (Tendon xanthoma.)',
      undefined,
      '…',
    ]);
    expect(changes).toContainEqual([
      'REMOVED',
      '/outcomes/0',
      `outcome ${gone!.code} (${gone!.title})`,
      '…',
      undefined,
    ]);
  });

  it('say of parts in another order only that', () => {
    const later = { ...achilles, epochs: achilles.epochs.toReversed() };
    expect(protocolChanges(achilles, later)).toEqual([
      {
        change: 'MOVED',
        pointer: '/epochs',
        title: 'epochs',
        before: achilles.epochs.map(({ code }) => code),
        after: later.epochs.map(({ code }) => code),
      },
    ]);
  });

  it('say nothing of what is the same', () => {
    for (const one of [achilles, femoralHead])
      expect(protocolChanges(one, copy(one) as unknown as Protocol)).toEqual([]);
  });

  it('show whatever is said otherwise, where it is', () => {
    const pointers = leaves(achilles);
    fc.assert(
      fc.property(fc.constantFrom(...pointers), (pointer) => {
        const later = copy(achilles);
        const member = pointer.slice(pointer.lastIndexOf('/') + 1);
        const owner = at(later, pointer.slice(0, -member.length - 1)) as Record<string, unknown>;
        const old = owner[member];
        owner[member] =
          typeof old === 'number' ? old + 1 : typeof old === 'boolean' ? !old : `${String(old)} otherwise`;
        const changes = protocolChanges(achilles, later as unknown as Protocol);
        // A part with another name is another part: the one is gone, the other new.
        expect(changes.some((one) => pointer === one.pointer || pointer.startsWith(`${one.pointer}/`))).toBe(true);
        for (const change of changes) {
          if (change.change !== 'REMOVED') expect(at(later, change.pointer)).toBeDefined();
          if (change.change === 'REMOVED') expect(at(achilles, change.pointer)).toEqual(change.before);
          expect(change.title).toMatch(/^\S.*\S$/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
