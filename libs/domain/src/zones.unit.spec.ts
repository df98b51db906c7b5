import {
  achilles,
  CaseDriver,
  changed,
  first,
  manufacture,
  screening,
  step,
  studySteps,
  until,
} from '@caseledger/testkit/domain';
import { zoneOfCommand } from './authority.js';
import { streamsOf, type Command } from './commands.js';
import { initialWorld } from './world.js';

const auckland = { ...first.site, zone: 'Pacific/Auckland' };
const person = { ...first, site: auckland };
const study = studySteps(achilles, [auckland], first.legalBasis);

describe('dates of a site', () => {
  it('R-CEL-04 (part): a serology lasts until the end of its last day at the site', () => {
    // The 3rd of March there; thirty days later the 2nd of April ends at 11:00 UTC.
    const sampled = changed(screening(person), 'RecordSerology', { sampledAt: '2019-03-02T23:30:00.000Z' });
    const [, harvest] = until(manufacture(person), 'HarvestMarrow');
    const at = (startedAt: string) => {
      const [next] = changed([harvest], 'HarvestMarrow', { startedAt, occurredAt: '2019-04-02T12:00:00.000Z' });
      return new CaseDriver().run([...study, ...sampled]).perform(next!).decision;
    };
    expect(at('2019-04-02T10:59:59.999Z')).toMatchObject([{ type: 'MarrowHarvested' }]);
    expect(at('2019-04-02T11:00:00.000Z')).toMatchObject({ rule: 'serology-expired' });
  });

  it('R-CEL-07 (part): days in culture are those of the site', () => {
    const received = '2019-03-04T10:30:00.000Z';
    const before = changed(manufacture(person), 'ReceiveStartingMaterial', { occurredAt: received });
    const driver = new CaseDriver().run([...study, ...screening(person)]);
    driver.run(until(before, 'HarvestCells')[0]);
    // From the 4th to the 27th there, and from the 4th to the 26th in UTC.
    driver.run([
      step('technician', 'HarvestCells', { product: 'B1', occurredAt: '2019-03-26T11:30:00.000Z', cells: 30 }),
    ]);
    expect(driver.last('CellsHarvested').data.daysInCulture).toBe(23);
  });

  it('R-AUD-05 (part): a command is dated by the site that it concerns, also when it is the first to name it', () => {
    const driver = new CaseDriver().run([...study, ...screening(person), ...manufacture(person).slice(0, 1)]);
    const zoneOf = (command: Command) => {
      const states = [...streamsOf(command)].map(([kind, stream]) => [kind, driver.stateOf(kind, stream)] as const);
      return zoneOfCommand(command, { ...initialWorld, ...Object.fromEntries(states) });
    };
    const [register] = study;
    const [screen] = screening({ ...person, participant: 'P9' });
    const [, receive] = until(manufacture(person), 'ReceiveStartingMaterial');
    expect([screen, receive, register].map((next) => zoneOf(next!.command))).toEqual([
      'Pacific/Auckland',
      'Pacific/Auckland',
      'UTC',
    ]);
  });
});
