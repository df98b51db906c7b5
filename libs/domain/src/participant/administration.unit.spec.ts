import { Refusal } from '@caseledger/kernel';
import {
  achilles,
  achillesStudy,
  administration,
  CaseDriver,
  changed,
  delegation,
  first,
  made,
  madeWith,
  manufacture,
  screening,
  step,
  type Step,
  until,
  without,
} from '@caseledger/testkit/domain';
import type { DataOf } from '../commands.js';

const second = { ...first, participant: 'P2', product: 'B2' };
const injection = administration(first);
const at = (time: string) => `2019-03-26T${time}.000Z`;
const inject = (data: Partial<DataOf<'InjectCells'>>): Step => changed([injection], 'InjectCells', data)[0]!;
const prepared = [...achillesStudy, ...screening(first), ...manufacture(first)];
const ready = (extra: readonly Step[] = [], steps: readonly Step[] = prepared) =>
  new CaseDriver().run([...steps, ...extra]);
const reason = { code: 'SAFETY', text: 'a safety signal' };
const product = { product: 'B1', occurredAt: at('10:00:00') };
const participant = { participant: 'P1', occurredAt: at('10:00:00') };

describe('InjectCells', () => {
  it('R-AUD-14, R-CEL-09: is accepted when everything holds, and uses up both containers', () => {
    expect(ready().typesOf(injection)).toEqual(['CellsInjected', 'ContainerAdministered', 'ContainerAdministered']);
  });

  const single: readonly (readonly [string, string, string, readonly Step[], Step, (readonly Step[])?])[] = [
    [
      'R-AUT-06',
      'withdrawn consent',
      'consent-missing',
      [step('investigator', 'WithdrawConsent', { ...participant, scopes: ['TREATMENT'] })],
      injection,
    ],
    [
      'R-AUD-14',
      'a screen failure',
      'eligibility-missing, participation-ended',
      [step('investigator', 'FailScreening', { ...participant, criteria: ['E1'], explanation: 'infection' })],
      injection,
    ],
    [
      'R-CEL-01',
      'new serology that nobody assessed',
      'serology-missing',
      [
        step('coordinator', 'RecordSerology', {
          ...participant,
          sampledAt: '2019-03-25',
          laboratory: 'LAB',
          results: [],
        }),
      ],
      injection,
    ],
    [
      'R-AUT-01, R-AUT-05',
      'a treatment that was not authorised',
      'authorisation-missing',
      [],
      injection,
      without(prepared, 'AuthoriseTreatment'),
    ],
    [
      'R-AUT-02',
      'an authorisation that lapsed since',
      'authorisation-missing',
      [],
      injection,
      changed(prepared, 'GrantAuthorisation', { validUntil: '2019-03-26T11:00:00.000Z' }),
    ],
    [
      'R-AUD-14',
      'a halted study',
      'study-halted',
      [step('monitor', 'HaltStudy', { occurredAt: at('10:00:00'), reason })],
      injection,
    ],
    [
      'R-AUD-14',
      'withdrawal from treatment',
      'participation-ended',
      [step('investigator', 'EndParticipation', { ...participant, kind: 'WithdrawnFromTreatment', explanation: '' })],
      injection,
    ],
    [
      'R-AUD-14',
      'a second treatment',
      'already-treated',
      [...manufacture({ ...first, product: 'B9' }), administration({ ...first, product: 'B9' })],
      injection,
    ],
    ['R-SEC-09', 'a batch that is not released', 'release-missing', [], injection, without(prepared, 'ReleaseBatch')],
    ['R-AUD-14', 'a moment before the release', 'impossible-order', [], inject({ occurredAt: at('08:59:59') })],
    [
      'R-CEL-11',
      'a recalled batch',
      'product-recalled',
      [step('qp', 'RecallProduct', { ...product, explanation: 'reagent recall' })],
      injection,
    ],
    ['R-CEL-10', 'an expired product', 'product-expired', [], inject({ occurredAt: at('16:00:01') })],
    [
      'R-CEL-10',
      '12.1 °C in one reading',
      'temperature-excursion',
      [
        step('coordinator', 'TransferCustody', {
          ...product,
          from: 'lab',
          to: 'theatre',
          place: 'theatre',
          temperature: 12.1,
        }),
      ],
      injection,
    ],
    ['R-CEL-18', 'a wristband of somebody else', 'wristband-mismatch', [], inject({ wristband: 'P2' })],
    ['R-CEL-18', 'a swapped container', 'label-mismatch', [], inject({ labels: ['B1/A', 'B2/B'] })],
    ['R-CEL-18', 'a check by one person only', 'second-check-missing', [], inject({ secondCheckBy: 'investigator' })],
    ['R-CEL-19', 'the other side at the time-out', 'side-mismatch', [], inject({ side: 'RIGHT' })],
    [
      'R-CEL-20',
      'a destroyed container',
      'container-not-available',
      [step('technician', 'DestroyContainer', { ...product, container: 'A', explanation: 'dropped' })],
      injection,
    ],
    [
      'R-CEL-18',
      'cells of another participant',
      'identity-mismatch',
      [...screening(second), ...manufacture(second)],
      inject({ product: 'B2', labels: ['B2/A', 'B2/B'] }),
    ],
  ];

  const cases = single.map(([requirements, what, rule, extra, attempt, steps = prepared]) => ({
    requirements,
    what,
    rule,
    extra,
    attempt,
    steps,
  }));
  it.each(cases)(
    '$requirements: $what alone refuses it ($rule), and leaves a near miss',
    ({ rule, extra, attempt, steps }) => {
      const driver = ready(extra, steps);
      const unmet = driver.unmet(attempt);
      expect(unmet.map((item) => item.rule).join(', ')).toBe(rule);
      expect(driver.last('AdministrationRefused').data).toMatchObject({ participant: 'P1', by: 'investigator', unmet });
      expect(driver.events.at(-1)?.type).toBe('AdministrationRefused');
    },
  );

  it('R-AUD-05: a date without a time is not enough to tell whether the product had expired', () => {
    expect(ready().rules(inject({ occurredAt: '2019-03-26' }))).toContain('time-needed');
  });

  it('R-AUD-14: with everything missing, the refusal lists every rule', () => {
    const driver = new CaseDriver().run([
      ...achillesStudy,
      screening(first)[0]!,
      step('investigator', 'EndParticipation', { ...participant, kind: 'LostToFollowUp', explanation: '' }),
      step('monitor', 'HaltStudy', { occurredAt: at('10:00:00'), reason }),
    ]);
    const everything = inject({ wristband: 'P7', labels: [], secondCheckBy: 'investigator', side: 'RIGHT' });
    const rules = driver.rules(everything);
    expect(new Set(rules)).toEqual(
      new Set([
        'consent-missing',
        'eligibility-missing',
        'serology-missing',
        'authorisation-missing',
        'study-halted',
        'participation-ended',
        'release-missing',
        'product-expired',
        'identity-mismatch',
        'wristband-mismatch',
        'label-mismatch',
        'second-check-missing',
        'side-mismatch',
        'container-not-available',
      ]),
    );
    expect(driver.last('AdministrationRefused').data.unmet.map(({ rule }) => rule)).toEqual(rules);
  });

  it('R-CEL-10: 8 h 00 m 00 s after formulation is in time', () => {
    expect(ready().perform(inject({ occurredAt: at('16:00:00') })).decision).not.toBeInstanceOf(Refusal);
  });

  it('R-CEL-10: the night in which clocks change does not move the expiry', () => {
    const night = prepared.map(({ command, person }): Step => {
      const moved = command.data.occurredAt.startsWith('2019-03-26')
        ? new Date(Date.parse(command.data.occurredAt) + (4 * 24 + 14) * 3_600_000).toISOString()
        : command.data.occurredAt;
      return { command: { ...command, data: { ...command.data, occurredAt: moved } } as Step['command'], person };
    });
    const driver = ready([], night);
    expect(driver.last('ProductFormulated').data.expiresAt).toBe('2019-03-31T06:00:00.000Z');
    expect(driver.rules(inject({ occurredAt: '2019-03-31T06:00:01.000Z' }))).toEqual(['product-expired']);
    driver.run([inject({ occurredAt: '2019-03-31T06:00:00.000Z' })]);
  });

  const { deposits } = injection.command.data as DataOf<'InjectCells'>;
  it.each([
    [
      'deposits that sum to 5 mL',
      deposits.map((deposit) => (deposit.code === 'LATERAL' ? { ...deposit, volume: 1 } : deposit)),
    ],
    ['a deposit left out', deposits.slice(1)],
    ['a deposit twice', [...deposits, deposits[0]!]],
    ['a deposit the protocol does not know', [...deposits, { code: 'X', container: 'A', volume: 0, cells: 0 }]],
    ['a deposit from the wrong container', deposits.map((deposit) => ({ ...deposit, container: 'A' }))],
    ['cells that the container did not hold', deposits.map((deposit) => ({ ...deposit, cells: deposit.cells + 1 }))],
  ])('R-CEL-09: refuses %s', (_what, wrong) => {
    const rules = ready().rules(inject({ deposits: wrong }));
    expect(new Set(rules)).toEqual(new Set(['dose-mismatch']));
  });

  it('R-CEL-09: refuses a dose of 23 × 10⁶ when the protocol allows containers that hold it', () => {
    const containers = made(achilles).containers.map((item) => ({ ...item, cells: { least: 9, most: 12 } }));
    const generous = madeWith(achilles, { containers });
    const filled = [
      { code: 'A', cells: 11.5, volume: 2 },
      { code: 'B', cells: 11.5, volume: 4 },
    ];
    const steps = changed(changed(prepared, 'ApproveProtocol', { protocol: generous }), 'FormulateProduct', {
      containers: filled,
    });
    const given = deposits.map((deposit) => ({ ...deposit, cells: deposit.container === 'A' ? 11.5 : 5.75 }));
    const unmet = ready([], steps).unmet(inject({ deposits: given }));
    expect(unmet.map(({ message }) => message)).toEqual(['The dose is 23 × 10⁶ cells, specified 18 to 22.']);
  });

  it('R-AUT-09: a delegation that ended refuses it, and an undelegated person leaves no near miss', () => {
    const ended = ready([
      step('sponsor', 'EndDelegation', {
        occurredAt: at('09:30:00'),
        person: 'investigator',
        role: 'investigator',
        reason,
      }),
    ]);
    expect(ended.rules(injection)).toEqual(['not-delegated']);
    const driver = ready();
    for (const person of ['coordinator', 'reader', 'stranger']) {
      expect(driver.rules({ ...inject({ wristband: 'P7' }), person })).toEqual(['not-delegated']);
    }
    expect([...ended.events, ...driver.events].some(({ type }) => type === 'AdministrationRefused')).toBe(false);
  });

  it('R-AUT-09 (part): under a delegation at another site is refused as of a participant who is not there, and leaves a near miss of nobody', () => {
    const site = { code: 'VLC', name: 'Other', country: 'ES', zone: 'Europe/Madrid', occurredAt: at('09:00:00') };
    const driver = ready([step('sponsor', 'ActivateSite', site), delegation('visitor', 'investigator', ['VLC'])]);
    const visiting = { ...injection, person: 'visitor' };
    expect(driver.rules(visiting)).toEqual(['unknown-participant']);
    expect(driver.perform(visiting).nearMisses).toEqual([]);
  });

  it('R-AUT-08: an act dated between a withdrawal and a new signature has no consent', () => {
    const [, signature] = until(screening(first), 'SignConsent');
    const renewed = changed([signature], 'SignConsent', { occurredAt: at('13:00:00') });
    const driver = ready([
      step('investigator', 'WithdrawConsent', { ...participant, scopes: ['TREATMENT'] }),
      ...renewed,
    ]);
    expect(driver.last('Reconsented').data.scopes).toContain('TREATMENT');
    expect(driver.rules(injection)).toEqual(['consent-missing']);
    driver.run([inject({ occurredAt: at('13:30:00') })]);
  });

  it('R-CEL-02: restricted serology does not forbid autologous use', () => {
    const positive = changed(prepared, 'RecordSerology', {
      results: achilles.serology.markers.map((marker) => ({
        marker,
        result: marker === 'HCV' ? ('POSITIVE' as const) : ('NEGATIVE' as const),
        assay: 'CLIA',
      })),
    });
    const driver = ready([injection], changed(positive, 'AssessSerology', { riskAssessment: 'isolated storage' }));
    expect(driver.events.some(({ type }) => type === 'SerologyRestricted')).toBe(true);
  });
});
