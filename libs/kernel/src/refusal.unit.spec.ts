import { Refusal, refusalOf, refuse } from './refusal.js';

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
