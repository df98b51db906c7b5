import { Refusal } from '@caseledger/kernel';
import { CaseDriver, step, type Step } from '../case-driver.testing.js';
import {
  achillesStudy,
  administration,
  changed,
  donationNumber,
  first,
  manufacture,
  screening,
  until,
  untilTreated,
  without,
} from '../journeys.testing.js';
import type { CommandName, DataOf } from '../commands.js';

const screened = [...achillesStudy, ...screening(first)];
const all = [...screened, ...manufacture(first)];

/** A driver before the first step of a name, and that step with other data. */
function at<N extends CommandName>(name: N, data: Partial<DataOf<N>> = {}, steps: readonly Step[] = all) {
  const [before, next] = until(steps, name);
  return { driver: new CaseDriver().run(before), next: changed([next], name, data)[0]! };
}
const rules = <N extends CommandName>(name: N, data: Partial<DataOf<N>>, steps: readonly Step[] = all) => {
  const { driver, next } = at(name, data, steps);
  return driver.rules(next);
};
const deviations = <N extends CommandName>(name: N, data: Partial<DataOf<N>>, steps: readonly Step[] = all) => {
  const { driver, next } = at(name, data, steps);
  driver.run([next]);
  return driver.events.flatMap((event) => (event.type === 'DeviationRecorded' ? [event.data.rule] : []));
};
const test = (name: string, result: number | string, time = '2019-03-26T08:40:00.000Z') =>
  step('technician', 'RecordQualityTest', { product: 'B1', occurredAt: time, test: name, result, laboratory: 'QC' });
const review = (time: string) => step('qp', 'ReviewBatchRecord', { product: 'B1', occurredAt: time, findings: 'none' });
const release = (time: string) =>
  step('qp', 'ReleaseBatch', { product: 'B1', occurredAt: time, meaning: 'certification' });

describe('procurement', () => {
  it.each([
    ['R-AUT-06', 'SignConsent', 'consent-missing'],
    ['R-AUD-14', 'ConfirmEligibility', 'eligibility-missing'],
    ['R-CEL-01', 'AssessSerology', 'serology-missing'],
  ] as const)('%s: marrow is not harvested without %s', (_requirement, name, rule) => {
    expect(rules('HarvestMarrow', {}, without(all, name))).toEqual([rule]);
  });

  it('R-CEL-04: a sample older than the validity is refused', () => {
    const data = { startedAt: '2019-04-03T09:00:00.000Z', occurredAt: '2019-04-03T10:00:00.000Z' };
    expect(rules('HarvestMarrow', data)).toEqual(['serology-expired']);
    const { driver, next } = at('HarvestMarrow', {
      startedAt: '2019-04-01T09:00:00.000Z',
      occurredAt: '2019-04-01T10:00:00.000Z',
    });
    expect(driver.perform(next).decision).not.toBeInstanceOf(Refusal);
  });

  it('R-CEL-06, R-CEL-17: needs materials with lots and a right donation number', () => {
    expect(rules('HarvestMarrow', { materials: [] })).toEqual(['reagent-lots-missing']);
    expect(rules('HarvestMarrow', { donationNumber: `${donationNumber.slice(0, 13)}A` })).toEqual(['donation-number']);
    expect(rules('HarvestMarrow', { startedAt: '2019-03-04T09:30:00.000Z' })).toEqual(['impossible-order']);
  });
});

