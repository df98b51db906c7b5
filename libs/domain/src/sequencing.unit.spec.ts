import {
  achilles,
  achillesStudy,
  administration,
  CaseDriver,
  type DrivenEvent,
  first,
  manufacture,
  screening,
  serologyResults,
  step,
  type Step,
  team,
} from '@caseledger/testkit/domain';
import fc from 'fast-check';
import type { Command } from './commands.js';

/**
 * What must be true of a ledger with an injection, said of its events alone. It shares no code with the gate that it
 * checks.
 */
function violations(events: readonly DrivenEvent[]): readonly string[] {
  return events.flatMap((given, index) => {
    if (given.type !== 'CellsInjected') return [];
    const past = events.slice(0, index);
    const own = past.filter(({ stream }) => stream === given.stream);
    const batch = past.filter(({ stream }) => stream === `product/${given.data.product}`);
    const when = Date.parse(given.occurredAt);

    const consents = own.filter(({ type }) => /Consent|Reconsented/.test(type));
    const consented = consents.reduce(
      (inForce, event) =>
        event.type === 'ConsentWithdrawn'
          ? inForce && !event.data.scopes.includes('TREATMENT')
          : (event.type === 'ConsentSigned' || event.type === 'Reconsented') &&
            ((Date.parse(event.occurredAt) <= when && event.data.scopes.includes('TREATMENT')) || inForce),
      false,
    );
    const serology = own.findLast(({ type }) => type.startsWith('Serology'))?.type;
    const release = batch.find(({ type }) => type === 'BatchReleased' || type === 'BatchConditionallyReleased');
    const made = batch.find((event) => event.type === 'MarrowHarvested');
    const formulated = batch.find((event) => event.type === 'ProductFormulated');
    const authors = batch
      .slice(0, release === undefined ? 0 : batch.indexOf(release))
      .filter(({ type }) => type !== 'BatchRecordReviewed')
      .map(({ actor }) => actor.id);
    const checks: Readonly<Record<string, boolean>> = {
      'consent in force': consented,
      'serology cleared or restricted': serology === 'SerologyCleared' || serology === 'SerologyRestricted',
      'released by a qualified person': release?.actor.role === 'qualified-person',
      'released before': release !== undefined && Date.parse(release.occurredAt) <= when,
      'released by nobody who made an entry': release !== undefined && !authors.includes(release.actor.id),
      'made for this participant': made !== undefined && `participant/${made.data.participant}` === given.stream,
      'no failed test': !batch.some((event) => event.type === 'QualityTested' && event.data.verdict === 'FAIL'),
      'not recalled, rejected or out of temperature': !batch.some(({ type }) =>
        ['ProductRecalled', 'BatchRejected', 'TemperatureExcursionRecorded'].includes(type),
      ),
      'within 8 h': formulated !== undefined && when - Date.parse(formulated.occurredAt) <= 8 * 3_600_000,
      'given once': !own.some(({ type }) => type === 'CellsInjected'),
      'second person': given.data.secondCheckBy !== given.actor.id,
      'by an investigator': given.actor.role === 'investigator',
      'right side': given.data.treatedSite?.side === 'LEFT',
      'participation goes on': !own.some(({ type }) =>
        ['Died', 'WithdrawnFromTreatment', 'WithdrawnFromFollowUp', 'LostToFollowUp', 'ScreenFailed'].includes(type),
      ),
    };
    return Object.entries(checks).flatMap(([what, holds]) => (holds ? [] : [what]));
  });
}

const second = { ...first, participant: 'P2', product: 'B2' };
const at = (time: string) => `2019-03-26T${time}:00.000Z`;
const p1 = { participant: 'P1', occurredAt: at('10:00') };
const b1 = { product: 'B1', occurredAt: at('10:00') };
const reason = { code: 'X', text: 'x' };

/** Steps that may spoil a journey, or repair it. */
const disturbances: readonly Step[] = [
  step('investigator', 'WithdrawConsent', { ...p1, scopes: ['TREATMENT'] }),
  step('investigator', 'WithdrawConsent', { ...p1, scopes: ['DATA_REUSE'] }),
  ...screening(first).slice(1),
  step('coordinator', 'RecordSerology', { ...p1, sampledAt: '2019-03-25', laboratory: 'LAB', results: [] }),
  step('coordinator', 'RecordSerology', {
    ...p1,
    sampledAt: '2019-03-25',
    laboratory: 'LAB',
    results: serologyResults(achilles.serology.markers),
  }),
  step('investigator', 'FailScreening', { ...p1, criteria: [], explanation: 'x' }),
  step('investigator', 'EndParticipation', { ...p1, kind: 'WithdrawnFromTreatment', explanation: 'x' }),
  step('monitor', 'HaltStudy', { occurredAt: at('10:00'), reason }),
  step('sponsor', 'ResumeStudy', { occurredAt: at('10:00'), reason }),
  step('qp', 'RecordDeviation', { ...b1, rule: 'x', description: 'x' }),
  step('qp', 'RecallProduct', { ...b1, explanation: 'x' }),
  step('qp', 'RejectBatch', { ...b1, explanation: 'x' }),
  step('qp', 'ReviewBatchRecord', { ...b1, findings: 'none' }),
  step('qp', 'ReleaseBatch', { ...b1, meaning: 'certification' }),
  step('coordinator', 'TransferCustody', { ...b1, from: 'a', to: 'b', place: 'c', temperature: 20 }),
  step('technician', 'RecordQualityTest', { ...b1, test: 'sterility', result: 'positive', laboratory: 'QC' }),
  step('technician', 'RecordQualityTest', { ...b1, test: 'HLA-DR', result: 2.1, laboratory: 'QC' }),
  step('technician', 'RecordQualityTest', { ...b1, test: 'HLA-DR', result: 1, laboratory: 'QC' }),
  step('technician', 'DestroyContainer', { ...b1, container: 'A', explanation: 'x' }),
  step('sponsor', 'EndDelegation', { occurredAt: at('09:30'), person: 'investigator', role: 'investigator', reason }),
];

