import { achilles, femoralHead } from '@caseledger/testkit/domain';
import { protocolFaults, type Protocol } from './protocol/protocol.js';

const rules = (protocol: Protocol) => protocolFaults(protocol).map(({ message }) => message);

describe('a protocol as data', () => {
  it.each([
    ['achilles', achilles],
    ['femoral head', femoralHead],
  ])('R-INS-05: the shipped %s document is consistent', (_name, protocol) => {
    expect(protocolFaults(protocol)).toEqual([]);
  });

  it('refuses a purely preventive programme', () => {
    expect(rules({ ...achilles, purpose: 'PREVENTION' })).toHaveLength(1);
  });

  it('finds every reference that leads nowhere', () => {
    const [visit] = achilles.visits;
    const broken: Protocol = {
      ...achilles,
      visits: [{ ...visit!, instruments: ['X'] }, visit!, { ...visit!, code: 'M1', month: 1 }],
      instruments: achilles.instruments.map((instrument) => ({
        ...instrument,
        items: instrument.items.map(({ code, title }) => ({ code, title })),
        derived: [{ code: 'total', title: 'Total', rule: 'SUM' as const, items: ['nothing'], unit: '1' }],
      })),
      outcomes: [{ ...achilles.outcomes[0]!, item: 'nothing', visits: ['M99'] }],
      administration: {
        ...achilles.administration,
        deposits: [{ code: 'D', container: 'Z', volume: 1 }],
      },
    };
    const messages = rules(broken).join('\n');
    for (const part of [
      'stands twice',
      'no instrument X',
      'no item nothing',
      'range or values',
      'no value',
      'M99',
      'container Z',
    ]) {
      expect(messages).toContain(part);
    }
    expect(rules({ ...achilles, visits: achilles.visits.slice(1), outcomes: [] })).toEqual([
      'There is no baseline visit (month 0).',
    ]);
  });
});