describe('manufacture', () => {
  it.each([
    ['2019-03-05T09:00:00.000Z', []],
    ['2019-03-05T09:01:00.000Z', ['transport-time']],
  ])('R-CEL-07: receipt at %s opens %j', (occurredAt, expected) => {
    expect(deviations('ReceiveStartingMaterial', { occurredAt })).toEqual(expected);
  });

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

  it('R-CEL-18: material with another donation number is refused', () => {
    expect(rules('ReceiveStartingMaterial', { donationNumber: 'X' })).toEqual(['identity-mismatch']);
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
});

describe('release', () => {
  const beforeReview = until(all, 'ReviewBatchRecord')[0];
  const verdict = (next: Step) => {
    const driver = new CaseDriver().run([...until(all, 'RecordQualityTest')[0], next]);
    return driver.last('QualityTested').data.verdict;
  };

  it.each([
    ['viability', 98, 'FAIL'],
    ['viability', 98.1, 'PASS'],
    ['HLA-DR', 2, 'PASS'],
    ['HLA-DR', 2.1, 'FAIL'],
    ['CD34', 2.1, 'FAIL'],
    ['CD73', 95, 'PASS'],
    ['CD73', 94.9, 'FAIL'],
    ['mycoplasma', 'negative', 'PASS'],
    ['mycoplasma', 'positive', 'FAIL'],
  ] as const)('R-CEL-08: %s %s gives %s', (name, result, expected) => {
    expect(verdict(test(name, result))).toBe(expected);
  });

  it('R-CEL-08: a missing test and a failed one each block the release by their own rule', () => {
    const incomplete = beforeReview.filter(
      ({ command }) => command.name !== 'RecordQualityTest' || command.data.test !== 'CD90',
    );
    const driver = new CaseDriver().run([...incomplete, test('CD90', 50), review('2019-03-26T08:45:00.000Z')]);
    expect(driver.rules(release('2019-03-26T09:00:00.000Z'))).toEqual(['test-failed']);
    const pending = new CaseDriver().run([...incomplete, review('2019-03-26T08:45:00.000Z')]);
    expect(pending.rules(release('2019-03-26T09:00:00.000Z'))).toEqual(['test-pending']);
    expect(pending.last('ReleaseRefused').data).toMatchObject({ product: 'B1', by: 'qp' });
  });

  it('R-CEL-13: a failed test stays failed, whatever a repetition gives', () => {
    const driver = new CaseDriver().run([
      ...beforeReview,
      test('HLA-DR', 2.1),
      test('HLA-DR', 1),
      review('2019-03-26T08:45:00.000Z'),
    ]);
    expect(driver.rules(release('2019-03-26T09:00:00.000Z'))).toEqual(['test-failed']);
  });

  it('R-CEL-08: an unknown test, and a result of the wrong type, are refused', () => {
    const driver = new CaseDriver().run(beforeReview);
    expect(driver.rules(test('CD999', 1))).toEqual(['unknown-test']);
    expect(driver.rules(test('CD73', 'high'))).toEqual(['result-type']);
  });

  it('R-AUD-09: needs a review that is newer than the last entry, by somebody who made none', () => {
    const driver = new CaseDriver().run(beforeReview);
    expect(driver.rules(release('2019-03-26T09:00:00.000Z'))).toEqual(['review-missing']);
    driver.run([review('2019-03-26T08:45:00.000Z'), test('sterility', 'negative')]);
    expect(driver.rules(release('2019-03-26T09:00:00.000Z'))).toEqual(['review-missing']);
    driver.run([
      step('qp', 'RecordDeviation', {
        product: 'B1',
        occurredAt: '2019-03-26T08:50:00.000Z',
        rule: 'x',
        description: 'x',
      }),
    ]);
    expect(driver.rules(review('2019-03-26T08:55:00.000Z'))).toEqual(['not-independent']);
    expect(driver.rules(release('2019-03-26T09:00:00.000Z'))).toEqual(['review-missing', 'not-independent']);
  });

  it('R-SEC-09: only a qualified person with a delegation in force releases; nobody else leaves a near miss', () => {
    const reviewed = until(all, 'ReleaseBatch')[0];
    for (const person of ['technician', 'investigator', 'sponsor', 'coordinator']) {
      const driver = new CaseDriver().run(reviewed);
      expect(driver.rules({ ...release('2019-03-26T09:00:00.000Z'), person })).toContain('not-delegated');
      expect(driver.events.some(({ type }) => type === 'ReleaseRefused')).toBe(false);
    }
    const reason = { code: 'END', text: 'contract ended' };
    const expired = new CaseDriver().run([
      ...reviewed,
      step('sponsor', 'EndDelegation', {
        occurredAt: '2019-03-26T08:50:00.000Z',
        person: 'qp',
        role: 'qualified-person',
        reason,
      }),
    ]);
    expect(expired.rules(release('2019-03-26T09:00:00.000Z'))).toEqual(['not-delegated']);
  });

  it('R-CEL-10: an expired product is not released', () => {
    expect(rules('ReleaseBatch', { occurredAt: '2019-03-26T16:00:01.000Z' })).toEqual(['product-expired']);
  });

  it('R-CEL-11: is conditional while sterility is pending, and final after a negative result and a review', () => {
    const driver = new CaseDriver().run(all);
    expect(driver.last('BatchConditionallyReleased').data.pending).toEqual(['sterility']);
    driver.run([review('2019-03-26T10:00:00.000Z')]);
    expect(driver.rules(release('2019-03-26T10:00:00.000Z'))).toEqual(['test-pending']);
    driver.run([test('sterility', 'negative', '2019-04-09T09:00:00.000Z')]);
    expect(driver.rules(release('2019-04-09T10:00:00.000Z'))).toEqual(['review-missing']);
    driver.run([review('2019-04-09T10:00:00.000Z')]);
    expect(driver.typesOf(release('2019-04-09T11:00:00.000Z'))).toEqual(['BatchReleased']);
    expect(driver.rules(release('2019-04-09T12:00:00.000Z'))).toContain('already-released');
    // Entered late: it happened between the conditional and the final release.
    driver.run([administration(first)]);
  });

  it.each([
    ['after use', untilTreated(first), true],
    ['before use', [...screening(first), ...manufacture(first)], false],
  ])('R-CEL-11: positive sterility on day 5 recalls the batch %s', (_when, steps, afterUse) => {
    const driver = new CaseDriver().run([...achillesStudy, ...steps]);
    expect(driver.typesOf(test('sterility', 'positive', '2019-03-31T09:00:00.000Z'))).toEqual([
      'QualityTested',
      'ProductRecalled',
    ]);
    expect(driver.last('ProductRecalled').data).toMatchObject({ afterUse, test: 'sterility' });
    expect(driver.rules(release('2019-04-01T09:00:00.000Z'))).toContain('batch-closed');
  });

  it('R-AUD-14: nothing is entered into a closed batch, and a rejected one is not released', () => {
    const driver = new CaseDriver().run(all);
    const [, formulate] = until(all, 'FormulateProduct');
    expect(driver.rules(formulate)).toContain('batch-closed');
    const rejected = new CaseDriver().run(until(all, 'ReleaseBatch')[0]);
    rejected.run([
      step('qp', 'RejectBatch', { product: 'B1', occurredAt: '2019-03-26T08:50:00.000Z', explanation: 'x' }),
    ]);
    expect(rejected.rules(release('2019-03-26T09:00:00.000Z'))).toContain('batch-closed');
  });

  it('R-CEL-10: storage between 4 and 12 °C is no excursion', () => {
    const hand = (temperature: number) =>
      step('coordinator', 'TransferCustody', {
        product: 'B1',
        occurredAt: '2019-03-26T10:00:00.000Z',
        from: 'a',
        to: 'b',
        place: 'ward',
        temperature,
      });
    const driver = new CaseDriver().run(all);
    expect(driver.typesOf(hand(4))).toEqual(['CustodyTransferred']);
    expect(driver.typesOf(hand(12))).toEqual(['CustodyTransferred']);
    expect(driver.typesOf(hand(3.9))).toEqual(['CustodyTransferred', 'TemperatureExcursionRecorded']);
  });
});
