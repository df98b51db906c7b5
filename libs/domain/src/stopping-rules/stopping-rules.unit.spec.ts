import { achilles, recordedCase, step } from '@caseledger/testkit/domain';
import type { DataOf } from '../commands.js';
import type { StoppingRule } from '../protocol/protocol.js';
import { stoppingVerdicts } from './stopping-rules.js';

const report = (adverseEvent: string, seriousness: DataOf<'ReportAdverseEvent'>['seriousness']) =>
  step('investigator', 'ReportAdverseEvent', {
    occurredAt: '2019-04-26T10:00:00.000Z',
    adverseEvent,
    participant: 'P1',
    term: 'pain',
    onset: '2019-04-25',
    outcome: 'RECOVERED',
    serious: seriousness.length > 0,
    seriousness,
    side: 'NOT_APPLICABLE',
  });
const on = (adverseEvent: string) => ({ adverseEvent, occurredAt: '2019-04-27T10:00:00.000Z' });
const opinion = (adverseEvent: string, by: 'INVESTIGATOR' | 'SPONSOR', related: boolean) =>
  step(by === 'SPONSOR' ? 'monitor' : 'investigator', 'AssessCausality', {
    ...on(adverseEvent),
    by,
    to: 'PRODUCT',
    related,
    method: 'global judgement',
  });
const facts = recordedCase([
  report('A1', []),
  report('A2', ['HOSPITALISATION']),
  opinion('A2', 'INVESTIGATOR', true),
  report('A3', ['DISABILITY']),
  opinion('A3', 'INVESTIGATOR', true),
  step('monitor', 'NullifyCase', { ...on('A3'), reason: { code: 'DUPLICATE', text: 'the same as A2' } }),
]);
const opinions = facts.filter(({ type }) => type === 'CausalityAssessed');
const verdictOf = (limits: StoppingRule['limits'], more: Partial<StoppingRule> = {}) =>
  stoppingVerdicts(facts, {
    ...achilles,
    stoppingRules: [
      {
        code: 'SAR',
        title: 'Serious and related',
        unit: 'EVENTS',
        counts: { serious: true, related: true },
        limits,
        ...more,
      },
    ],
  })[0];

describe('stopping rules', () => {
  it('R-SAF-14 are evaluated after every event: the one that reached the limit is named', () => {
    expect(verdictOf([{ treated: 10, count: 1 }])).toMatchObject({
      rule: 'SAR',
      protocolVersion: achilles.version,
      treated: 1,
      count: 1,
      limit: 1,
      reached: true,
      firstReached: { position: opinions[0]!.position, treated: 1, count: 1 },
    });
  });

  it('R-SAF-14 (part) say when a limit was reached, also when the count has fallen again', () => {
    const firstReached = { position: opinions[1]!.position, treated: 1, count: 2 };
    expect(verdictOf([{ treated: 10, count: 2 }])).toMatchObject({ reached: false, count: 1, firstReached });
    expect(verdictOf([{ treated: 10, count: 2 }], { unit: 'PARTICIPANTS' })).not.toHaveProperty('firstReached');
  });

  it('R-SAF-14 (part) are not reached below the limit, and the last limit holds beyond it', () => {
    expect(verdictOf([{ treated: 10, count: 3 }])).toMatchObject({ reached: false });
    expect(verdictOf([{ treated: 0, count: 1 }])).toMatchObject({ limit: 1, reached: true });
    expect(stoppingVerdicts(facts, achilles)).toEqual([]);
  });
});
