import { foldFacts, standingOf, type Subject } from '@caseledger/casebook';
import {
  builtInVersions,
  clocksOf,
  notificationsOf,
  seriousnessCriteria,
  triageGaps,
  type Protocol,
  type ReportingRules,
  type SeriousnessCriterion,
} from '@caseledger/domain';
import { achilles, recordedCase, step, type Step } from '@caseledger/testkit/domain';
import fc from 'fast-check';
import { safetyCase } from './adverse-events/safety-case.js';
import { safetySummary } from './adverse-events/safety-summary.js';
import { safetyAggregate } from './aggregate/aggregate.js';
import { safetyUpdate } from './aggregate/periodic-reports.js';
import type { SafetyBasis } from './aggregate/safety-basis.js';
import { caseAt } from './reports/case-at.js';
import { caseReport } from './reports/case-report.js';
import { messagesOf } from './stream/message.js';

type Criteria = readonly SeriousnessCriterion[];
/** What somebody says of how serious the case is: an investigator speaks for the site, the monitor for the sponsor. */
interface Word {
  readonly by: 'investigator' | 'monitor';
  readonly criteria: Criteria;
}
interface History {
  readonly words: readonly Word[];
  /** The investigator's opinion on the cause; absent: none. */
  readonly related?: boolean;
}

const adverseEvent = 'A1';
const later = { adverseEvent, occurredAt: '2019-04-27T10:00:00.000Z' };
const term = { code: '99900001', name: 'Invented term' };
const opinion = (related: boolean): Step =>
  step('investigator', 'AssessCausality', { ...later, by: 'INVESTIGATOR', to: 'PRODUCT', related, method: 'WHO-UMC' });
const assessed = ({ by, criteria }: Word): Step =>
  step(by, 'AssessSeriousness', {
    ...later,
    seriousness: criteria,
    reason: { code: 'NEW_INFORMATION', text: 'Looked at again.' },
  });

/** The events of a study whose case is reported with the first word and assessed with those after it. */
const recorded = ({ words: [reported, ...assessments], related }: History) =>
  recordedCase([
    step(reported!.by, 'ReportAdverseEvent', {
      occurredAt: '2019-04-26T10:00:00.000Z',
      adverseEvent,
      participant: 'P1',
      term: 'pain',
      onset: '2019-04-25',
      outcome: 'RECOVERING',
      severity: 'MILD',
      serious: reported!.criteria.length > 0,
      seriousness: reported!.criteria,
      phase: 'FOLLOW_UP',
      side: 'LEFT',
    }),
    step('monitor', 'CodeAdverseEvent', {
      ...later,
      coding: {
        dictionary: 'MedDRA',
        version: '27.1',
        lowLevelTerm: term,
        preferredTerm: term,
        systemOrganClass: term,
      },
    }),
    ...(related === undefined ? [] : [opinion(related)]),
    ...assessments.map(assessed),
  ]);

const each = { code: 'SERIOUS', title: 'Every serious event' };
const protocol: Protocol = {
  ...achilles,
  notificationRules: [
    { ...each, on: { serious: true }, notify: ['safety-monitor'], acknowledgeWithinHours: 24, escalateTo: ['sponsor'] },
  ],
  stoppingRules: [{ ...each, unit: 'EVENTS', counts: { serious: true }, limits: [{ treated: 10, count: 1 }] }],
};
const [{ rules }] = builtInVersions;
/** A duty for every serious case, for every criterion, and for the SUSAR that somebody has assessed. */
const duties: ReportingRules = {
  ...builtInVersions[0],
  rules: [
    ['serious', { serious: true }] as const,
    ...seriousnessCriteria.map((criterion) => [criterion, { criteria: [criterion] }] as const),
    ['susar', { serious: true, suspected: { of: ['PRODUCT'] }, unexpected: true }] as const,
  ].map(([id, circumstance]) => ({
    ...rules[0]!,
    id,
    legalBases: [],
    appliesTo: [circumstance],
    metBy: 'TRANSMISSION',
  })),
};

