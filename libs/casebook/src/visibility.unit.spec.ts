import { eventTypes, everything, kindOf, roles, streamKinds, type Role, type Scope } from '@caseledger/domain';
import { isSeen, rowSightsOf, scopeOver, sightsOf, type Reader } from './visibility.js';

const at = (...sites: readonly string[]): Scope => ({ sites });
const kinds = { VISIT: ['participant'], EXPIRY: ['product'], BOTH: ['participant', 'product'] } as const;

/** Everything that there is to see at three sites, and what of it somebody sees. */
const seenBy = (reader: Reader): readonly string[] => [
  ...eventTypes.flatMap((type) =>
    ['A', 'B', undefined]
      .filter((site) => isSeen(sightsOf(reader), type, site))
      .map((site) => `fact ${type} ${site ?? ''}`),
  ),
  ...(Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) =>
    ['A', 'B'].filter((site) => isSeen(rowSightsOf(reader, kinds), kind, site)).map((site) => `row ${kind} ${site}`),
  ),
  ...streamKinds.flatMap((kind) => {
    const { sites } = scopeOver(reader, [kind]);
    return (sites === 'ALL' ? ['A', 'B'] : sites).map((site) => `subject ${kind} ${site}`);
  }),
];

const pairs = roles.flatMap((one) => roles.map((other): readonly [Role, Role] => [one, other]));

describe('what a role may read', () => {
  it('is nothing without a role', () => {
    expect(seenBy([])).toEqual([]);
  });

  it.each(pairs)(
    'R-AUT-09 (part) is together what each is by itself, each at its own site: %s and %s',
    (one, other) => {
      const [first, second] = [
        { role: one, scope: at('A') },
        { role: other, scope: at('B') },
      ];
      const together = new Set([...seenBy([first]), ...seenBy([second])]);
      expect(new Set(seenBy([first, second]))).toEqual(together);
      const everywhere = new Set([...seenBy([{ role: one, scope: everything }]), ...seenBy([second])]);
      expect(new Set(seenBy([{ role: one, scope: everything }, second]))).toEqual(everywhere);
    },
  );

  it.each(roles)('shows a %s no subject and no row that facts decide which are kept from them', (role) => {
    const reader = [{ role, scope: everything }];
    for (const kind of streamKinds) {
      const all = eventTypes.every((type) => kindOf(type) !== kind || isSeen(sightsOf(reader), type, 'A'));
      expect([kind, scopeOver(reader, [kind]).sites === 'ALL']).toEqual([kind, all]);
      const changes = eventTypes.some((type) => kindOf(type) === kind && isSeen(sightsOf(reader, true), type, 'A'));
      expect([kind, changes]).toEqual([kind, all]);
    }
  });
});
