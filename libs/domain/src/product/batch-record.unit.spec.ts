import {
  achilles,
  achillesStudy,
  administration,
  attempt,
  CaseDriver,
  changed,
  donationNumber,
  first,
  made,
  madeWith,
  manufacture,
  screening,
  step,
  type Step,
  until,
  untilTreated,
} from '@caseledger/testkit/domain';
import type { CommandName, DataOf } from '../commands.js';
import { statutoryMarkers } from '../participant/participant.commands.js';
import type { SpecificationLine } from '../protocol/products.js';
import { meets } from './release-specification.js';

const making = made(achilles);
const specification = making.specification!;
const screened = [...achillesStudy, ...screening(first)];
const all = [...screened, ...manufacture(first)];
const at = (time: string) => ({ product: 'B1', occurredAt: `2019-03-26T${time}.000Z` });
const driven = (steps: readonly Step[]) => new CaseDriver().run(steps);
const before = (name: CommandName) => driven(until(all, name)[0]);
const messages = (driver: CaseDriver, next: Step) => driver.unmet(next).map(({ message }) => message);
const refused = <N extends CommandName>(name: N, data: Partial<DataOf<N>>, steps: readonly Step[] = all) => {
  const { driver, next } = attempt(steps, name, data);
  return messages(driver, next);
};
const done = <N extends CommandName>(name: N, data: Partial<DataOf<N>> = {}, steps: readonly Step[] = all) => {
  const { driver, next } = attempt(steps, name, data);
  return driver.run([next]);
};
const materials = [{ name: 'medium', lot: 'L1' }];
const recall = step('qp', 'RecallProduct', { ...at('10:00:00'), explanation: 'reagent recall' });
const reject = (time = '08:50:00') => step('qp', 'RejectBatch', { ...at(time), explanation: 'colour' });
const test = (name: string, result: number | string, time = '08:40:00') =>
  step('technician', 'RecordQualityTest', { ...at(time), test: name, result, laboratory: 'QC' });
const destroy = (container: string, occurredAt = at('11:00:00').occurredAt) =>
  step('technician', 'DestroyContainer', { product: 'B1', occurredAt, container, explanation: 'dropped' });
const review = (time: string) => step('qp', 'ReviewBatchRecord', { ...at(time), findings: 'none' });
const release = (time: string) => step('qp', 'ReleaseBatch', { ...at(time), meaning: 'certification' });

