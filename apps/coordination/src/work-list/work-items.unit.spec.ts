import type { Course, Subject } from '@caseledger/casebook';
import { streamOf, type Command, type CommandName, type DataOf, type StreamKind } from '@caseledger/domain';
import { Refusal } from '@caseledger/kernel';
import {
  achilles,
  achillesReadings,
  administration,
  CaseDriver,
  changed,
  first,
  manufacture,
  screening,
  step,
  studySteps,
  until,
  type Step,
} from '@caseledger/testkit/domain';
import fc from 'fast-check';
import { workItems, type ListedStep } from './work-items.js';
import { appears, workItem, type WorkItem } from './work-list.js';

const zones = ['Europe/Madrid', 'Pacific/Auckland', 'America/Los_Angeles'] as const;
const participant = 'P1';
const reason = { code: 'X', text: 'some reason' };
const day = 86_400_000;
const on = (date: string) => ({ participant, occurredAt: `2019-03-${date}T12:00:00.000Z` });

/** What may happen to a participant beside the journey as it is planned. */
const disturbances: readonly Step[] = [
  step('investigator', 'WithdrawConsent', { ...on('05'), scopes: ['TREATMENT'] }),
  step('investigator', 'WithdrawConsent', { ...on('05'), scopes: ['FOLLOW_UP'] }),
  step('investigator', 'FailScreening', { ...on('05'), criteria: [], explanation: 'infection' }),
  step('investigator', 'EndParticipation', { ...on('05'), kind: 'WithdrawnFromTreatment', explanation: 'x' }),
  step('investigator', 'EndParticipation', { ...on('05'), kind: 'LostToFollowUp', explanation: 'x' }),
  step('coordinator', 'RecordSerology', { ...on('05'), sampledAt: '2019-03-05', laboratory: 'LAB', results: [] }),
  step('monitor', 'HaltStudy', { occurredAt: on('05').occurredAt, reason }),
  step('sponsor', 'ResumeStudy', { occurredAt: on('05').occurredAt, reason }),
  // A renewal that begins after the authorisation before it has ended.
  step('sponsor', 'GrantAuthorisation', {
    occurredAt: on('05').occurredAt,
    reference: 'RENEWED',
    legalBasis: first.legalBasis,
    authority: 'Authority',
    sites: [],
    validFrom: '2019-05-10T10:00:00.000Z',
  }),
  step('qp', 'RejectBatch', { product: 'B1', occurredAt: on('27').occurredAt, explanation: 'x' }),
  step('qp', 'RecallProduct', { product: 'B1', occurredAt: on('27').occurredAt, explanation: 'x' }),
];

/** A study at one site, and a journey that may have been broken off, with steps lost and others added. */
const histories = fc
  .record({
    zone: fc.constantFrom(...zones),
    sampledAt: fc.constantFrom('2019-03-03', '2019-03-02T23:30:00.000Z', '2019-03-03T07:30:00.000Z'),
    validity: fc.record({
      validFrom: fc.constantFrom('2018-01-01', '2019-03-01'),
      validUntil: fc.constantFrom('2030-01-01', '2019-04-20T10:00:00.000Z'),
    }),
    length: fc.nat(40),
    lost: fc.array(fc.nat(12), { maxLength: 2 }),
    added: fc.array(fc.tuple(fc.nat(40), fc.constantFrom(...disturbances)), { maxLength: 4 }),
  })
  .map(({ zone, sampledAt, validity, length, lost, added }) => {
    const site = { ...first.site, zone };
    const study = studySteps(achilles, [site], first.legalBasis);
    const journey = [...screening(first), ...manufacture(first), administration(first)].slice(0, length);
    for (const place of lost) journey.splice(place, 1);
    for (const [place, next] of added) journey.splice(place, 0, next);
    const steps = [
      ...changed(study, 'GrantAuthorisation', validity),
      ...changed(journey, 'RecordSerology', { sampledAt }),
    ];
    const driver = new CaseDriver();
    for (const next of steps) driver.perform(next);
    return driver;
  })
  .filter(({ events }) => events.some(({ type }) => type === 'ParticipantScreened'));

function courseOf(driver: CaseDriver): Course {
  const subject = <K extends StreamKind>(kind: K, id: string) => {
    const stream = streamOf(kind, id);
    const state = driver.stateOf(kind, stream);
    return { kind, id, participant, site: 'BCN', version: 1, since: 1, position: 1, flags: [], state } as Subject<K>;
  };
  const harvested = driver.events.some(({ type }) => type === 'MarrowHarvested');
  return { participant: subject('participant', participant), products: harvested ? [subject('product', 'B1')] : [] };
}

const listed = (driver: CaseDriver, at: string): readonly WorkItem[] =>
  workItems
    .rowsOf(courseOf(driver), driver.stateOf('study', 'study'))
    .filter((item) => appears(item, Date.parse(at)))
    .map((item) => workItem(item, Date.parse(at)));

