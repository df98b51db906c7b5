import { foldFacts, isOf, type Subject } from '@caseledger/casebook';
import { stoppingVerdicts, type Protocol } from '@caseledger/domain';
import { achilles, recordedCase, step } from '@caseledger/testkit/domain';
import fc from 'fast-check';
import { safetySummary } from './adverse-events/safety-summary.js';
import { safetyAggregate, type Tally } from './aggregate/aggregate.js';

/** Of whom a case is told: a participant, nobody with a code, or a code that the study does not know. */
const told = { identified: 'P1', uncoded: undefined, unknown: 'P9' };
type Told = keyof typeof told;

interface Reported {
  readonly of: Told;
  /** The person turns out to be the participant. */
  readonly identified: boolean;
}

const occurredAt = '2019-04-26T10:00:00.000Z';
const protocol: Protocol = {
  ...achilles,
  stoppingRules: [{ code: 'ANY', title: 'Any', unit: 'PARTICIPANTS', counts: {}, limits: [{ treated: 9, count: 99 }] }],
};

/** How many persons had an event, by everybody who counts them. */
function countsOf(cases: readonly Reported[]): readonly number[] {
  const facts = recordedCase(
    cases.flatMap(({ of, identified }, at) => [
      step('investigator', 'ReportAdverseEvent', {
        occurredAt,
        adverseEvent: `A${at}`,
        ...(told[of] !== undefined && { participant: told[of] }),
        term: 'pain',
        outcome: 'UNKNOWN',
        serious: false,
        seriousness: [],
        side: 'NOT_APPLICABLE',
      }),
      ...(identified && of !== 'identified'
        ? [step('monitor', 'IdentifyParticipant', { occurredAt, adverseEvent: `A${at}`, participant: 'P1' })]
        : []),
    ]),
  );
  const subjects = foldFacts(facts);
  const { state } = subjects.get('study') as Subject<'study'>;
  const found = subjects.all().filter((subject) => isOf('adverse-event', subject));
  const { position, recordedAt } = facts.at(-1)!;
  const summary = safetySummary({ study: 'S1', position, participants: [], cases: found, facts: [] });
  const { tables } = safetyAggregate({ study: 'S1', position, lockedAt: recordedAt, state, cases: found, facts });
  return [
    stoppingVerdicts(facts, protocol)[0]!.count,
    summary.participants.withAdverseEvent,
    ...Object.values(tables).map((table: readonly Tally[]) =>
      table.reduce((sum: number, { participants }: Tally) => sum + participants, 0),
    ),
  ];
}

describe('persons with an adverse event', () => {
  it('are counted alike everywhere: whoever is not identified is a person of their own', () => {
    const reported = fc.record({
      of: fc.constantFrom(...(Object.keys(told) as Told[])),
      identified: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(reported, { minLength: 1, maxLength: 5 }), (cases) => {
        const isP1 = ({ of, identified }: Reported) => of === 'identified' || identified;
        const persons = cases.filter((one) => !isP1(one)).length + (cases.some(isP1) ? 1 : 0);
        expect([...new Set(countsOf(cases))]).toEqual([persons]);
      }),
      { numRuns: 30 },
    );
  });
});