describe('what the batch record keeps', () => {
  const steps = [
    ...all,
    step('technician', 'CryopreserveSurplus', {
      ...at('11:00:00'),
      participant: 'P1',
      cells: 300,
      location: 'tank 1',
      isolated: true,
    }),
    step('coordinator', 'TransferCustody', { ...at('11:00:00'), from: 'a', to: 'b', place: 'ward', temperature: 13 }),
    step('qp', 'RecordDeviation', { ...at('11:00:00'), rule: 'r', description: 'd' }),
    destroy('A'),
  ];
  const due = specification.lines.filter((line) => line.due === 'BEFORE_RELEASE');

  it.each([
    [
      'R-CEL-06',
      'MarrowHarvested',
      {
        participant: 'P1',
        administrableProduct: 'CELLS',
        site: 'BCN',
        donationNumber,
        sites: 'both posterior iliac crests',
        volume: 60,
        sedation: 'propofol',
        startedAt: '2019-03-04T08:30:00.000Z',
        materials,
      },
    ],
    ['R-CEL-07', 'StartingMaterialReceived', { donationNumber, hoursInTransit: 3 }],
    ['R-CEL-14', 'CulturePassaged', { passage: 2, confluence: 80, flasks: 6, materials }],
    ['R-CEL-07', 'CellsHarvested', { cells: 400, daysInCulture: 22 }],
    [
      'R-CEL-09',
      'ProductFormulated',
      {
        containers: [
          { code: 'A', cells: 10, volume: 2 },
          { code: 'B', cells: 10, volume: 4 },
        ],
        expiresAt: '2019-03-26T16:00:00.000Z',
        materials,
      },
    ],
    [
      'R-CEL-08',
      'QualityTested',
      {
        test: due.at(-1)?.test,
        result: due.at(-1)?.limit,
        method: due.at(-1)?.method,
        verdict: 'PASS',
        specificationVersion: '1.0',
        laboratory: 'QC',
      },
    ],
    ['R-AUD-09', 'BatchRecordReviewed', { findings: 'none' }],
    [
      'R-SEC-01',
      'BatchConditionallyReleased',
      { meaning: 'certification', specificationVersion: '1.0', pending: ['sterility'] },
    ],
    ['R-CEL-02', 'SurplusCryopreserved', { cells: 300, location: 'tank 1', isolated: true }],
    ['R-CEL-18', 'CustodyTransferred', { from: 'a', to: 'b', place: 'ward', temperature: 13 }],
    ['R-CEL-10', 'TemperatureExcursionRecorded', { temperature: 13, place: 'ward' }],
    ['R-CEL-12', 'DeviationRecorded', { rule: 'r', description: 'd' }],
    ['R-CEL-20', 'ContainerDestroyed', { container: 'A', explanation: 'dropped' }],
  ] as const)('%s: %s', (_requirement, type, data) => {
    expect(driven(steps).last(type).data).toEqual(data);
  });

  it('R-CEL-11: the final release has nothing pending', () => {
    const final = driven(until(all, 'ReviewBatchRecord')[0]).run([
      test('sterility', 'negative'),
      review('08:45:00'),
      release('09:00:00'),
    ]);
    expect(final.last('BatchReleased').data).toEqual({
      meaning: 'certification',
      specificationVersion: '1.0',
      pending: [],
    });
    expect(final.rules(review('10:00:00'))).toEqual(['batch-closed']);
    expect(final.rules(release('10:00:00'))).toEqual(['already-released']);
  });

  it('R-CEL-11: a rejection and a recall say why', () => {
    expect(before('ReleaseBatch').run([reject()]).last('BatchRejected').data).toEqual({ explanation: 'colour' });
    const recalled = driven([...all, recall]);
    expect(recalled.last('ProductRecalled').data).toEqual({ explanation: 'reagent recall', afterUse: false });
    const used = driven([...all, administration(first), { ...recall, now: '2019-04-01T00:00:00.000Z' }]);
    expect(used.last('ProductRecalled').data.afterUse).toBe(true);
    const failed = driven([...all, test('sterility', 'positive', '12:00:00')]);
    expect(failed.last('ProductRecalled').data).toEqual({
      explanation: 'Sterility: positive after release.',
      afterUse: false,
      test: 'sterility',
    });
  });
});

describe('procurement', () => {
  const participation = (kind: 'WithdrawnFromTreatment') =>
    step('investigator', 'EndParticipation', {
      participant: 'P1',
      occurredAt: '2019-03-03T20:00:00.000Z',
      kind,
      explanation: 'x',
    });
  const fail = step('investigator', 'FailScreening', {
    participant: 'P1',
    occurredAt: '2019-03-03T20:00:00.000Z',
    criteria: [],
    explanation: 'x',
  });
  const [harvest] = manufacture(first) as [Step];

  it('R-AUD-14: is not for whoever left, nor after a screen failure', () => {
    expect(driven([...screened, participation('WithdrawnFromTreatment')]).unmet(harvest)).toEqual([
      {
        rule: 'participation-ended',
        message: 'Participation has ended (WITHDRAWN_FROM_TREATMENT).',
        requirement: 'R-AUD-14',
        remedy: 'Nothing more is done with the participant.',
      },
    ]);
    expect(messages(driven([...screened, fail]), harvest)).toEqual([
      'Eligibility is not confirmed.',
      'Participation has ended (screen failure).',
    ]);
    const [, confirm] = until(screened, 'ConfirmEligibility');
    expect(messages(driven([...screened, fail, confirm]), harvest)).toEqual([
      'Participation has ended (screen failure).',
    ]);
  });

  it('R-AUD-14: starts a product once', () => {
    expect(driven(all).rules(harvest)).toEqual(['product-exists']);
  });

  it('R-AUT-06: begins at the signature at the earliest, and may end as it begins', () => {
    const signedAt = '2019-03-04T08:30:00.000Z';
    const signed = changed(all, 'SignConsent', { occurredAt: signedAt });
    done('HarvestMarrow', { startedAt: signedAt, occurredAt: signedAt }, signed);
    expect(refused('HarvestMarrow', { startedAt: '2019-03-04T08:29:59.999Z' }, signed)).toEqual([
      'No consent to treatment is in force.',
    ]);
  });

  it('R-AUD-14: with everything missing lists every condition', () => {
    const driver = driven(screened.slice(0, -5));
    expect(driver.rules(changed([harvest], 'HarvestMarrow', { startedAt: '2019-03-04T09:30:00.000Z' })[0]!)).toEqual([
      'consent-missing',
      'eligibility-missing',
      'serology-missing',
      'impossible-order',
    ]);
  });
});

