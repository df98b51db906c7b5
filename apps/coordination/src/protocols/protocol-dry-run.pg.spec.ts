import { testCasebook, type TestCasebook } from '@caseledger/testkit/casebook';
import {
  achilles,
  barcelona,
  delegation,
  first,
  recordedCase,
  screening,
  step,
  visitOn,
} from '@caseledger/testkit/domain';
import type { Protocol } from '@caseledger/domain';
import { protocolDryRunView } from './protocols.view.js';

const lisbon = { ...barcelona, code: 'LIS', country: 'PT', zone: 'Europe/Lisbon' };
const then = { occurredAt: '2018-06-01T10:00:00.000Z' };
const adverse = (adverseEvent: string, occurredAt: string, participant: string) =>
  step('investigator', 'ReportAdverseEvent', {
    adverseEvent,
    occurredAt,
    participant,
    term: 'Headache',
    onset: '2019-04-09',
    outcome: 'RECOVERING',
    serious: true,
    seriousness: ['HOSPITALISATION'],
    side: 'NOT_APPLICABLE',
  });
const facts = recordedCase([
  step('sponsor', 'ActivateSite', { ...then, ...lisbon }),
  step('sponsor', 'GrantAuthorisation', {
    ...then,
    reference: 'AUTH-PT',
    legalBasis: 'COMPASSIONATE_INDIVIDUAL',
    authority: 'Authority of PT',
    sites: ['LIS'],
    validFrom: '2018-01-01T08:00:00.000Z',
  }),
  delegation('local', 'coordinator', ['BCN']),
  visitOn('2019-04-16T10:00:00.000Z', 'V1'),
  ...screening({ ...first, participant: 'P2', site: lisbon }),
  adverse('AE1', '2019-04-20T10:00:00.000Z', 'P1'),
  adverse('AE2', '2019-05-20T10:00:00.000Z', 'P2'),
]);
const beforeVisit = facts.findIndex(({ type }) => type === 'VisitRecorded');

const [timeline] = achilles.timelines;
const draft: Protocol = {
  ...achilles,
  version: '2.0',
  timelines: [
    {
      ...timeline!,
      instances: timeline!.instances.map((one) =>
        one.code === 'M1' ? { ...one, timing: { ...one.timing, window: { lower: 'P5D', upper: 'P5D' } } } : one,
      ),
    },
  ],
  eligibility: [...achilles.eligibility, { code: 'E9', kind: 'EXCLUSION', text: 'Tendon xanthoma.' }],
  consentForms: [{ ...achilles.consentForms[0]!, version: '2.0' }],
  stoppingRules: [
    {
      code: 'SAE-2',
      title: 'Serious events',
      unit: 'EVENTS',
      counts: { serious: true },
      limits: [{ treated: 10, count: 2 }],
    },
  ],
};

describe('a draft that is tried on a study', () => {
  let book: TestCasebook;

  beforeAll(async () => {
    book = await testCasebook();
    await book.record(facts);
  });
  afterAll(() => book.close());

  const tried = async (protocol: Protocol, as = 'coordinator', asOf?: number) =>
    (await book.show(protocolDryRunView, { protocol }, { as, ...(asOf !== undefined && { asOf: String(asOf) }) }))
      .answer;

  it('says in sentences and one by one whom it would change something for, and records nothing', async () => {
    const answer = await tried(draft);
    expect(answer.summary).toEqual([
      '2 participants were looked at, at every site.',
      'This recorded visit would leave its window: P1 M1 on 2019-04-16.',
      'These 2 participants would not be eligible as far as is known: P1 (E9); P2 (E9).',
      'These 2 participants would be asked for consent again: P1 (ICF-ACH 1.0 → 2.0); P2 (ICF-ACH 1.0 → 2.0).',
      'Stopping rule SAE-2 (Serious events) would have been reached on 2019-05-20, with 2 at 1 treated.',
    ]);
    expect(answer).toMatchObject({ version: '2.0', inForce: '1.0', sites: 'ALL', faults: [], lookedAt: 2 });
    expect(answer.participants[0]).toMatchObject({
      participant: 'P1',
      site: 'BCN',
      status: 'TREATED',
      visits: [{ effect: 'LEAVES_WINDOW', code: 'M1', recorded: { visit: 'V1', date: '2019-04-16' } }],
      eligibility: [{ gap: 'CRITERION_UNANSWERED', code: 'E9' }],
      consents: [{ form: 'ICF-ACH', signed: '1.0', versions: ['2.0'] }],
    });
    const [rule] = answer.stoppingRules;
    const second = facts.filter(({ type }) => type === 'AdverseEventReported')[1]!;
    expect(rule).toMatchObject({
      rule: 'SAE-2',
      day: '2019-05-20',
      position: second.position,
      count: 2,
      reached: true,
    });
    expect((await book.store.heads()).map(({ position }) => position)).toEqual([facts.length]);
  });

  it('R-AUT-09 (part): looks at the sites of who asks alone, and says so', async () => {
    const answer = await tried(draft, 'local');
    expect(answer.sites).toEqual(['BCN']);
    expect(answer.summary[0]).toBe(
      '1 participant was looked at, at BCN; participants and cases of other sites are left out.',
    );
    expect(answer.participants.map(({ participant }) => participant)).toEqual(['P1']);
    expect(answer.stoppingRules).toEqual([]);
    expect(JSON.stringify(answer)).not.toContain('P2');
    await expect(tried(draft, 'qp')).rejects.toMatchObject({ refusal: { rule: 'not-a-reader' } });
  });

  it('is tried on what was known then', async () => {
    const answer = await tried(draft, 'coordinator', beforeVisit);
    expect(answer.position).toBe(beforeVisit);
    expect(answer.participants.map(({ visits }) => visits.map(({ effect, code }) => `${effect} ${code}`))).toEqual([
      ['MOVES M1'],
    ]);
    expect(answer.stoppingRules).toEqual([]);
  });

  it('says why it would be refused: of one that contradicts itself nothing else', async () => {
    const again = await tried({ ...draft, version: '1.0' });
    expect(again.faults.map(({ rule, pointer }) => [rule, pointer])).toEqual([
      ['protocol-version-exists', '/protocol/version'],
    ]);
    expect(again.participants).toHaveLength(2);
    const circle = { ...draft, cells: [] };
    const refused = await tried(circle);
    expect(refused.faults[0]).toMatchObject({ rule: 'protocol-inconsistent', pointer: '/protocol/arms/0' });
    expect(refused).toMatchObject({ participants: [], lookedAt: 0, stoppingRules: [] });
    expect(refused.summary.at(-1)).toBe('It contradicts itself, so that nothing else was looked at.');
  });

  it('changes nothing when it says what is in force', async () => {
    const { summary, participants } = await tried({ ...achilles, version: '2.0' });
    expect(participants).toEqual([]);
    expect(summary.at(-1)).toBe('Nothing would change for them, and no stopping rule would have been reached.');
  });
});
