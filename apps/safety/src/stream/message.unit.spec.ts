import type { AdverseEventState } from '@caseledger/domain';
import { canonicalJson, sha256 } from '@caseledger/kernel';
import { matches } from '@caseledger/outbound';
import { recordedCase, step } from '@caseledger/testkit/domain';
import { messagesOf, type SafetyFilter } from './message.js';

const report = (adverseEvent: string, serious: boolean) =>
  step('investigator', 'ReportAdverseEvent', {
    occurredAt: '2019-04-26T10:00:00.000Z',
    adverseEvent,
    participant: 'P1',
    term: 'pain',
    onset: '2019-04-25',
    outcome: 'RECOVERING',
    severity: 'MILD',
    serious,
    seriousness: serious ? ['HOSPITALISATION'] : [],
    phase: 'FOLLOW_UP',
    side: 'LEFT',
    narrative: 'Maria Puig fell at home.',
  });
const notSerious = (person: string, adverseEvent: string) =>
  step(person, 'AssessSeriousness', {
    occurredAt: '2019-04-27T10:00:00.000Z',
    adverseEvent,
    seriousness: [],
    reason: { code: 'NEW_INFORMATION', text: 'The stay was planned.' },
  });
const opinion = (person: string, by: 'INVESTIGATOR' | 'SPONSOR', related: boolean) =>
  step(person, 'AssessCausality', {
    occurredAt: '2019-04-27T11:00:00.000Z',
    adverseEvent: 'A2',
    by,
    to: 'PRODUCT',
    related,
    method: 'global judgement',
  });
const facts = recordedCase([
  report('A1', true),
  report('A2', false),
  notSerious('investigator', 'A1'),
  opinion('investigator', 'INVESTIGATOR', true),
  opinion('monitor', 'SPONSOR', false),
  step('monitor', 'NullifyCase', {
    occurredAt: '2019-04-28T10:00:00.000Z',
    adverseEvent: 'A1',
    reason: { code: 'DUPLICATE', text: 'Reported twice.' },
  }),
]);
const messages = messagesOf(facts, new Map());
const [reported] = messages;
const parsed = messages.map(({ data }) => JSON.parse(data) as Record<string, Record<string, unknown>>);
const chosen = (filter: SafetyFilter) =>
  messages
    .filter((message) => matches(filter, message))
    .map(({ position, type }) => `${position - (reported?.position ?? 0)} ${type}`);

describe('the messages of the safety stream', () => {
  it('R-INT-06 are one for each event of an adverse event, in the order of the ledger, with the case after it', () => {
    expect(messages.map(({ type }) => type)).toEqual([
      'AdverseEventReported',
      'AdverseEventReported',
      'SeriousnessAssessed',
      'CausalityAssessed',
      'CausalityAssessed',
      'CaseNullified',
    ]);
    expect(parsed[2]).toMatchObject({
      study: 'S1',
      position: messages[2]!.position,
      type: 'SeriousnessAssessed',
      adverseEvent: 'A1',
      role: 'investigator',
      reason: { code: 'NEW_INFORMATION' },
      data: { from: ['HOSPITALISATION'], serious: false },
      case: { participant: 'P1', site: 'BCN', product: 'B1', serious: false, nullified: false },
    });
    expect(parsed[5]).toMatchObject({ case: { nullified: true } });
  });

  it('R-SAF-06 show both opinions on causality, and that the case is related when either says so', () => {
    expect(parsed[4]!.case).toMatchObject({
      causality: { investigator: [{ related: true }], sponsor: [{ related: false }], related: true },
    });
  });

  it('R-INT-04 hold no personal data, neither who acted nor what the ledger seals', () => {
    const text = messages.map(({ data }) => data).join();
    for (const personal of ['Maria Puig', 'narrative', '$personal', '$sealed', '"monitor"', '"investigator"']) {
      // Roles are named, persons are not.
      expect(text.replaceAll('"role":"investigator"', '').replaceAll('"investigator":[', '')).not.toContain(personal);
    }
  });

  it('R-INT-02 are canonical, and the same however the ledger is cut into pages and states are kept', () => {
    for (const { data } of messages) expect(data).toBe(canonicalJson(JSON.parse(data)));
    for (const size of [1, 3, 7]) {
      const paged = [];
      let stored = '[]';
      for (let at = 0; at < facts.length; at += size) {
        const states = new Map(JSON.parse(stored) as [string, AdverseEventState][]);
        paged.push(...messagesOf(facts.slice(at, at + size), states));
        stored = JSON.stringify([...states]);
      }
      expect(paged).toEqual(messages);
    }
  });

  it('never change their bytes: proofs of logs that were kept would fail', () => {
    const bytes = Buffer.from(messages.map(({ data }) => `${data}\n`).join(''));
    expect(sha256(bytes).toString('hex')).toBe('312ecaac6834ffe0cf49752b3a89d76ddfebfcc34837a8ad7be0881e3755bbd2');
  });

  it('R-SAF-06 (part) keep a case serious that the sponsor alone finds not serious', () => {
    const [, assessed] = messagesOf(recordedCase([report('A1', true), notSerious('monitor', 'A1')]), new Map());
    expect(JSON.parse(assessed!.data)).toMatchObject({
      data: { serious: false },
      case: { serious: true, seriousness: ['HOSPITALISATION'] },
    });
    expect(matches({ serious: true }, assessed!)).toBe(true);
    expect(matches({ serious: false }, assessed!)).toBe(false);
  });

  it.each<[string, SafetyFilter, string[]]>([
    ['all', {}, chosen({})],
    ['a site', { site: 'BCN' }, chosen({})],
    ['another site', { site: 'MAD' }, []],
    ['another product', { product: 'B2' }, []],
    ['serious cases, and the downgrade of one', { serious: true }, ['0 AdverseEventReported', '2 SeriousnessAssessed']],
    ['related cases', { related: true }, ['3 CausalityAssessed', '4 CausalityAssessed']],
    ['related serious cases', { related: true, serious: true }, []],
    [
      'cases that are not serious, once they are not',
      { serious: false, related: false },
      ['1 AdverseEventReported', '2 SeriousnessAssessed', '3 CausalityAssessed', '5 CaseNullified'],
    ],
    ['events of special interest', { specialInterest: true }, []],
  ])('are filtered by the case before and after: %s', (_, filter, expected) => {
    expect(chosen(filter)).toEqual(expected);
  });
});
