import { Refusal, refusalOf, refuse, refusedAs, refusing } from './refusal.js';

describe('a refusal', () => {
  const one = { rule: 'consent-missing', message: 'No consent.' } as const;
  const two = { rule: 'product-expired', message: 'Expired.', requirement: 'R-CEL-10' } as const;

  it('R-AUD-14: with one condition carries its rule', () => {
    const refusal = refuse('conflict', two.rule, two.message, { requirement: 'R-CEL-10' });
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ kind: 'conflict', rule: 'product-expired', message: 'Expired.', unmet: [two] });
  });

  it('R-AUD-14: with several lists every one, in order', () => {
    const refusal = refusalOf('conflict', [one, two]);
    expect(refusal).toMatchObject({ rule: 'conditions-unmet', message: 'No consent. Expired.', unmet: [one, two] });
  });

  it('R-AUD-14: there is none when every condition holds', () => {
    expect(refusalOf('conflict', [])).toBeUndefined();
  });
});

describe('a refusal of a room', () => {
  const { conflict, notFound } = refusedAs;
  const room = refusing({
    'consent-missing': conflict('No consent is in force.', 'Record it first.', 'R-AUT-06'),
    'unknown-participant': notFound('There is no such participant.', 'Check the code.'),
    'icsr-*': conflict('A rule of the message is broken.', 'Record what it needs.'),
  });

  it('R-AUD-14: says meaning, remedy, requirement and kind as the rule is declared', () => {
    expect(room.refuse('consent-missing')).toMatchObject({
      kind: 'conflict',
      unmet: [
        {
          rule: 'consent-missing',
          message: 'No consent is in force.',
          remedy: 'Record it first.',
          requirement: 'R-AUT-06',
        },
      ],
    });
  });

  it('R-AUD-14: adds the particulars, and which member is at fault', () => {
    expect(room.unmet('unknown-participant', 'There is no P9.', '/participant')).toEqual({
      rule: 'unknown-participant',
      message: 'There is no P9.',
      remedy: 'Check the code.',
      pointer: '/participant',
    });
  });

  it('R-AUD-14: lists every condition, and is of the kind of the gravest', () => {
    const all = [...room.condition(false, 'consent-missing'), ...room.condition(false, 'unknown-participant')];
    expect(room.refusalOf(all)).toMatchObject({ kind: 'not-found', rule: 'conditions-unmet', unmet: all });
    expect(room.condition(true, 'consent-missing')).toEqual([]);
    expect(room.refusalOf([])).toBeUndefined();
  });

  it('R-AUD-14: knows families of rules', () => {
    expect(room.refusalOf([{ rule: 'icsr-C.1.1', message: 'Missing.' }])).toMatchObject({ kind: 'conflict' });
  });
});
