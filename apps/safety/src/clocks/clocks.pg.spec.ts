import { ReportingRulesPart } from '@caseledger/commands';
import { builtInVersions } from '@caseledger/domain';
import type { RefusedError } from '@caseledger/platform';
import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { ShownStudy, type Asking } from '@caseledger/testkit/casebook';
import { recordedCase, step } from '@caseledger/testkit/domain';
import type { RulesToTry } from './clock-list.js';
import { clockReevaluationView, clocksView } from './clocks.view.js';

type Question = Parameters<typeof clocksView.show>[1];

const report = (adverseEvent: string, hour: string, serious = true) =>
  step('investigator', 'ReportAdverseEvent', {
    occurredAt: `2019-04-26T${hour}:00:00.000Z`,
    adverseEvent,
    participant: 'P1',
    term: 'sepsis',
    onset: '2019-04-25',
    outcome: 'NOT_RECOVERED',
    serious,
    seriousness: serious ? ['HOSPITALISATION'] : [],
    phase: 'FOLLOW_UP',
    side: 'NOT_APPLICABLE',
  });
const aboutA1 = { adverseEvent: 'A1', occurredAt: '2019-04-29T10:00:00.000Z' };
const facts = recordedCase([
  report('A2', '12'),
  report('A1', '10'),
  report('A3', '11', false),
  step('monitor', 'NotifyRecipient', { ...aboutA1, recipient: 'AEMPS', channel: 'form' }),
  step('monitor', 'ExplainLateness', { ...aboutA1, clock: 'es-compassionate-use:1', explanation: 'nobody on duty' }),
]);
const slower = Object.assign(new ReportingRulesPart(), {
  version: 'slower',
  validFrom: '2027-01-01T00:00:00.000Z',
  rules: builtInVersions[0].rules.map((rule) =>
    rule.id === 'es-compassionate-use' ? { ...rule, period: { hours: 96 } } : rule,
  ),
});

describe('the statutory clocks of a study', () => {
  let database: TestDatabase;
  let study: ShownStudy;
  const list = (question: Question = {}, asking: Asking = {}) => study.show(clocksView, question, asking);
  const tryRules = (wanted: RulesToTry) => study.show(clockReevaluationView, wanted);

  beforeAll(async () => {
    database = await testDatabase();
    const clock = { now: () => '2019-05-01T00:00:00.000Z' };
    study = new ShownStudy(database, { name: 'safety', keeps: [], projections: [] }, clock);
    await study.start(facts);
  });
  afterAll(async () => {
    await study.stop();
    await database.drop();
  });

  it('R-SAF-15: are a work list, earliest due first: met late with the reason, and overdue', async () => {
    expect(await list()).toMatchObject({
      study: 'S1',
      position: facts.length,
      at: '2019-05-01T00:00:00.000Z',
      clocks: [
        {
          adverseEvent: 'A1',
          rule: 'es-compassionate-use',
          recipient: 'AEMPS',
          due: '2019-04-27T10:00:00.000Z',
          status: 'MET_LATE',
          metAt: '2019-04-29T10:00:00.000Z',
          lateBecause: 'nobody on duty',
          history: [{ status: 'OVERDUE', until: { event: 'ReportSubmitted' } }],
        },
        { adverseEvent: 'A2', due: '2019-04-27T12:00:00.000Z', status: 'OVERDUE', history: [] },
      ],
    });
  });

  it.each<[Question, readonly string[]]>([
    [{ status: 'OVERDUE' }, ['A2']],
    [{ status: 'MET' }, []],
    [{ adverseEvent: 'A1' }, ['A1']],
    [{ recipient: 'AEMPS' }, ['A1', 'A2']],
    [{ recipient: 'EVCTM' }, []],
    [{ site: 'BCN' }, ['A1', 'A2']],
    [{ site: 'MAD' }, []],
  ])('R-SAF-15: only those with %j', async (query, expected) => {
    expect((await list(query)).clocks.map(({ adverseEvent }) => adverseEvent)).toEqual(expected);
  });

  it('R-SAF-15: stand at a past position as they stood then', async () => {
    const position = facts.findIndex(({ type }) => type === 'ReportSubmitted');
    const then = await list({}, { asOf: position });
    expect(then).toMatchObject({ position, at: '2019-04-26T12:00:00.000Z' });
    expect(then.clocks.map(({ adverseEvent, status }) => [adverseEvent, status])).toEqual([
      ['A1', 'OPEN'],
      ['A2', 'OPEN'],
    ]);
    expect((await list({}, { asOf: position - 2 })).clocks.map(({ adverseEvent }) => adverseEvent)).toEqual(['A2']);
  });

  it('R-SAF-14: other rules are tried, and nothing is recorded', async () => {
    const verdict = { recipient: 'AEMPS', dayZero: '2019-04-26' };
    expect(await tryRules({ rules: slower })).toEqual({
      at: '2019-05-01T00:00:00.000Z',
      rules: 'slower',
      cases: 3,
      clocks: { before: 2, after: 2 },
      differences: [
        {
          adverseEvent: 'A2',
          id: 'es-compassionate-use:1',
          before: { ...verdict, due: '2019-04-27T12:00:00.000Z', status: 'OVERDUE' },
          after: { ...verdict, due: '2019-04-30T12:00:00.000Z', status: 'OVERDUE' },
        },
        {
          adverseEvent: 'A1',
          id: 'es-compassionate-use:1',
          before: { ...verdict, due: '2019-04-27T10:00:00.000Z', status: 'MET_LATE' },
          after: { ...verdict, due: '2019-04-30T10:00:00.000Z', status: 'MET' },
        },
      ],
    });
    expect((await tryRules({ version: 'built-in-1' })).differences).toEqual([]);
    expect((await list()).clocks.map(({ status }) => status)).toEqual(['MET_LATE', 'OVERDUE']);
  });

  it.each<[string, RulesToTry]>([
    ['rules-or-version', {}],
    ['rules-or-version', { rules: slower, version: 'built-in-1' }],
    ['unknown-reporting-rules', { version: 'x' }],
    [
      'reporting-rules-inconsistent',
      { rules: Object.assign(new ReportingRulesPart(), { version: 'x', validFrom: slower.validFrom, rules: [] }) },
    ],
  ])('R-AUD-14: refuses to try with %s', async (rule, body) => {
    const refused = await tryRules(body).catch((error: unknown) => error);
    expect((refused as RefusedError).refusal.unmet).toMatchObject([{ rule }]);
  });
});
