import { Refusal } from '@caseledger/kernel';
import {
  achilles,
  achillesStudy,
  administration,
  attempt,
  CaseDriver,
  changed,
  first,
  manufacture,
  screening,
  step,
  studySteps,
  type Step,
  untilTreated,
} from '@caseledger/testkit/domain';
import type { CommandName, DataOf } from './commands.js';

const treated = [...achillesStudy, ...untilTreated(first)];
const kindOf = (driver: CaseDriver, next: Step) => {
  const { decision } = driver.perform(next);
  return decision instanceof Refusal ? [decision.kind, ...decision.unmet.map(({ rule }) => rule)] : decision;
};
const [screen] = screening(first) as [Step];
const screened = [...achillesStudy, screen];
const screenWith = (data: Parameters<typeof changed<'ScreenParticipant'>>[2], extra: Partial<Step> = {}) => ({
  ...(changed([screen], 'ScreenParticipant', data)[0] as Step),
  ...extra,
});
const sign = screening(first)[1] as Step;

describe('the kind of a refusal', () => {
  it.each<[string, string, Step, readonly Step[]]>([
    ['not-found', 'unknown-study', screen, []],
    ['forbidden', 'not-delegated', { ...screen, person: 'reader' }, achillesStudy],
    ['not-found', 'unknown-participant', changed([sign], 'SignConsent', { participant: 'P9' })[0]!, screened],
    ['invalid', 'unknown-site', screenWith({ site: 'X' }, { person: 'coordinator' }), achillesStudy],
    ['invalid', 'preventive-indication', screenWith({ indication: 'PREVENTION' }), achillesStudy],
    ['invalid', 'in-the-future', { ...screen, now: '2019-01-01T00:00:00.000Z' }, achillesStudy],
    ['invalid', 'time-needed', changed([sign], 'SignConsent', { occurredAt: '2019-03-01' })[0]!, screened],
    ['invalid', 'side-required', screenWith({ side: 'NOT_APPLICABLE' }), achillesStudy],
    ['conflict', 'participant-exists', screen, screened],
    [
      'not-found',
      'unknown-product',
      step('technician', 'RecordDeviation', {
        product: 'B9',
        occurredAt: '2019-03-10T08:00:00.000Z',
        rule: 'x',
        description: 'x',
      }),
      screened,
    ],
    [
      'not-found',
      'unknown-adverse-event',
      step('monitor', 'NullifyCase', {
        adverseEvent: 'AE9',
        occurredAt: '2019-03-10',
        reason: { code: 'x', text: 'x' },
      }),
      screened,
    ],
    [
      'not-found',
      'unknown-visit',
      step('coordinator', 'CorrectVisit', {
        participant: 'P1',
        occurredAt: '2019-03-10',
        visit: 'x',
        readings: [],
        reason: { code: 'x', text: 'x' },
      }),
      screened,
    ],
  ])('R-AUD-14: is %s for %s', (kind, rule, next, steps) => {
    expect(kindOf(new CaseDriver().run(steps), next)).toEqual([kind, rule]);
  });

  it('R-AUT-09 (part): whoever may not act is told that, and nothing of what else is wrong', () => {
    const driver = new CaseDriver().run(screened);
    const unknown = changed([sign], 'SignConsent', { participant: 'P9', occurredAt: '2019-03-01' })[0]!;
    expect(kindOf(driver, { ...unknown, person: 'reader' })).toEqual(['forbidden', 'not-delegated']);
    expect(kindOf(driver, unknown)).toEqual(['not-found', 'time-needed', 'unknown-participant']);
    expect(driver.unmet({ ...sign, person: 'reader' })).toEqual([
      {
        rule: 'not-delegated',
        message: 'This needs a delegation as investigator at the site, in force now.',
        requirement: 'R-AUT-09',
        remedy: 'Ask the sponsor to delegate the role.',
      },
    ]);
  });
});

describe('what names nothing that exists', () => {
  const drive = (name: CommandName, field: string) => {
    const { command, person } = treated.find((next) => next.command.name === name)!;
    const data = { ...command.data, [field]: 'X9' };
    return new CaseDriver().run(treated).rules({ command: { ...command, data } as Step['command'], person });
  };

  it.each(
    (
      [
        'SignConsent',
        'ConfirmEligibility',
        'AuthoriseTreatment',
        'RecordSerology',
        'AssessSerology',
        'HarvestMarrow',
      ] as const
    ).map((name) => [name]),
  )('R-AUD-14: %s of an unknown participant', (name) => {
    expect(drive(name, 'participant')).toContain('unknown-participant');
  });

  it.each(
    (
      [
        'ReceiveStartingMaterial',
        'PassageCulture',
        'HarvestCells',
        'RecordQualityTest',
        'FormulateProduct',
        'ReviewBatchRecord',
        'ReleaseBatch',
      ] as const
    ).map((name) => [name]),
  )('R-AUD-14: %s of an unknown product', (name) => {
    expect(drive(name, 'product')).toContain('unknown-product');
  });
});

