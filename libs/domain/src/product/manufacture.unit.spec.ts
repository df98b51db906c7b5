import { Refusal } from '@caseledger/kernel';
import { CaseDriver, changed, first, manufacture, until, without } from '@caseledger/testkit/domain';
import type { CommandName } from '../commands.js';
import { all, deviations, rules, screened } from '../../test/product.js';

describe('manufacture', () => {
  it.each([
    ['2019-03-23', ['culture-time']],
    ['2019-03-24', []],
    ['2019-03-28', []],
    ['2019-03-29', ['culture-time']],
  ])('R-CEL-07: cells harvested on %s (day 19, 20, 24, 25) open %j', (day, expected) => {
    expect(deviations('HarvestCells', { occurredAt: `${day}T09:00:00.000Z` })).toEqual(expected);
  });

  it('R-CEL-07: other than two passages is a deviation', () => {
    expect(deviations('HarvestCells', {}, without(all, 'PassageCulture'))).toEqual(['passages']);
  });

  const chain: readonly CommandName[] = [
    'HarvestMarrow',
    'ReceiveStartingMaterial',
    'HarvestCells',
    'FormulateProduct',
    'ReviewBatchRecord',
    'ReleaseBatch',
  ];
  it.each(chain.slice(1).map((name, i) => [chain[i]!, name] as const))(
    'R-AUD-14: without %s, %s is refused',
    (missing, name) => {
      const [before, next] = until(manufacture(first), name);
      const driver = new CaseDriver().run(screened);
      for (const earlier of without(before, missing)) driver.perform(earlier);
      expect(driver.perform(next).decision).toBeInstanceOf(missing === 'FormulateProduct' ? Object : Refusal);
    },
  );

  it('R-AUD-14: nothing may happen before the step that it follows', () => {
    const early = { occurredAt: '2019-03-01T09:00:00.000Z' };
    for (const name of ['ReceiveStartingMaterial', 'PassageCulture', 'HarvestCells', 'FormulateProduct'] as const) {
      expect(rules(name, early)).toEqual(['impossible-order']);
    }
    expect(rules('PassageCulture', { passage: 2 })).toEqual(['impossible-order']);
  });

  it.each([
    ['container B empty', [{ code: 'A', cells: 10, volume: 2 }], 'container-missing'],
    [
      '12 × 10⁶ in A',
      [
        { code: 'A', cells: 12, volume: 2 },
        { code: 'B', cells: 10, volume: 4 },
      ],
      'dose-out-of-specification',
    ],
    [
      '3 mL in A',
      [
        { code: 'A', cells: 10, volume: 3 },
        { code: 'B', cells: 10, volume: 4 },
      ],
      'volume-out-of-specification',
    ],
  ])('R-CEL-09: formulation with %s is refused', (_what, containers, rule) => {
    expect(rules('FormulateProduct', { containers })).toEqual([rule]);
  });

  it('R-CEL-20: more cells filled than harvested is refused', () => {
    expect(rules('FormulateProduct', {}, changed(all, 'HarvestCells', { cells: 19 }))).toEqual(['cells-do-not-add-up']);
  });

  it('R-CEL-20 (part): cells are added as they are written', () => {
    const containers = [
      { code: 'A', cells: 9.3, volume: 2 },
      { code: 'B', cells: 10.9, volume: 4 },
    ];
    const harvested = changed(all, 'HarvestCells', { cells: 20.2 });
    expect(deviations('FormulateProduct', { containers }, harvested)).toEqual([]);
  });
});
