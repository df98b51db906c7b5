import {
  achilles,
  achillesStudy,
  attempt,
  CaseDriver,
  changed,
  first,
  manufacture,
  screening,
  serologyResults,
  step,
  until,
} from '@caseledger/testkit/domain';
import type { SerologyResult } from './participant.model.js';

const steps = [...achillesStudy, ...screening(first)];
const panel = achilles.serology.markers;
const having = (results: Readonly<Record<string, SerologyResult['result'] | undefined>>) =>
  changed(steps, 'RecordSerology', {
    results: serologyResults(panel).flatMap((item) => {
      if (!(item.marker in results)) return [item];
      const result = results[item.marker];
      return result === undefined ? [] : [{ ...item, result }];
    }),
  });

describe('serology results', () => {
  it('R-CEL-01: are kept with sample and laboratory', () => {
    const { driver, next } = attempt(steps, 'RecordSerology');
    driver.run([next]);
    expect(driver.last('SerologyRecorded').data).toEqual({
      sampledAt: '2019-03-02T09:00:00.000Z',
      laboratory: 'LAB',
      results: serologyResults(panel),
    });
  });

  it.each([
    ['2019-03-03', '2019-03-03', []],
    ['2019-03-04', '2019-03-03', ['sampled-after-result']],
    ['2019-03-03T12:00:00.000Z', '2019-03-03T12:00:00.000Z', []],
    ['2019-03-03T12:00:00.001Z', '2019-03-03T12:00:00.000Z', ['sampled-after-result']],
    // The day of the site begins an hour before that of UTC.
    ['2019-03-02T23:00:00.000Z', '2019-03-03', []],
    ['2019-03-02T23:30:00.000Z', '2019-03-03', ['sampled-after-result']],
  ])('R-CEL-01: of a sample taken at %s, known at %s: %j', (sampledAt, occurredAt, expected) => {
    const { driver, next } = attempt(steps, 'RecordSerology', { sampledAt, occurredAt });
    if (expected.length === 0) driver.run([next]);
    else expect(driver.rules(next)).toEqual(expected);
  });
});

describe('assessment of serology', () => {
  it('R-CEL-01: clears complete negative results, and names the markers', () => {
    const { driver, next } = attempt(steps, 'AssessSerology');
    driver.run([next]);
    expect(driver.last('SerologyCleared').data).toEqual({ sampledAt: '2019-03-02T09:00:00.000Z', markers: panel });
  });

  it('R-CEL-02: restricts positive ones, with the risk assessment', () => {
    const { driver, next } = attempt(having({ HCV: 'POSITIVE', HBsAg: 'POSITIVE' }), 'AssessSerology', {
      riskAssessment: 'isolated storage',
    });
    driver.run([next]);
    expect(driver.last('SerologyRestricted').data).toEqual({
      sampledAt: '2019-03-02T09:00:00.000Z',
      positive: ['HBsAg', 'HCV'],
      riskAssessment: 'isolated storage',
    });
  });

  it('R-CEL-03: lists everything that is open', () => {
    const results = { 'HIV-1/2': undefined, HBsAg: 'INDETERMINATE', HCV: 'POSITIVE', syphilis: 'POSITIVE' } as const;
    const { driver, next } = attempt(having(results), 'AssessSerology');
    expect(driver.unmet(next)).toMatchObject([
      {
        rule: 'serology-incomplete',
        message: 'serology-incomplete: HIV-1/2',
        requirement: 'R-CEL-01',
        remedy: 'Record its result.',
      },
      {
        rule: 'serology-needs-test',
        message: 'HBsAg is indeterminate: a further test is needed.',
        requirement: 'R-CEL-03',
      },
      {
        rule: 'serology-needs-risk-assessment',
        message: 'HCV, syphilis positive: a risk assessment is needed.',
        requirement: 'R-CEL-03',
      },
    ]);
  });

  it('R-CEL-01: asks for what the protocol adds to the law', () => {
    const protocol = { ...achilles, serology: { ...achilles.serology, markers: [...panel, 'HTLV'] } };
    const added = changed(steps, 'ApproveProtocol', { protocol });
    const { driver, next } = attempt(
      changed(added, 'RecordSerology', { results: serologyResults(panel) }),
      'AssessSerology',
    );
    expect(driver.unmet(next).map(({ message }) => message)).toEqual(['serology-incomplete: HTLV']);
  });

  it('R-CEL-04: the validity is counted in days of the sample that was assessed', () => {
    const [harvest] = manufacture(first);
    const resample = step('coordinator', 'RecordSerology', {
      participant: 'P1',
      occurredAt: '2019-04-02T12:00:00.000Z',
      sampledAt: '2019-04-02',
      laboratory: 'LAB',
      results: serologyResults(panel),
    });
    const [, assess] = until(steps, 'AssessSerology');
    const late = changed([harvest!], 'HarvestMarrow', {
      startedAt: '2019-05-02T09:00:00.000Z',
      occurredAt: '2019-05-02T10:00:00.000Z',
    })[0]!;
    const driver = new CaseDriver().run([...steps, resample]);
    expect(driver.rules(late)).toEqual(['serology-missing']);
    driver.run(changed([assess], 'AssessSerology', { occurredAt: '2019-04-03' }));
    expect(
      driver.unmet(
        changed([late], 'HarvestMarrow', {
          startedAt: '2019-05-03T00:00:00.000Z',
          occurredAt: '2019-05-03T10:00:00.000Z',
        })[0]!,
      ),
    ).toEqual([
      expect.objectContaining({
        rule: 'serology-expired',
        message: 'The serology sample is older than 30 days.',
        requirement: 'R-CEL-04',
      }),
    ]);
    driver.run([late]);
  });
});