/** What each part of the product says of the case. */
function readersOf(facts: ReturnType<typeof recordedCase>) {
  const { position, recordedAt } = facts.at(-1)!;
  const subjects = foldFacts(facts);
  const state = { ...(subjects.get('study') as Subject<'study'>).state, protocol };
  const subject = subjects.get(`adverse-event/${adverseEvent}`) as Subject<'adverse-event'>;
  const participant = subjects.get('participant/P1') as Subject<'participant'>;
  const own = facts.filter(({ stream }) => stream === `adverse-event/${adverseEvent}`);
  const cases = [subject];
  const basis: SafetyBasis = { study: 'S1', position, lockedAt: recordedAt, state, cases, facts };
  const clocks = clocksOf(own, state, duties, recordedAt).filter(({ status }) => status !== 'NOT_APPLICABLE');
  const runs = (rule: string) => clocks.some((clock) => clock.rule === rule);
  const { listing, stoppingRules, rates } = safetyAggregate(basis);
  const flags = standingOf('adverse-event', subject.state, false).flags;
  const message = messagesOf(facts, new Map()).at(-1)!;
  const told = JSON.parse(message.data) as { case: { serious: boolean; seriousness: Criteria; susar: boolean } };
  const answer = safetyCase(subject, own[0]!);
  const known = {
    adverseEvent,
    position,
    study: state,
    participant: participant.state,
    state: subject.state,
    facts: own,
  };
  const report = caseReport(caseAt(known, facts), { kind: 'INITIAL', recipient: 'AEMPS' });
  const [reaction] = report.reactions;
  const notified = notificationsOf(own, protocol, recordedAt)[0];
  return {
    serious: {
      clock: runs('serious'),
      case: answer.serious,
      flag: flags.includes('SERIOUS'),
      stream: (message.attributes.at(-1) as { serious: boolean }).serious,
      message: told.case.serious,
      notification: notified !== undefined && notified.status !== 'LAPSED',
      stoppingRule: stoppingRules[0]!.count === 1,
      summary:
        safetySummary({ study: 'S1', position, participants: [participant], cases, facts: [] }).adverseEvents
          .serious === 1,
      listing: listing[0]!.serious,
      rate: rates.find(({ of }) => of === 'serious')!.events === 1,
      periodic: safetyUpdate(basis, 0).cumulativeSerious.length === 1,
      expedited: JSON.stringify(report.expedited).includes('true'),
      narrative: report.narrative.includes('\nSerious: '),
    },
    susar: {
      clock: runs('susar'),
      case: answer.susar,
      flag: flags.includes('SUSAR'),
      message: told.case.susar,
      listing: listing[0]!.susar,
    },
    criteria: {
      clocks: seriousnessCriteria.filter(runs),
      case: [...answer.seriousness].sort(),
      message: [...told.case.seriousness].sort(),
      listing: [...listing[0]!.seriousness].sort(),
      report: Object.values(reaction.seriousness).filter(Boolean).length,
    },
    bySide: answer.seriousnessBySide,
    gaps: triageGaps(subject.state),
  };
}

const allOf = <Name extends string>(names: Readonly<Record<Name, unknown>>, value: unknown) =>
  Object.fromEntries(Object.keys(names).map((name) => [name, value]));

const criteria = fc.subarray(
  seriousnessCriteria.filter((criterion) => criterion !== 'DEATH'),
  { maxLength: 2 },
);
const word: fc.Arbitrary<Word> = fc.record({ by: fc.constantFrom('investigator', 'monitor'), criteria });
const history: fc.Arbitrary<History> = fc.record(
  { words: fc.array(word, { minLength: 1, maxLength: 5 }), related: fc.boolean() },
  { requiredKeys: ['words'] },
);
const lastOf = ({ words }: History, side: Word['by']): Criteria | undefined =>
  words.findLast(({ by }) => by === side)?.criteria;

describe('how serious a case is', () => {
  it('R-SAF-06 (part) is what site and sponsor say last, together, for everybody who asks', () => {
    fc.assert(
      fc.property(history, (given) => {
        const said = [...new Set([lastOf(given, 'investigator') ?? [], lastOf(given, 'monitor') ?? []].flat())].sort();
        const serious = said.length > 0;
        const readers = readersOf(recorded(given));
        expect(readers.serious).toEqual(allOf(readers.serious, serious));
        expect(readers.susar).toEqual(allOf(readers.susar, serious && given.related === true));
        expect(readers.criteria).toEqual({
          ...allOf(readers.criteria, said),
          clocks: seriousnessCriteria.filter((criterion) => said.includes(criterion)),
          report: said.length,
        });
        expect(readers.bySide).toEqual({ site: lastOf(given, 'investigator'), sponsor: lastOf(given, 'monitor') });
        expect(readers.gaps.includes('causality-not-assessed')).toBe(serious && given.related === undefined);
      }),
      { numRuns: 60 },
    );
  });

  it('R-SAF-06 (part) is not lowered by one side while the other holds it to be serious', () => {
    fc.assert(
      fc.property(history, word, ({ words, ...more }, last) => {
        const other = last.by === 'monitor' ? 'investigator' : 'monitor';
        const held: Word = { by: other, criteria: last.criteria.length > 0 ? last.criteria : ['HOSPITALISATION'] };
        const before = { ...more, words: [...words, { by: last.by, criteria: [] }, held] };
        const lowered = { ...before, words: [...before.words, { by: last.by, criteria: [] }] };
        expect(readersOf(recorded(lowered))).toEqual(readersOf(recorded(before)));
      }),
      { numRuns: 40 },
    );
  });
});
