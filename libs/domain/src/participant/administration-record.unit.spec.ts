import {
  achilles,
  achillesStudy,
  administration,
  attempt,
  CaseDriver,
  changed,
  first,
  givenWith,
  made,
  madeWith,
  manufacture,
  screening,
  step,
  type Step,
  until,
} from '@caseledger/testkit/domain';
import type { DataOf } from '../commands.js';
import type { Bounds } from '../protocol/products.js';

const injection = administration(first);
const { deposits } = injection.command.data as DataOf<'InjectCells'>;
const all = [...achillesStudy, ...screening(first), ...manufacture(first), injection];
const at = (time: string) => `2019-03-26T${time}Z`;
const inject = (data: Partial<DataOf<'InjectCells'>> = {}, steps: readonly Step[] = all) =>
  attempt(steps, 'InjectCells', data);
const messages = ({ driver, next }: ReturnType<typeof inject>) => driver.unmet(next).map(({ message }) => message);
const reason = { code: 'SAFETY', text: 'a safety signal' };
/** The protocol with another dose, or with containers that take any number of cells. */
const dosed = (dose: Bounds, cells: number) => {
  const specified = made(achilles).containers;
  const containers = specified.map((container) => ({ ...container, cells: { least: 0, most: 100 } }));
  const protocol = givenWith(madeWith(achilles, { containers }), { dose: { ...dose, unit: '10*6{cells}' } });
  const filled = specified.map(({ code, volume }) => ({ code, volume, cells }));
  const steps = changed(changed(all, 'ApproveProtocol', { protocol }), 'FormulateProduct', { containers: filled });
  return inject(
    { deposits: deposits.map((deposit) => ({ ...deposit, cells: deposit.container === 'A' ? cells : cells / 2 })) },
    steps,
  );
};

describe('what an injection keeps', () => {
  it('R-CEL-20: product, side, deposits, cells, guidance, second person, protocol and legal basis', () => {
    const { driver, next } = inject();
    driver.run([next]);
    expect(driver.last('CellsInjected').data).toEqual({
      product: 'B1',
      administration: 'INJECTION',
      scheduled: 'INJECTION',
      treatedSite: { code: 'TREATED-SITE', side: 'LEFT' },
      deposits,
      cells: 20,
      guidance: 'ultrasound',
      secondCheckBy: 'coordinator',
      protocolVersion: '1.0',
      legalBasis: 'COMPASSIONATE_INDIVIDUAL',
    });
    expect(
      driver.events.flatMap((event) => (event.type === 'ContainerAdministered' ? [[event.stream, event.data]] : [])),
    ).toEqual([
      ['product/B1', { container: 'A', participant: 'P1', legalBasis: 'COMPASSIONATE_INDIVIDUAL' }],
      ['product/B1', { container: 'B', participant: 'P1', legalBasis: 'COMPASSIONATE_INDIVIDUAL' }],
    ]);
  });
});

