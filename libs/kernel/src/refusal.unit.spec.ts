import { Refusal, refusedAs, refusing } from './refusal.js';

describe('a refusal of a room', () => {
  const { conflict, notFound } = refusedAs;
  const room = refusing({
    'consent-missing': conflict('No consent is in force.', 'Record it first.', 'R-AUT-06'),
    'unknown-participant': notFound('There is no such participant.', 'Check the code.'),
    'icsr-*': conflict('A rule of the message is broken.', 'Record what it needs.'),
  });

  it('R-AUD-14 (part) says meaning, remedy, requirement and kind as the rule is declared', () => {
    const refusal = room.refuse('consent-missing');
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({
      kind: 'conflict',
      rule: 'consent-missing',
      message: 'No consent is in force.',
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

  it('R-AUD-14 (part) adds the particulars, and which member is at fault', () => {
    expect(room.unmet('unknown-participant', 'There is no P9.', '/participant')).toEqual({
      rule: 'unknown-participant',
      message: 'There is no P9.',
      remedy: 'Check the code.',
      pointer: '/participant',
    });
  });

  it('R-AUD-14 (part) lists every condition, and is of the kind of the gravest', () => {
    const all = [...room.condition(false, 'consent-missing'), ...room.condition(false, 'unknown-participant')];
    expect(room.refusalOf(all)).toMatchObject({
      kind: 'not-found',
      rule: 'conditions-unmet',
      message: 'No consent is in force. There is no such participant.',
      unmet: all,
    });
    expect(room.condition(true, 'consent-missing')).toEqual([]);
    expect(room.refusalOf([])).toBeUndefined();
  });

  it('R-AUD-14 (part) knows families of rules', () => {
    expect(room.refusalOf([{ rule: 'icsr-C.1.1', message: 'Missing.', remedy: 'Give it.' }])).toMatchObject({
      kind: 'conflict',
    });
  });
});
