import {
  achilles,
  achillesReadings,
  achillesStudy,
  administration,
  CaseDriver,
  changed,
  first,
  manufacture,
  screening,
  serologyResults,
  step,
  visitOn,
} from '@caseledger/testkit/domain';
import type { Protocol } from '../protocol/protocol.js';
import type { ScheduledInstance } from '../protocol/timeline.js';
import { followedVisits } from './schedule.js';
import { readingsOf } from './participant.state.js';

const [timeline] = achilles.timelines as [Protocol['timelines'][number]];
const activities = timeline.instances.find(({ code }) => code === 'M1')!.activities;
const act = (code: string, kind: 'CONSENT' | 'SEROLOGY' | 'SCREENING') => ({
  activity: { code, title: code, instruments: [], act: { kind } },
  instance: { code, title: code, timing: { type: 'FIXED_REFERENCE', value: 'P1D' }, activities: [code] } as const,
});
const anchors = [act('SCREENED', 'SCREENING'), act('CONSENTED', 'CONSENT'), act('SAMPLED', 'SEROLOGY')];
const visit = (code: string, relativeTo: string, value: string, more: Partial<ScheduledInstance> = {}) => ({
  ...{ code, title: code, activities, ...more },
  timing: { type: 'AFTER' as const, value, relativeTo, window: { lower: 'P2D', upper: 'P2D' } },
});

/** The protocol with visits that hang on what comes before the administration, on each other, and that repeat. */
const protocol: Protocol = {
  ...achilles,
  activities: [...achilles.activities, ...anchors.map(({ activity }) => activity)],
  timelines: [
    {
      ...timeline,
      instances: [
        ...anchors.map(({ instance }) => instance),
        ...timeline.instances,
        visit('AFTER-SCREENING', 'SCREENED', 'P5D'),
        visit('AFTER-CONSENT', 'CONSENTED', 'P10D'),
        visit('AFTER-SAMPLE', 'SAMPLED', 'P15D'),
        visit('YEARLY', 'INJECTION', 'P3Y', { repeats: { every: 'P1Y', from: 'FIRST', times: 3 } }),
        visit('CALL', 'YEARLY', 'P10D'),
      ],
    },
  ],
};
const screened = changed([...achillesStudy, ...screening(first)], 'ApproveProtocol', { protocol });
const treated = () => new CaseDriver().run([...screened, ...manufacture(first), administration(first)]);
const windowsOf = (driver: CaseDriver) => {
  const visits = followedVisits(driver.stateOf('study', 'study'), driver.stateOf('participant', 'participant/P1'));
  return Object.fromEntries(visits.map(({ code, occurrence, window }) => [`${code} ${occurrence}`, window?.target]));
};