describe('the order of manufacture', () => {
  it.each([
    ['ReceiveStartingMaterial', '2019-03-04T09:00:00.000Z', 'the harvest'],
    ['PassageCulture', '2019-03-04T12:00:00.000Z', 'receipt'],
    ['HarvestCells', '2019-03-15T09:00:00.000Z', 'the passage before'],
    ['FormulateProduct', '2019-03-26T07:00:00.000Z', 'the cell harvest'],
    ['ReleaseBatch', '2019-03-26T08:00:00.000Z', 'formulation'],
    ['RecordQualityTest', '2019-03-04T12:00:00.000Z', 'receipt'],
  ] as const)('R-AUD-14: %s at %s follows %s at once, and not before it', (name, occurredAt, earlier) => {
    done(name, { occurredAt });
    const early = new Date(Date.parse(occurredAt) - 1).toISOString();
    const { driver, next } = attempt(all, name, { occurredAt: early });
    expect(driver.unmet(next)).toMatchObject([
      {
        rule: 'impossible-order',
        message: `This would have happened before ${earlier} (${occurredAt}).`,
        requirement: 'R-AUD-14',
        pointer: '/occurredAt',
      },
    ]);
  });

  it.each([
    ['PassageCulture', 'ReceiveStartingMaterial', 'receipt is not recorded yet.'],
    ['HarvestCells', 'ReceiveStartingMaterial', 'receipt is not recorded yet.'],
    ['RecordQualityTest', 'ReceiveStartingMaterial', 'receipt is not recorded yet.'],
    ['FormulateProduct', 'HarvestCells', 'the cell harvest is not recorded yet.'],
    ['ReleaseBatch', 'FormulateProduct', 'formulation is not recorded yet.'],
  ] as const)('R-AUD-14: %s waits for %s', (name, missing, message) => {
    expect(messages(before(missing), until(all, name)[1])).toContain(message);
  });

  it('R-CEL-02, R-AUT-06: surplus is kept with consent, isolated unless serology is cleared, and from its donor only', () => {
    const surplus = { ...at('11:00:00'), participant: 'P1', cells: 1, location: 'x', isolated: false };
    const keep = (data: Partial<typeof surplus> = {}) =>
      step('technician', 'CryopreserveSurplus', { ...surplus, ...data });
    const results = statutoryMarkers.map((marker) => ({
      marker,
      result: marker === 'HCV' ? ('POSITIVE' as const) : ('NEGATIVE' as const),
      assay: 'EIA',
    }));
    const positive = changed(all, 'RecordSerology', { results });
    const restricted = driven(changed(positive, 'AssessSerology', { riskAssessment: 'autologous use' }));
    expect(restricted.rules(keep())).toEqual(['isolation-needed']);
    restricted.run([keep({ isolated: true })]);
    const cleared = driven(all);
    expect(cleared.rules(keep({ participant: 'P2' }))).toContain('identity-mismatch');
    cleared.run([keep()]);
    const refusing = changed(all, 'SignConsent', { scopes: ['TREATMENT', 'FOLLOW_UP'] });
    expect(driven(refusing).rules(keep())).toEqual(['consent-missing']);
  });

  it('R-AUD-14: surplus and custody wait as well', () => {
    const surplus = step('technician', 'CryopreserveSurplus', {
      ...at('07:00:00'),
      participant: 'P1',
      cells: 1,
      location: 'x',
      isolated: false,
    });
    const custody = step('technician', 'TransferCustody', {
      ...at('08:00:00'),
      from: 'a',
      to: 'b',
      place: 'c',
      temperature: 5,
    });
    expect(messages(before('HarvestCells'), surplus)).toEqual(['the cell harvest is not recorded yet.']);
    expect(messages(before('FormulateProduct'), custody)).toEqual(['formulation is not recorded yet.']);
    driven([...all, surplus, custody]);
    for (const next of [surplus, custody]) {
      const unknown = {
        ...next,
        command: { ...next.command, data: { ...next.command.data, product: 'B9' } } as Step['command'],
      };
      expect(driven(all).rules(unknown)).toContain('unknown-product');
    }
  });

  it.each([
    ['ReceiveStartingMaterial', 'already-received'],
    ['HarvestCells', 'already-harvested'],
    ['FormulateProduct', 'already-formulated'],
  ] as const)('R-AUD-14: %s happens once', (name, rule) => {
    const [, next] = until(all, name);
    expect(before('ReviewBatchRecord').rules(next)).toEqual([rule]);
  });

  it('R-AUD-14: passages are counted', () => {
    expect(refused('PassageCulture', { passage: 2 })).toEqual(['Passage 1 comes next, not 2.']);
    expect(refused('PassageCulture', { passage: 0 })).toEqual(['Passage 1 comes next, not 0.']);
  });

  const closings: readonly (readonly [string, readonly Step[]])[] = [
    ['released', all],
    ['rejected', [...until(all, 'ReleaseBatch')[0], reject()]],
    ['recalled', [...all, recall]],
  ];
  const entries = [
    'ReceiveStartingMaterial',
    'PassageCulture',
    'HarvestCells',
    'FormulateProduct',
  ] as const satisfies readonly CommandName[];
  it.each(closings.flatMap(([how, steps]) => entries.map((name) => ({ how, name, steps }))))(
    'R-AUD-14: a batch that is $how takes no $name',
    ({ name, steps }) => {
      expect(driven(steps).unmet(until(all, name)[1])).toContainEqual(
        expect.objectContaining({ rule: 'batch-closed', message: 'The batch is released, rejected or recalled.' }),
      );
    },
  );

  it.each(closings.map(([how, steps]) => ({ how, steps })))(
    'R-AUD-14: a batch that is $how is not rejected',
    ({ steps }) => {
      expect(driven(steps).rules(reject('10:00:00'))).toEqual(['batch-closed']);
    },
  );

  it.each(closings.slice(1).map(([how, steps]) => ({ how, steps })))(
    'R-AUD-14: a batch that is $how is neither reviewed nor released',
    ({ steps }) => {
      expect(driven(steps).rules(review('10:30:00'))).toEqual(['batch-closed']);
      expect(driven(steps).rules(release('10:30:00'))).toEqual(['batch-closed']);
    },
  );

  it('R-CEL-11: results come in after a recall, and not after a rejection', () => {
    const recalled = driven([...all, recall]);
    expect(recalled.typesOf(test('sterility', 'positive', '12:00:00'))).toEqual(['QualityTested']);
    const rejected = driven([...until(all, 'ReleaseBatch')[0], reject()]);
    expect(rejected.rules(test('sterility', 'negative', '12:00:00'))).toEqual(['batch-closed']);
    expect(driven(all).typesOf(test('sterility', 'negative', '12:00:00'))).toEqual(['QualityTested']);
  });

  it('R-CEL-11: only what is released is recalled, and once', () => {
    expect(before('ReleaseBatch').rules(recall)).toEqual(['nothing-to-recall']);
    expect(driven([...all, recall]).rules(recall)).toEqual(['nothing-to-recall']);
  });
});