/** A step as it would be taken at an instant, with nothing amiss but what the record lacks. */
function attempted<N extends CommandName>(
  driver: CaseDriver,
  name: N,
  from: Step,
  data: Partial<DataOf<N>>,
  at: string,
) {
  const next = {
    ...from,
    now: at,
    command: { name, data: { ...from.command.data, occurredAt: at, ...data } } as Command,
  };
  const { decision } = driver.perform(next);
  return decision instanceof Refusal ? decision.unmet.map(({ rule }) => rule as string) : [];
}

/** What the domain says to each step that the list speaks of. The order matters: an accepted step changes the record. */
const refusals: Readonly<Record<ListedStep, (driver: CaseDriver, at: string) => readonly string[]>> = {
  InjectCells: (driver, at) => attempted(driver, 'InjectCells', administration(first), {}, at),
  HarvestMarrow: (driver, at) => {
    const [, harvest] = until(manufacture(first), 'HarvestMarrow');
    return attempted(driver, 'HarvestMarrow', harvest, { startedAt: at, product: 'B2' }, at);
  },
  RecordVisit: (driver, at) => {
    const visit = { participant, occurredAt: at, visit: 'next', readings: achillesReadings };
    const next = step('coordinator', 'RecordVisit', { ...visit, adverseEvents: 'NONE_SINCE_LAST_VISIT' });
    return attempted(driver, 'RecordVisit', next, {}, at);
  },
};

/** Rules that say that a step is over: nothing is to be done for it. */
const over: readonly string[] = [
  'participation-ended',
  'already-treated',
  'follow-up-ended',
  'follow-up-consent-withdrawn',
];
/** The other rules about study and participant, as the list calls them. */
const toDo = [
  'CONSENT_MISSING',
  'ELIGIBILITY_MISSING',
  'SEROLOGY_MISSING',
  'SEROLOGY_EXPIRED',
  'AUTHORISATION_MISSING',
  'STUDY_HALTED',
];
const asKind = (rule: string): string => rule.toUpperCase().replaceAll('-', '_');

describe('what is missing for the next step', () => {
  it('R-AUD-14 (part): is what the domain would refuse the step for at that instant, and nothing else', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        histories,
        // Around the end of the serology and of the authorisation, and anywhere.
        fc.oneof(
          fc.integer({ min: -48, max: 48 }).map((hours) => Date.parse('2019-04-02T00:00:00Z') + (hours * day) / 24),
          fc
            .tuple(fc.constantFrom('2019-04-20T10:00:00Z', '2019-05-10T10:00:00Z'), fc.integer({ min: -2, max: 2 }))
            .map(([turn, seconds]) => Date.parse(turn) + seconds * 1_000),
          fc.nat(500).map((days) => Date.parse('2019-03-28T12:00:00Z') + days * day),
        ),
        (driver, instant) => {
          const at = new Date(instant).toISOString();
          const items = listed(driver, at);
          const { participant: donor, rejected, recalled } = driver.stateOf('product', 'product/B1');
          const harvested = donor !== undefined && !rejected && !recalled;
          for (const name of ['InjectCells', 'HarvestMarrow', 'RecordVisit'] as const) {
            const blocking = items.filter(({ blocks = [] }) => blocks.includes(name)).map(({ kind }) => kind as string);
            const rules = refusals[name](driver, at);
            const treated = driver.stateOf('participant', 'participant/P1').administrations.length > 0;
            const needless = name === 'HarvestMarrow' && (harvested || treated);
            const unplanned = name === 'RecordVisit' && !items.some(({ kind }) => kind.startsWith('VISIT'));
            const ends = rules.some((rule) => over.includes(rule)) || needless || unplanned;
            const refused = ends ? [] : rules.map(asKind).filter((kind) => toDo.includes(kind));
            if (unplanned) continue;
            expect([name, at, blocking.sort()]).toEqual([name, at, [...new Set(refused)].sort()]);
            blocking.forEach((kind) => seen.add(`${name} ${kind}`));
          }
        },
      ),
      { numRuns: 1_000 },
    );
    // The property would hold of a list that is always empty: everything that can be missing was.
    expect([...seen].sort()).toEqual([
      'HarvestMarrow CONSENT_MISSING',
      'HarvestMarrow ELIGIBILITY_MISSING',
      'HarvestMarrow SEROLOGY_EXPIRED',
      'HarvestMarrow SEROLOGY_MISSING',
      'InjectCells AUTHORISATION_MISSING',
      'InjectCells CONSENT_MISSING',
      'InjectCells ELIGIBILITY_MISSING',
      'InjectCells SEROLOGY_MISSING',
      'InjectCells STUDY_HALTED',
      'RecordVisit CONSENT_MISSING',
    ]);
  });
});