/** A journey of one of two people: whole, shuffled a little, with steps lost, repeated, mixed up or by somebody else. */
const journeys = fc
  .array(
    fc.record({
      kind: fc.constantFrom('drop', 'move', 'disturb', 'person', 'time', 'mix'),
      place: fc.nat(60),
      to: fc.nat(60),
      disturbance: fc.constantFrom(...disturbances),
      person: fc.constantFrom(...team.map(([person]) => person), 'sponsor', 'stranger'),
      hours: fc.integer({ min: -30, max: 30 }),
    }),
    { maxLength: 4 },
  )
  .map((mutations) => {
    const steps = [...screening(first), ...manufacture(first)];
    const [a, b] = [administration(first), administration(second)];
    for (const { kind, place, to, disturbance, person, hours } of mutations) {
      const i = place % steps.length;
      const target = steps[i] as Step;
      if (kind === 'drop') steps.splice(i, 1);
      if (kind === 'move') steps.splice(to % steps.length, 0, ...steps.splice(i, 1));
      if (kind === 'disturb') steps.splice(place % 2 === 0 ? steps.length : i, 0, disturbance);
      if (kind === 'person') steps[i] = { ...target, person };
      if (kind === 'mix') steps.splice(i, 0, ...screening(second), ...manufacture(second));
      if (kind === 'time') {
        const occurredAt = new Date(Date.parse(target.command.data.occurredAt) + hours * 3_600_000).toISOString();
        steps[i] = {
          ...target,
          command: { ...target.command, data: { ...target.command.data, occurredAt } } as Command,
        };
      }
    }
    return [...steps, a, b];
  });
const attempts = fc.record(
  {
    product: fc.constantFrom('B1', 'B2'),
    occurredAt: fc.constantFrom(
      at('08:50'),
      at('12:00'),
      at('16:00'),
      '2019-03-26T16:00:00.001Z',
      '2019-03-26',
      '2019-03-27',
    ),
    side: fc.constantFrom('LEFT', 'RIGHT'),
    wristband: fc.constantFrom('P1', 'P2'),
    secondCheckBy: fc.constantFrom('coordinator', 'investigator'),
    labels: fc.constantFrom(['B2/A', 'B2/B'], ['B1/A', 'B2/B']),
  },
  { requiredKeys: [] },
);

describe('R-AUD-14: sequencing', () => {
  it('no sequence of commands gives cells without every condition, by the events alone', () => {
    let given = 0;
    const statistics = { runs: 0 };
    fc.assert(
      fc.property(journeys, fc.array(attempts, { maxLength: 2 }), (journey, extra) => {
        const driver = new CaseDriver().run(achillesStudy);
        const wild = extra.map((data): Step => {
          const { command, person } = administration(first);
          return {
            command: { ...command, data: { ...command.data, ...data } } as Command,
            person,
            now: '2019-03-28T08:00:00.000Z',
          };
        });
        for (const next of [...journey.slice(0, -2), ...wild, ...journey.slice(-2)]) driver.perform(next);
        statistics.runs += 1;
        if (driver.events.some(({ type }) => type === 'CellsInjected')) given += 1;
        expect(violations(driver.events)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
    // The property would hold of a gate that refuses everything: some journeys must succeed, and some must not.
    expect(given).toBeGreaterThan(statistics.runs / 20);
    expect(given).toBeLessThan(statistics.runs);
  });

  it('the checker itself finds what it looks for', () => {
    const driver = new CaseDriver().run([
      ...achillesStudy,
      ...screening(first),
      ...manufacture(first),
      administration(first),
    ]);
    expect(violations(driver.events)).toEqual([]);
    const lost = (type: DrivenEvent['type']) => violations(driver.events.filter((event) => event.type !== type));
    expect(lost('ConsentSigned')).toEqual(['consent in force']);
    expect(lost('SerologyCleared')).toEqual(['serology cleared or restricted']);
    expect(lost('BatchConditionallyReleased')).toHaveLength(3);
    expect(lost('MarrowHarvested')).toEqual(['made for this participant']);
    expect(lost('ProductFormulated')).toEqual(['within 8 h']);
    const twice = [...driver.events, ...driver.events.filter(({ type }) => type === 'CellsInjected')];
    expect(violations(twice)).toEqual(['given once']);
  });
});
