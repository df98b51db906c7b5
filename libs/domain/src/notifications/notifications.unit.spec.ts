import { achillesStudy, CaseDriver, changed, first, step, type Step, untilTreated } from '@caseledger/testkit/domain';
import type { RecordedFact } from '../catalogue.js';
import type { DataOf } from '../commands.js';
import type { NotificationRule, Protocol } from '../protocol/protocol.js';
import { alarmsOf } from '../clocks/index.js';
import { initialStudy } from '../study/study.state.js';
import { notificationsOf, type Notification } from './notifications.js';

const rule: NotificationRule = {
  code: 'SAE-NOW',
  title: 'Every serious event',
  on: { serious: true },
  notify: ['safety-monitor'],
  acknowledgeWithinHours: 24,
  escalateTo: ['sponsor'],
};
const later = { adverseEvent: 'AE1', occurredAt: '2019-04-20T10:00:00.000Z' };
const reason = { code: 'NEW_INFORMATION', text: 'discharge letter' };
const report = (data: Partial<DataOf<'ReportAdverseEvent'>> = {}): Step =>
  step('coordinator', 'ReportAdverseEvent', {
    occurredAt: '2019-04-10T10:00:00.000Z',
    adverseEvent: 'AE1',
    participant: 'P1',
    term: 'Sepsis of the calf',
    onset: '2019-04-09',
    outcome: 'RECOVERING',
    serious: false,
    seriousness: [],
    side: 'LEFT',
    ...data,
  });
const assess = (seriousness: DataOf<'AssessSeriousness'>['seriousness']) =>
  step('investigator', 'AssessSeriousness', { ...later, seriousness, reason });
const acknowledge = (person: string, code = 'SAE-NOW') =>
  step(person, 'AcknowledgeNotification', { ...later, rule: code });
const withRules = (rules: readonly NotificationRule[]) => {
  const { protocol } = achillesStudy.find(({ command }) => command.name === 'ApproveProtocol')!.command
    .data as DataOf<'ApproveProtocol'>;
  return changed(achillesStudy, 'ApproveProtocol', { protocol: { ...protocol, notificationRules: rules } });
};
const treated = (steps: readonly Step[], rules: readonly NotificationRule[] = [rule]) =>
  new CaseDriver().run([...withRules(rules), ...untilTreated(first), ...steps]);
const factsOf = (driver: CaseDriver) =>
  driver.events
    .map((event, i) => ({ ...event, position: i + 1 }) as unknown as RecordedFact)
    .filter(({ stream }) => stream === 'adverse-event/AE1');
const listed = (driver: CaseDriver, hoursLater = 0, rules: readonly NotificationRule[] = [rule]) => {
  const facts = factsOf(driver);
  const last = facts.at(-1)?.recordedAt ?? '';
  const now = new Date(Date.parse(last) + hoursLater * 3_600_000).toISOString();
  return notificationsOf(facts, { notificationRules: rules } as unknown as Protocol, now);
};

describe('notifications', () => {
  it.each<[string, NotificationRule['on'], boolean]>([
    ['seriousness', { serious: true }, false],
    ['no seriousness', { serious: false }, true],
    ['a word of the term', { term: 'SEPSIS' }, true],
    ['another word', { term: 'stroke' }, false],
    ['a grade', { grade: 3 }, true],
    ['a higher grade', { grade: 4 }, false],
    ['a relation', { related: true }, false],
    ['several conditions, not all of which hold', { term: 'sepsis', serious: true }, false],
  ])('R-SAF-01 are raised by the content of the case: %s', (_what, on, raised) => {
    const driver = treated([report({ grade: 3 })], [{ ...rule, on }]);
    expect(listed(driver, 0, [{ ...rule, on }])).toHaveLength(raised ? 1 : 0);
  });

  it('R-SAF-01 are raised once for a case, by the event after which it matched', () => {
    const driver = treated([report(), assess(['HOSPITALISATION']), assess([]), assess(['DISABILITY'])]);
    const assessment = driver.events.findIndex(({ type }) => type === 'SeriousnessAssessed') + 1;
    expect(listed(driver)).toMatchObject([{ rule: 'SAE-NOW', status: 'WAITING', position: assessment }]);
    expect(listed(treated([report(), assess(['DISABILITY']), assess([])]))).toMatchObject([{ status: 'LAPSED' }]);
  });

  it('R-SAF-01 wait for somebody whom they concern, then concern others too', () => {
    const driver = treated([report({ serious: true, seriousness: ['DISABILITY'] })]);
    expect(listed(driver, 24)).toMatchObject([{ status: 'WAITING', roles: ['safety-monitor'] }]);
    expect(listed(driver, 24.1)).toMatchObject([{ status: 'ESCALATED', roles: ['safety-monitor', 'sponsor'] }]);
    expect(driver.rules(acknowledge('coordinator'))).toEqual(['not-concerned']);
    driver.run([acknowledge('monitor')]);
    expect(listed(driver, 48)).toMatchObject([{ status: 'ACKNOWLEDGED', acknowledgedBy: 'monitor' }]);
    expect(driver.rules(acknowledge('sponsor'))).toEqual(['acknowledged']);
  });

  it('R-SAF-01 are escalated once when nobody acknowledges them in time', () => {
    const driver = treated([report({ serious: true, seriousness: ['DISABILITY'] })]);
    const study = { ...initialStudy, protocol: { notificationRules: [rule] } as unknown as Protocol };
    const facts = factsOf(driver);
    const [{ acknowledgeBy }] = notificationsOf(facts, study.protocol, facts[0]!.recordedAt) as [Notification];
    const escalations = (more: readonly RecordedFact[], now: string) =>
      alarmsOf([...facts, ...more], study, now).alarms.filter(({ event }) => event.type === 'NotificationEscalated');
    expect(escalations([], acknowledgeBy)).toEqual([]);
    const [alarm] = escalations([], '2030-01-01T00:00:00.000Z');
    expect(alarm).toEqual({
      at: acknowledgeBy,
      event: {
        type: 'NotificationEscalated',
        data: { rule: 'SAE-NOW', to: ['safety-monitor', 'sponsor'], due: acknowledgeBy },
      },
    });
    const told = { ...facts[0]!, ...alarm!.event, recordedAt: '2030-01-01T00:00:00.000Z' } as RecordedFact;
    expect(escalations([told], '2030-01-02T00:00:00.000Z')).toEqual([]);
  });

  it('R-SAF-01 cannot be acknowledged when there is nothing to know', () => {
    const driver = treated([report()]);
    expect(driver.rules(acknowledge('monitor'))).toEqual(['nothing-to-acknowledge']);
    expect(driver.rules(acknowledge('monitor', 'OTHER'))).toEqual(['nothing-to-acknowledge']);
  });
});