describe('deviations', () => {
  const descriptions = (driver: CaseDriver) =>
    driver.events.flatMap((event) => (event.type === 'DeviationRecorded' ? [event.data] : []));

  it('R-CEL-07: say what was measured and what was specified', () => {
    const received = done('ReceiveStartingMaterial', { occurredAt: '2019-03-05T09:20:00.000Z' });
    expect(received.last('StartingMaterialReceived').data.hoursInTransit).toBe(24.33);
    expect(descriptions(received)).toEqual([
      { rule: 'transport-time', description: 'In transit for 24.33 h, specified 0 to 24.' },
    ]);
    const [early] = until(all, 'PassageCulture');
    const [, harvest] = until(all, 'HarvestCells');
    const short = driven(early).run(changed([harvest], 'HarvestCells', { occurredAt: '2019-03-23T09:00:00.000Z' }));
    expect(descriptions(short)).toEqual([
      { rule: 'culture-time', description: '19 days in culture, specified 20 to 24.' },
      { rule: 'passages', description: '0 passages, specified 2.' },
    ]);
  });
});

describe('quality tests', () => {
  const line = (operator: SpecificationLine['operator'], limit: number | string) =>
    ({ test: 't', title: 'T', method: 'm', operator, limit, due: 'BEFORE_RELEASE' }) satisfies SpecificationLine;

  it.each([
    ['>', [false, false, true]],
    ['>=', [false, true, true]],
    ['<', [true, false, false]],
    ['<=', [true, true, false]],
    ['IS', [false, true, false]],
  ] as const)('R-CEL-08: below, at and above the limit of %s: %j', (operator, expected) => {
    expect([4.9, 5, 5.1].map((result) => meets(line(operator, 5), result))).toEqual(expected);
  });

  it('R-CEL-08: text never passes a comparison', () => {
    for (const operator of ['>', '>=', '<', '<='] as const) {
      expect([meets(line(operator, 5), '5'), meets(line(operator, '5'), 5), meets(line(operator, 'b'), 'b')]).toEqual([
        false,
        false,
        false,
      ]);
    }
  });

  it('R-CEL-08: a result that cannot be compared is refused with what is wanted', () => {
    expect(refused('RecordQualityTest', { test: 'X' })).toEqual(['The release specification has no test X.']);
    expect(refused('RecordQualityTest', { result: 'high' })).toEqual(['The result of viability must be a number.']);
    expect(messages(before('ReviewBatchRecord'), test('sterility', 0))).toEqual([
      'The result of sterility must be a string.',
    ]);
  });

  it('R-CEL-08: a release names the lines that are open', () => {
    const open = driven(until(all, 'RecordQualityTest')[0]).run([test('viability', 90), review('08:45:00')]);
    const lines = specification.lines.slice(1, -1);
    expect(open.unmet(release('09:00:00'))).toMatchObject([
      { rule: 'test-failed', message: 'Viability fails the specification.', requirement: 'R-CEL-08' },
      ...lines.map(({ title }) => ({
        rule: 'test-pending',
        message: `${title} has no result.`,
        requirement: 'R-CEL-08, R-CEL-11',
      })),
    ]);
  });
});

