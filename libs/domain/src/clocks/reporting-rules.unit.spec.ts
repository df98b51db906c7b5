import { achillesStudy, CaseDriver, step } from '@caseledger/testkit/domain';
import { builtInVersions } from '../protocol/built-in-rules.js';
import { initialStudy, reportingRulesAt, rulesKnownTo } from '../study/study.state.js';
import { reportingRulesFaults, type ReportingRule, type ReportingRules } from '../protocol/reporting-rules.js';

const [builtInRules] = builtInVersions;
const occurredAt = '2019-03-01T08:00:00.000Z';
const rules: ReportingRules = { ...builtInRules, version: '1', validFrom: occurredAt };
const approve = (data: Partial<ReportingRules> = {}, person = 'sponsor') =>
  step(person, 'ApproveReportingRules', { occurredAt, ...rules, ...data });
const rule = (more: Partial<ReportingRule>): ReportingRule => ({ ...(rules.rules[3] as ReportingRule), ...more });
const pointers = (...faulty: readonly Partial<ReportingRule>[]) =>
  reportingRulesFaults({ ...rules, rules: faulty.map(rule) }).map(({ pointer }) => pointer);

describe('reporting rules', () => {
  it('R-SAF-14: the built-in ones have no fault, and name the law of each', () => {
    expect(builtInVersions.flatMap(reportingRulesFaults)).toEqual([]);
    for (const { requirement, source } of builtInVersions.flatMap((version) => version.rules)) {
      expect(requirement).toMatch(/^R-SAF-\d\d$/);
      expect(source.length).toBeGreaterThan(20);
    }
  });

  it('R-SAF-14: a study approves its own, once for each version and each instant', () => {
    const driver = new CaseDriver().run([...achillesStudy, approve()]);
    expect(driver.last('ReportingRulesApproved').data).toEqual(rules);
    expect(driver.rules(approve())).toEqual(['reporting-rules-exist']);
    expect(driver.rules(approve({ version: '2' }))).toEqual(['reporting-rules-exist']);
    expect(driver.rules(approve({ version: 'built-in-1', validFrom: '2020-01-01T00:00:00.000Z' }))).toEqual([
      'reporting-rules-exist',
    ]);
    driver.run([approve({ version: '2', validFrom: '2020-01-01T00:00:00.000Z' })]);
    expect(driver.rules(approve({ version: '3' }, 'monitor'))).toContain('not-delegated');
  });

  it('R-SAF-14 (part): a study without its own has each built-in version from its validFrom on, and knows them all', () => {
    for (const version of builtInVersions) {
      expect(reportingRulesAt(initialStudy, Date.parse(version.validFrom))).toBe(version);
      expect(rulesKnownTo(initialStudy)).toContain(version);
    }
    expect(new Set(builtInVersions.map(({ version }) => version)).size).toBe(builtInVersions.length);
    const own = { reportingRules: [rules] };
    expect(reportingRulesAt(own, Date.parse(occurredAt))).toBe(rules);
    expect(reportingRulesAt(own, Date.parse(occurredAt) - 1)).toBe(builtInRules);
  });

  it('R-SAF-14: faulty ones are refused, each fault with its place', () => {
    const driver = new CaseDriver().run(achillesStudy);
    const faulty = [rule({ zone: 'Mars/Olympus' }), rule({ id: 'eu-susar-15', period: {} })];
    expect(driver.unmet(approve({ rules: faulty })).map(({ rule: name, pointer }) => [name, pointer])).toEqual([
      ['reporting-rules-inconsistent', '/rules/0/zone'],
      ['reporting-rules-inconsistent', '/rules/1/id'],
      ['reporting-rules-inconsistent', '/rules/1/period'],
      ['reporting-rules-inconsistent', '/rules/1/dueSoonHours'],
    ]);
  });

  it.each<[string, readonly (string | undefined)[], readonly Partial<ReportingRule>[]]>([
    ['no rule', ['/rules'], []],
    ['nothing that it applies to', ['/rules/0/appliesTo'], [{ appliesTo: [] }]],
    ['a circumstance that always holds', ['/rules/0/appliesTo/0'], [{ appliesTo: [{}] }]],
    ['a circumstance that never holds', ['/rules/0/appliesTo/0'], [{ appliesTo: [{ phases: [] }] }]],
    ['two periods', ['/rules/0/period'], [{ period: { days: 1, hours: 1 }, dueSoonHours: 0 }]],
    ['a period of nothing', ['/rules/0/period', '/rules/0/dueSoonHours'], [{ period: { days: 0 }, dueSoonHours: 0 }]],
    ['a warning as long as the period', ['/rules/0/dueSoonHours'], [{ period: { hours: 72 }, dueSoonHours: 72 }]],
    ['a recording that meets itself', ['/rules/0/metBy'], [{ metBy: 'RECORDING' }]],
    ['a completion of nothing', ['/rules/0/of'], [{ start: 'FIRST_REPORT_DUE' }]],
    ['a completion of what is not there', ['/rules/0/of'], [{ start: 'FIRST_REPORT_DUE', of: 'x' }]],
    [
      'a completion of a follow-up',
      ['/rules/1/of'],
      [
        { id: 'a', start: 'SIGNIFICANT_FOLLOW_UP' },
        { id: 'b', start: 'FIRST_REPORT_SENT', of: 'a' },
      ],
    ],
    ['a first report that follows one', ['/rules/1/of'], [{ id: 'a' }, { id: 'b', of: 'a' }]],
    ['taking the place of itself', ['/rules/0/supersedes'], [{ id: 'a', supersedes: 'a' }]],
    ['taking the place of what is not there', ['/rules/0/supersedes'], [{ supersedes: 'x' }]],
  ])('R-SAF-14: %s', (_what, expected, faulty) => {
    expect(pointers(...faulty)).toEqual(expected);
  });

  it('R-SAF-14: they are in force from an instant on', () => {
    expect(reportingRulesFaults({ ...rules, validFrom: '2019-03-01' })).toMatchObject([{ pointer: '/validFrom' }]);
  });
});