describe('the schedule of a participant', () => {
  it('R-INS-05 (part) hangs on whatever the protocol says, and waits for it', () => {
    const windows = windowsOf(new CaseDriver().run(screened));
    expect(windows).toMatchObject({
      'AFTER-SCREENING 1': '2019-03-06',
      'AFTER-CONSENT 1': '2019-03-11',
      'AFTER-SAMPLE 1': '2019-03-17',
    });
    expect(windows['YEARLY 1']).toBeUndefined();
    expect(windowsOf(treated())).toMatchObject({
      'YEARLY 1': '2022-03-26',
      'YEARLY 2': '2023-03-26',
      'YEARLY 3': '2024-03-26',
    });
  });

  it('R-INS-05 (part) does not move when an act is done again', () => {
    const again = step('coordinator', 'RecordSerology', {
      participant: 'P1',
      occurredAt: '2019-03-20T12:00:00.000Z',
      sampledAt: '2019-03-19T09:00:00.000Z',
      laboratory: 'LAB',
      results: serologyResults(achilles.serology.markers),
    });
    const driver = new CaseDriver().run([...screened, again]);
    expect(windowsOf(driver)['AFTER-SAMPLE 1']).toBe('2019-03-17');
  });

  it('R-INS-05 (part) tells the times of a visit that repeats apart, though one was missed', () => {
    const miss = step('coordinator', 'MissVisit', {
      ...{ participant: 'P1', occurredAt: '2022-04-01', scheduled: 'YEARLY', explanation: 'abroad' },
    });
    const driver = treated().run([miss, visitOn('2023-03-27T10:00:00.000Z', 'second', achillesReadings)]);
    expect(driver.last('VisitMissed').data).not.toHaveProperty('occurrence');
    expect(driver.last('VisitRecorded').data).toMatchObject({ scheduled: 'YEARLY', occurrence: 2 });
    expect(driver.rules(visitOn('2023-03-28T10:00:00.000Z', 'again', achillesReadings))).toEqual(['visit-recorded']);
    const third = { ...miss.command.data, occurredAt: '2024-04-01', occurrence: 3 } as never;
    driver.run([step('coordinator', 'MissVisit', third)]);
    expect(driver.last('VisitMissed').data).toMatchObject({ occurrence: 3 });
    const readings = readingsOf(driver.stateOf('participant', 'participant/P1'));
    expect(new Set(readings.map(({ scheduled, occurrence }) => `${scheduled} ${occurrence}`))).toEqual(
      new Set(['YEARLY 2']),
    );
  });

  it('R-INS-05 (part) follows what has no end through decades, and knows what was missed', () => {
    const [main] = protocol.timelines as [Protocol['timelines'][number]];
    const endless = (one: ScheduledInstance): ScheduledInstance =>
      one.code === 'YEARLY' ? { ...one, repeats: { every: 'P1Y', from: 'FIRST' } } : one;
    const forLife = { ...protocol, timelines: [{ ...main, instances: main.instances.map(endless) }] };
    const begun = changed(screened, 'ApproveProtocol', { protocol: forLife });
    const driver = new CaseDriver().run([...begun, ...manufacture(first), administration(first)]);
    expect(windowsOf(driver)).toMatchObject({ 'YEARLY 1': '2022-03-26', 'YEARLY 12': '2033-03-26' });
    expect(windowsOf(driver)).not.toHaveProperty('YEARLY 13');
    // Nobody recorded anything for twenty years: the visit is still the one that its window says.
    driver.run([visitOn('2042-03-27T10:00:00.000Z', 'late', achillesReadings)]);
    expect(driver.last('VisitRecorded').data).toMatchObject({ scheduled: 'YEARLY', occurrence: 21 });
    expect(windowsOf(driver)).toHaveProperty('YEARLY 33', '2054-03-26');
    const missing = { participant: 'P1', scheduled: 'YEARLY', explanation: 'abroad' };
    const miss = (occurrence: number, occurredAt: string) =>
      step('coordinator', 'MissVisit', { ...missing, occurrence, occurredAt });
    driver.run([miss(40, '2062-01-01')]);
    expect(driver.last('VisitMissed').data).toMatchObject({ occurrence: 40 });
    expect(driver.rules(miss(40, '2062-01-02'))).toEqual(['visit-recorded']);
    expect(driver.rules(miss(41, '2062-03-27'))).toEqual(['window-open']);
    expect(driver.rules(miss(60, '2062-03-27'))).toEqual(['unknown-visit']);
  });

  it('R-INS-05 (part) hangs on the visit before as it was made', () => {
    const driver = treated();
    expect(windowsOf(driver)['CALL 1']).toBe('2022-04-05');
    driver.run([visitOn('2022-03-28T10:00:00.000Z', 'first', achillesReadings)]);
    expect(windowsOf(driver)['CALL 1']).toBe('2022-04-07');
  });

  it('R-CEL-09 (part): a batch is given as the last protocol says that has its product', () => {
    const renamed: Protocol = {
      ...achilles,
      version: '2',
      products: achilles.products.map((product) => ({ ...product, code: 'OTHER' })),
      interventions: achilles.interventions.map((intervention) => ({
        ...intervention,
        administrations: intervention.administrations.map((one) => ({ ...one, product: 'OTHER' })),
      })),
    };
    const amend = step('sponsor', 'ApproveProtocol', { occurredAt: '2019-03-26T09:30:00.000Z', protocol: renamed });
    const driver = new CaseDriver().run([...screened, ...manufacture(first), amend]);
    expect(driver.typesOf(administration(first))).toContain('CellsInjected');
  });
});