describe('formulation', () => {
  const [a, b] = [
    { code: 'A', cells: 10, volume: 2 },
    { code: 'B', cells: 10, volume: 4 },
  ];
  const bounds = making.containers[0]!.cells!;

  it('R-CEL-09: takes the bounds of the specification themselves', () => {
    for (const cells of [bounds.least, bounds.most]) done('FormulateProduct', { containers: [{ ...a, cells }, b] });
  });

  it.each([
    [
      [{ ...a, cells: bounds.least - 0.1 }, b],
      `Container A: ${bounds.least - 0.1} × 10⁶ cells, specified ${bounds.least} to ${bounds.most}.`,
    ],
    [[{ ...a, volume: 2.1 }, b], 'Container A: 2.1 mL, specified 2.'],
    [[b, a, a], 'Container A is needed exactly once.'],
    [[b], 'Container A is needed exactly once.'],
    [[a, b, { ...b, code: 'C' }], 'The protocol has no container C.'],
  ])('R-CEL-09: refuses %j', (filled, message) => {
    expect(refused('FormulateProduct', { containers: filled })).toEqual([message]);
  });

  it('R-CEL-09: points at the container', () => {
    const { driver, next } = attempt(all, 'FormulateProduct', { containers: [a, { ...b, volume: 3, cells: 1 }] });
    expect(driver.unmet(next).map(({ rule, requirement, pointer }) => [rule, requirement, pointer])).toEqual([
      ['dose-out-of-specification', 'R-CEL-09', '/containers/1'],
      ['volume-out-of-specification', 'R-CEL-09', '/containers/1'],
    ]);
  });

  it('R-CEL-20: all cells that were harvested may be filled, and not more', () => {
    done('FormulateProduct', {}, changed(all, 'HarvestCells', { cells: 20 }));
    expect(refused('FormulateProduct', {}, changed(all, 'HarvestCells', { cells: 19.9 }))).toEqual([
      '20 × 10⁶ cells filled, 19.9 × 10⁶ harvested.',
    ]);
  });

  it('R-CEL-10: needs the time of the day', () => {
    expect(refused('FormulateProduct', { occurredAt: '2019-03-27' })).toContain(
      'A date alone does not say in which order the steps of a day were taken.',
    );
    expect(refused('ReleaseBatch', { occurredAt: '2019-03-27' })).toContain(
      'A date alone does not say in which order the steps of a day were taken.',
    );
  });
});

