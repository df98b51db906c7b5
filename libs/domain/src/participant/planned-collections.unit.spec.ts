import {
  achilles,
  achillesStudy,
  administration,
  CaseDriver,
  changed,
  collecting,
  first,
  manufacture,
  screening,
  step,
} from '@caseledger/testkit/domain';
import type { DataOf } from '../commands.js';
import type { Protocol } from '../protocol/protocol.js';
import type { ScheduledInstance } from '../protocol/timeline.js';
import { followedVisits } from './schedule.js';

/** A check that counts from a collection, and one from its end. */
const counting = (protocol: Protocol, relativeTo: string): Protocol => {
  const [main] = protocol.timelines as [Protocol['timelines'][number]];
  const { activities } = main.instances.find(({ code }) => code === 'M1')!;
  const after = (code: string, value: string, from?: 'END_TO_START'): ScheduledInstance => ({
    ...{ code, title: code, activities },
    timing: { type: 'AFTER', value, relativeTo, ...(from && { from }) },
  });
  const instances = [...main.instances, after('DAY-5', 'P5D'), after('HOURS', 'PT20H', 'END_TO_START')];
  return { ...protocol, timelines: [{ ...main, instances }] };
};
const ready = (protocol: Protocol) =>
  new CaseDriver().run([...changed(achillesStudy, 'ApproveProtocol', { protocol }), ...screening(first)]);
const harvest = (product: string, day: string, more: Partial<DataOf<'HarvestMarrow'>> = {}) =>
  changed(manufacture({ ...first, product }).slice(0, 1), 'HarvestMarrow', {
    startedAt: `2019-03-${day}T08:30:00.000Z`,
    occurredAt: `2019-03-${day}T09:00:00.000Z`,
    ...more,
  });
const plannedIn = (driver: CaseDriver) =>
  Object.fromEntries(
    followedVisits(driver.stateOf('study', 'study'), driver.stateOf('participant', 'participant/P1')).map(
      ({ code, occurrence, window, recorded }) => [`${code} ${occurrence}`, recorded?.date ?? window],
    ),
  );

describe('a collection that the plan has', () => {
  it('R-INS-05 (part) is planned, and dates what counts from it, from its start or from its end', () => {
    const driver = ready(counting(collecting(achilles), 'COLLECTED'));
    expect(plannedIn(driver)).toMatchObject({
      'COLLECTED 1': { target: '2019-03-03', opens: '2019-03-02', closes: '2019-04-02' },
      'DAY-5 1': { target: '2019-03-08' },
    });
    driver.run(harvest('B1', '06'));
    expect(driver.last('StartingMaterialGiven').data).toEqual({
      ...{ product: 'B1', scheduled: 'COLLECTED', startedAt: '2019-03-06T08:30:00.000Z' },
    });
    expect(plannedIn(driver)).toMatchObject({
      'COLLECTED 1': '2019-03-06',
      'DAY-5 1': { target: '2019-03-11' },
      'HOURS 1': { target: '2019-03-07' },
    });
  });

  it('R-INS-05 (part) is dated by the last one where a harvest was repeated', () => {
    const driver = ready(counting(collecting(achilles), 'COLLECTED')).run([
      ...harvest('B1', '06'),
      ...harvest('B2', '12'),
    ]);
    expect(driver.last('StartingMaterialGiven').data).toMatchObject({ product: 'B2', scheduled: 'COLLECTED' });
    expect(plannedIn(driver)).toMatchObject({ 'COLLECTED 1': '2019-03-12', 'DAY-5 1': { target: '2019-03-17' } });
  });

  it('R-INS-05 (part) comes several times, each with its own batch, and the one that is named may be repeated', () => {
    const twice = collecting(achilles, { repeats: { every: 'P7D', from: 'PREVIOUS', times: 2 } });
    const driver = ready(twice).run(harvest('B1', '06'));
    expect(plannedIn(driver)).toMatchObject({ 'COLLECTED 2': { target: '2019-03-13' } });
    driver.run([...harvest('B2', '13'), ...harvest('B3', '14', { scheduled: 'COLLECTED', occurrence: 1 })]);
    const { collections } = driver.stateOf('participant', 'participant/P1');
    expect(collections?.map(({ product, occurrence }) => [product, occurrence])).toEqual([
      ['B1', 1],
      ['B2', 2],
      ['B3', 1],
    ]);
    expect(plannedIn(driver)).toMatchObject({ 'COLLECTED 1': '2019-03-14', 'COLLECTED 2': '2019-03-13' });
    const [unplanned] = harvest('B4', '15', { occurrence: 3 });
    expect(driver.rules(unplanned!)).toEqual(['collection-not-planned']);
  });

  it('is missed when its window is over, and the next one counts from when it was due', () => {
    const twice = collecting(achilles, { repeats: { every: 'P7D', from: 'PREVIOUS', times: 2 } });
    const miss = (occurredAt: string) =>
      step('coordinator', 'MissVisit', {
        ...{ participant: 'P1', occurredAt, scheduled: 'COLLECTED', explanation: 'ill' },
      });
    const driver = ready(twice);
    expect(driver.rules(miss('2019-04-02'))).toEqual(['window-open']);
    driver.run([miss('2019-04-03')]);
    expect(plannedIn(driver)).toMatchObject({ 'COLLECTED 2': { target: '2019-03-10' } });
    expect(driver.rules(miss('2019-04-04'))).toEqual(['visit-recorded']);
  });

  it('leaves a protocol without one as it was', () => {
    const driver = ready(achilles).run(harvest('B1', '06'));
    expect(driver.events.filter(({ type }) => type === 'StartingMaterialGiven')).toEqual([]);
  });
});

describe('an administration that takes time', () => {
  const ended = (endedAt: string) =>
    changed([administration(first)], 'InjectCells', { endedAt }).map((one) => ({
      ...one,
      now: '2019-03-27T08:00:00.000Z',
    }));

  it('R-INS-05 (part) dates what counts from its end', () => {
    const protocol = counting(achilles, 'INJECTION');
    const driver = ready(protocol).run([...manufacture(first), ...ended('2019-03-26T12:30:00.000Z')]);
    expect(driver.last('CellsInjected').data).toMatchObject({ endedAt: '2019-03-26T12:30:00.000Z' });
    const visits = followedVisits(driver.stateOf('study', 'study'), driver.stateOf('participant', 'participant/P1'));
    expect(visits.find(({ code }) => code === 'HOURS')?.window?.target).toBe('2019-03-27');
    expect(driver.stateOf('participant', 'participant/P1').administrations[0]?.endedAt).toBe(
      '2019-03-26T12:30:00.000Z',
    );
  });

  it('ends after it begins, and is recorded when it is over', () => {
    const driver = ready(achilles).run(manufacture(first));
    const [early] = ended('2019-03-26T00:00:00.000Z');
    expect(driver.rules(early!)).toContain('ends-before-start');
    const [late] = ended('2019-03-28T00:00:00.000Z');
    expect(driver.rules(late!)).toEqual(['in-the-future']);
  });
});