describe('the gate of an injection', () => {
  it.each([
    ['R-AUD-14', 'the instant of the release', at('09:00:00.000'), []],
    [
      'R-AUD-14',
      'the instant before it',
      at('08:59:59.999'),
      ['This would have happened before the release (2019-03-26T09:00:00.000Z).'],
    ],
    ['R-CEL-10', 'the last instant of the shelf life', at('16:00:00.000'), []],
    ['R-CEL-10', 'the instant after it', at('16:00:00.001'), [`The product expired at ${at('16:00:00.000')}.`]],
  ])('%s: at %s', (_requirement, _what, occurredAt, expected) => {
    const attempted = inject({ occurredAt });
    if (expected.length === 0) attempted.driver.run([attempted.next]);
    else expect(messages(attempted)).toEqual(expected);
  });

  it.each<[string, Partial<DataOf<'InjectCells'>>, string]>([
    ['R-CEL-18', { wristband: 'P7' }, 'The wristband reads P7.'],
    ['R-CEL-18', { labels: ['B1/A'] }, 'Labels read: B1/A; expected: B1/A, B1/B.'],
    ['R-CEL-18', { labels: ['B1/A', 'B1/B', 'B1/C'] }, 'Labels read: B1/A, B1/B, B1/C; expected: B1/A, B1/B.'],
    [
      'R-CEL-19',
      { side: 'RIGHT' },
      'Time-out says TREATED-SITE RIGHT, screening TREATED-SITE LEFT, consent TREATED-SITE LEFT.',
    ],
    ['R-CEL-18', { secondCheckBy: 'investigator' }, 'Identity was not checked by a second person.'],
  ])('%s: %j', (_requirement, data, message) => {
    expect(messages(inject(data))).toEqual([message]);
  });

  it('R-CEL-18: labels are read in any order', () => {
    const { driver, next } = inject({ labels: ['B1/B', 'B1/A'] });
    expect(driver.typesOf(next)[0]).toBe('CellsInjected');
  });

  it('R-AUD-14: of a product that is not formulated says what is missing', () => {
    const [early] = until(all, 'FormulateProduct');
    expect(messages(inject({}, [...early, injection]))).toEqual([
      'The batch is not released by a qualified person.',
      'The product is not formulated.',
      'Container A does not exist, or was used or destroyed.',
      'Container B does not exist, or was used or destroyed.',
    ]);
  });

  it('R-CEL-11: a batch that was rejected is not given', () => {
    const [early] = until(all, 'ReleaseBatch');
    const reject = step('qp', 'RejectBatch', { product: 'B1', occurredAt: at('08:50:00.000'), explanation: 'x' });
    expect(inject({}, [...early, reject, injection]).driver.rules(injection)).toEqual([
      'release-missing',
      'product-recalled',
    ]);
  });

  it('R-AUD-14: a participant who left is told how', () => {
    const end = step('investigator', 'EndParticipation', {
      participant: 'P1',
      occurredAt: at('10:00:00.000'),
      kind: 'WithdrawnFromTreatment',
      explanation: 'x',
    });
    expect(messages(inject({}, [...all.slice(0, -1), end, injection]))).toEqual([
      'Participation has ended (WITHDRAWN_FROM_TREATMENT).',
    ]);
  });

  it('R-AUD-14: a study that was resumed treats again', () => {
    const [halt, resume] = [
      step('monitor', 'HaltStudy', { occurredAt: at('10:00:00.000'), reason }),
      step('sponsor', 'ResumeStudy', { occurredAt: at('10:30:00.000'), reason }),
    ];
    new CaseDriver().run([...all.slice(0, -1), halt, resume, injection]);
  });

  it('R-AUT-02: the authorisation holds in the instant of the injection, at this site', () => {
    const granted = (data: Partial<DataOf<'GrantAuthorisation'>>) =>
      inject({}, changed(all, 'GrantAuthorisation', data));
    expect(messages(granted({ validUntil: at('12:00:00.000') }))).toEqual([
      'The treatment has no authorisation in force.',
    ]);
    const open = granted({ validUntil: at('12:00:00.001') });
    open.driver.run([open.next]);
  });
});

describe('the dose', () => {
  const [intratendinous, medial, lateral] = deposits as [
    (typeof deposits)[number],
    (typeof deposits)[number],
    (typeof deposits)[number],
  ];
  const sums = (container: string, volume: number) =>
    `The deposits from container ${container} must sum to ${volume} mL and 10 × 10⁶.`;
  const others = [intratendinous, medial];

  it.each([
    [
      [...others, { ...lateral, volume: 1 }],
      ['Deposit LATERAL takes 2 mL from container B.', sums('B', 4)],
    ],
    [
      [medial, lateral],
      [
        'Deposit INTRATENDINOUS is needed exactly once.',
        sums('A', 2),
        'The dose is 10 × 10⁶ cells, specified 18 to 22.',
      ],
    ],
    [[...deposits, { code: 'X', container: 'C', volume: 0, cells: 0 }], ['The protocol has no deposit X.']],
    [[...others, { ...lateral, cells: lateral.cells + 1 }], [sums('B', 4)]],
    [
      [...others, { ...lateral, container: 'A' }],
      ['Deposit LATERAL takes 2 mL from container B.', sums('A', 2), sums('B', 4)],
    ],
    [[...deposits, { ...lateral, volume: 0, cells: 0 }], ['Deposit LATERAL is needed exactly once.']],
  ])('R-CEL-09: %j', (wrong, expected) => {
    expect(messages(inject({ deposits: wrong }))).toEqual(expected);
  });

  it('R-CEL-09: thousandths of a million cells count, and the noise of binary arithmetic does not', () => {
    const thirds = [intratendinous, { ...medial, cells: 3.3 }, { ...lateral, cells: 6.7 }];
    const { driver, next } = inject({ deposits: thirds });
    driver.run([next]);
    expect(messages(inject({ deposits: [intratendinous, medial, { ...lateral, cells: 5.001 }] }))).toEqual([
      sums('B', 4),
    ]);
  });

  it('R-CEL-09: the bounds of the dose belong to it', () => {
    const taken = (least: number, most: number) => {
      const { driver, next } = dosed({ least, most }, 10);
      return driver.typesOf(next)[0];
    };
    expect([taken(20, 30), taken(10, 20)]).toEqual(['CellsInjected', 'CellsInjected']);
    expect(messages(dosed({ least: 20.1, most: 30 }, 10))).toEqual([
      'The dose is 20 × 10⁶ cells, specified 20.1 to 30.',
    ]);
    expect(messages(dosed({ least: 10, most: 19.9 }, 10))).toEqual([
      'The dose is 20 × 10⁶ cells, specified 10 to 19.9.',
    ]);
  });
});