describe('release', () => {
  it('R-CEL-10: is possible at the last instant of the shelf life', () => {
    done('ReleaseBatch', { occurredAt: '2019-03-26T16:00:00.000Z' });
    expect(refused('ReleaseBatch', { occurredAt: '2019-03-26T16:00:00.001Z' })).toEqual([
      'The product expired at 2019-03-26T16:00:00.000Z.',
    ]);
  });

  it('R-CEL-10: waits for nobody while an excursion is open', () => {
    const custody = step('coordinator', 'TransferCustody', {
      ...at('08:40:00'),
      from: 'a',
      to: 'b',
      place: 'c',
      temperature: 3,
    });
    const driver = before('ReviewBatchRecord').run([custody, review('08:45:00')]);
    expect(driver.rules(release('09:00:00'))).toEqual(['temperature-excursion']);
  });

  it('R-AUD-09: an author of any entry may neither review nor release', () => {
    const both = { person: 'technician' };
    const grant = (role: 'qualified-person' | 'manufacturing', person: string) =>
      step('sponsor', 'GrantDelegation', {
        occurredAt: '2018-01-01T08:00:00.000Z',
        person,
        name: person,
        role,
        organisation: 'x',
        sites: [],
        from: '2018-01-01T08:00:00.000Z',
      });
    const ended = step('sponsor', 'EndDelegation', {
      occurredAt: '2019-03-26T08:41:00.000Z',
      person: 'technician',
      role: 'manufacturing',
      reason: { code: 'x', text: 'x' },
    });
    const promoted = { ...grant('qualified-person', 'technician'), now: '2019-03-26T08:42:00.000Z' };
    const driver = before('ReviewBatchRecord').run([ended, promoted]);
    expect(messages(driver, { ...review('08:45:00'), ...both })).toEqual([
      'The review must be by a person who made no entry in the batch record.',
    ]);
    driver.run([review('08:45:00')]);
    expect(messages(driver, { ...release('09:00:00'), ...both })).toEqual([
      'The release must be by a person who made no entry in the batch record.',
    ]);
  });

  const later: readonly Step[] = [
    step('technician', 'CryopreserveSurplus', {
      ...at('08:46:00'),
      participant: 'P1',
      cells: 1,
      location: 'x',
      isolated: false,
    }),
    step('technician', 'RecordDeviation', { ...at('08:46:00'), rule: 'x', description: 'x' }),
    test('viability', 99, '08:46:00'),
    test('viability', 90, '08:46:00'),
  ];
  it.each(later.map((entry) => ({ name: entry.command.name, entry })))(
    'R-AUD-09, $#: $name makes a review stale',
    ({ entry }) => {
      const driver = before('ReleaseBatch').run([entry]);
      expect(driver.rules(release('09:00:00'))).toContain('review-missing');
    },
  );

  it('R-AUD-09: custody within the range leaves a review as it is', () => {
    const custody = step('coordinator', 'TransferCustody', {
      ...at('08:46:00'),
      from: 'a',
      to: 'b',
      place: 'c',
      temperature: 8,
    });
    before('ReleaseBatch').run([custody, release('09:00:00')]);
  });

  it('R-CEL-11: a protocol without late results is released finally at once', () => {
    const lines = specification.lines.filter(({ due }) => due === 'BEFORE_RELEASE');
    const protocol = madeWith(achilles, { specification: { version: '2', lines } });
    const driver = done('ReleaseBatch', {}, changed(all, 'ApproveProtocol', { protocol }));
    expect(driver.last('BatchReleased').data.specificationVersion).toBe('2');
  });
});

describe('destruction of a container', () => {
  it('R-CEL-20: is of one that is filled', () => {
    const driver = driven([...all, destroy('A')]);
    expect(driver.rules(destroy('A'))).toEqual(['container-not-available']);
    expect(messages(driver, destroy('C'))).toEqual(['Container C does not exist, or was used or destroyed.']);
    driver.run([destroy('B')]);
    const used = driven([...achillesStudy, ...untilTreated(first)]);
    expect(used.rules(destroy('A', '2019-03-27'))).toEqual(['container-not-available']);
  });

  it('R-AUD-14: comes after the formulation', () => {
    const driver = driven(all);
    expect(driver.rules(destroy('A', '2019-03-26T07:59:59.999Z'))).toEqual(['impossible-order']);
    driver.run([destroy('A', '2019-03-26T08:00:00.000Z'), destroy('B', '2019-03-27')]);
    const unknown = changed([destroy('A')], 'DestroyContainer', { product: 'B9' })[0]!;
    expect(driver.rules(unknown)).toContain('unknown-product');
  });
});