const cellsOf = (cells: number) => ({
  containers: [
    { code: 'A', cells, volume: 2 },
    { code: 'B', cells: 10, volume: 4 },
  ],
});

describe('what a refusal points at', () => {
  const points =
    <N extends CommandName>(name: N, data: Partial<DataOf<N>>) =>
    () => {
      const { driver, next } = attempt(treated, name, data);
      return driver.unmet(next).map(({ rule, requirement, pointer }) => [rule, requirement, pointer]);
    };

  it.each([
    ['donation-number', 'R-CEL-17', '/donationNumber', points('HarvestMarrow', { donationNumber: 'X' })],
    ['reagent-lots-missing', 'R-CEL-06', '/materials', points('HarvestMarrow', { materials: [] })],
    ['identity-mismatch', 'R-CEL-18', undefined, points('ReceiveStartingMaterial', { donationNumber: 'X' })],
    ['unknown-test', undefined, '/test', points('RecordQualityTest', { test: 'X' })],
    ['result-type', undefined, '/result', points('RecordQualityTest', { result: 'high' })],
    ['cells-do-not-add-up', 'R-CEL-20', undefined, points('FormulateProduct', cellsOf(999))],
    ['unknown-consent-form', 'R-AUT-08', undefined, points('SignConsent', { form: 'X' })],
    ['side-mismatch', 'R-CEL-19', undefined, points('SignConsent', { side: 'RIGHT' })],
    ['sampled-after-result', undefined, '/sampledAt', points('RecordSerology', { sampledAt: '2019-03-04' })],
    ['unknown-zone', undefined, '/zone', points('ActivateSite', { code: 'X', zone: 'X' })],
    ['unknown-site', undefined, '/site', points('ScreenParticipant', { site: 'X' })],
  ])('R-AUD-14: %s names %s and %s', (rule, requirement, pointer, found) => {
    expect(found()).toContainEqual([rule, requirement, pointer]);
  });
});

describe('what lies in the future', () => {
  const at = (occurredAt: string, now: string) =>
    kindOf(new CaseDriver().run(achillesStudy), screenWith({ occurredAt }, { now }));
  const future = ['invalid', 'in-the-future'];

  it('R-AUD-05: an instant is not later than now', () => {
    expect(at('2019-03-01T09:00:00.001Z', '2019-03-01T09:00:00.000Z')).toEqual(future);
    expect(at('2019-03-01T09:00:00.000Z', '2019-03-01T09:00:00.000Z')).toHaveLength(1);
  });

  it.each([
    ['Europe/Madrid', '2019-02-28T23:00:00.000Z'],
    ['Pacific/Auckland', '2019-02-28T11:00:00.000Z'],
    ['America/Los_Angeles', '2019-03-01T08:00:00.000Z'],
  ])('R-AUD-05: a date is one that has begun at the site: in %s at %s', (zone, midnight) => {
    const study = studySteps(achilles, [{ ...first.site, zone }], first.legalBasis);
    const today = (now: string) =>
      kindOf(new CaseDriver().run(study), screenWith({ occurredAt: '2019-03-01' }, { now }));
    expect(today(new Date(Date.parse(midnight) - 1).toISOString())).toEqual(future);
    expect(today(midnight)).toHaveLength(1);
  });
});

describe('near misses', () => {
  const injection = administration(first);
  const prepared = [...achillesStudy, ...screening(first), ...manufacture(first)];

  it('R-AUD-14: a refused injection keeps what was attempted', () => {
    const { driver, next } = attempt([...prepared, injection], 'InjectCells', { wristband: 'P7' });
    const unmet = driver.unmet(next);
    expect(driver.last('AdministrationRefused').data).toEqual({
      participant: 'P1',
      product: 'B1',
      command: 'InjectCells',
      by: 'investigator',
      unmet,
      attempted: { side: 'LEFT', wristband: 'P7', labels: ['B1/A', 'B1/B'], at: '2019-03-26T12:00:00.000Z' },
    });
  });

  it('R-CEL-09: a dose that does not fit leaves one as well', () => {
    const { driver, next } = attempt([...prepared, injection], 'InjectCells', { deposits: [] });
    driver.unmet(next);
    expect(driver.events.at(-1)?.type).toBe('AdministrationRefused');
  });

  it('R-SEC-09: a refused release keeps what was attempted', () => {
    const { driver, next } = attempt(prepared, 'ReleaseBatch', { occurredAt: '2019-03-26T16:00:00.001Z' });
    const unmet = driver.unmet(next);
    expect(driver.last('ReleaseRefused').data).toEqual({
      product: 'B1',
      command: 'ReleaseBatch',
      by: 'qp',
      unmet,
      attempted: { meaning: 'certification' },
    });
  });

  it('R-SEC-09: there is none for a batch that does not exist', () => {
    const driver = new CaseDriver().run(prepared);
    driver.unmet(step('qp', 'ReleaseBatch', { product: 'B9', occurredAt: '2019-03-26T09:00:00.000Z', meaning: 'x' }));
    expect(driver.events.some(({ type }) => type === 'ReleaseRefused')).toBe(false);
  });
});
