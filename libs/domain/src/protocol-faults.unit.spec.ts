import { achilles } from '@caseledger/testkit/domain';
import { protocolFaults, type Protocol } from './protocol/protocol.js';

const [baseline, month1] = achilles.visits as [Protocol['visits'][number], Protocol['visits'][number]];
const [outcome] = achilles.outcomes as [Protocol['outcomes'][number]];
const [deposit] = achilles.administration.deposits as [Protocol['administration']['deposits'][number]];
const [vas, ...instruments] = achilles.instruments as [Protocol['instruments'][number]];
const [score] = vas.items as [(typeof vas.items)[number]];
const sum = { code: 'total', title: 'Total', rule: 'SUM' as const, items: ['score', 'nothing'], unit: '1' };
const later = achilles.visits.slice(1);

describe('a protocol with one reference that leads nowhere', () => {
  it.each<[string, string, Partial<Protocol>]>([
    ['/purpose', 'A purely preventive indication is not accepted.', { purpose: 'PREVENTION' }],
    ['/visits', 'A visit code stands twice.', { visits: [...achilles.visits, month1] }],
    ['/visits', 'There is no baseline visit (month 0).', { visits: [{ ...baseline, month: 1 }, ...later] }],
    [
      '/visits/0/instruments',
      'Visit M0 names no instrument X.',
      { visits: [{ ...baseline, instruments: ['VISA-A', 'X'] }, ...later] },
    ],
    [
      '/instruments/0/derived',
      'total derives from no item nothing.',
      { instruments: [{ ...vas, derived: [sum] }, ...instruments] },
    ],
    [
      '/instruments/0/items',
      'Item score needs either a range or values.',
      { instruments: [{ ...vas, items: [{ code: score.code, title: score.title }] }, ...instruments] },
    ],
    [
      '/instruments/0/items',
      'Item score needs either a range or values.',
      { instruments: [{ ...vas, items: [{ ...score, values: [1] }] }, ...instruments] },
    ],
    [
      '/outcomes/0',
      'Outcome tissue-regeneration names no value X.percent.',
      { outcomes: [{ ...outcome, instrument: 'X' }] },
    ],
    [
      '/outcomes/0',
      'Outcome tissue-regeneration names no value MRI-TENDON.total.',
      { outcomes: [{ ...outcome, item: 'total' }] },
    ],
    [
      '/outcomes/0',
      'Outcome tissue-regeneration names no visit M99.',
      { outcomes: [{ ...outcome, visits: ['M12', 'M99'] }] },
    ],
    ['/outcomes/0', 'Outcome tissue-regeneration names no visit M99.', { outcomes: [{ ...outcome, baseline: 'M99' }] }],
    [
      '/administration/deposits/1',
      'Deposit D names no container Z.',
      { administration: { ...achilles.administration, deposits: [deposit, { code: 'D', container: 'Z', volume: 1 }] } },
    ],
  ])('%#: points at %s: %s', (pointer, message, change) => {
    expect(protocolFaults({ ...achilles, ...change })).toEqual([{ rule: 'protocol-inconsistent', message, pointer }]);
  });

  it('an outcome may be an item or a derived value', () => {
    for (const item of ['edema', 'percent']) {
      expect(protocolFaults({ ...achilles, outcomes: [{ ...outcome, item }] })).toEqual([]);
    }
  });
});
