import { Refusal, softwareId } from '@caseledger/kernel';
import { achilles, CaseDriver, eventfulSteps, secretsFor, step, type Step } from '@caseledger/testkit/domain';
import { commands, streamsOf, type Command, type CommandName, type DataOf } from './commands.js';
import { decide } from './decide.js';
import type { NotificationRule } from './protocol/protocol.js';
import { initialWorld, type World } from './world.js';

type Optional<Data> = { readonly [Key in keyof Data as object extends Pick<Data, Key> ? Key : never]-?: Data[Key] };
type WithOptional = { [Name in CommandName]: keyof Optional<DataOf<Name>> extends never ? never : Name }[CommandName];

const reason = { code: 'NEW_INFORMATION', text: 'letter' };
const sponsorInformedAt = '2019-04-20T10:00:00.000Z';

const right = { code: 'TREATED-SITE', side: 'RIGHT' } as const;

/** A value for every member that a command need not have: the compiler asks for each. */
const optional: { readonly [Name in WithOptional]: Optional<DataOf<Name>> } = {
  ApproveProtocol: { substantial: true, reconsentRequired: true },
  GrantAuthorisation: { validUntil: '2030-01-01T00:00:00.000Z' },
  GrantDelegation: { until: '2030-01-01T00:00:00.000Z' },
  RequestTreatment: { identity: { name: 'x' }, follows: 'R2', doping: 'SUBJECT' },
  ScreenParticipant: { identity: { name: 'x' }, request: 'R9', donor: true, side: 'LEFT', treatedSites: [right] },
  SignConsent: { side: 'LEFT', treatedSites: [right] },
  InjectCells: {
    ...{ scheduled: 'x', occurrence: 2, weight: 70, endedAt: '2030-01-01T00:00:00.000Z' },
    ...{ side: 'LEFT', treatedSite: right, wristband: 'x', secondCheckBy: 'x' },
  },
  AdministerIntervention: {
    ...{ administration: 'x', scheduled: 'x', occurrence: 2, weight: 70, amount: 1, guidance: 'x' },
    ...{ product: 'B9', medicine: { name: 'x', lot: 'x' }, side: 'LEFT', treatedSite: right },
    ...{ wristband: 'x', secondCheckBy: 'x' },
    endedAt: '2030-01-01T00:00:00.000Z',
  },
  RecordTerminalEvent: { side: 'LEFT', treatedSite: right },
  CollectStartingMaterial: { administrableProduct: 'OTHER', donationNumber: 'x', scheduled: 'x', occurrence: 2 },
  ConcentrateMaterial: { cells: 3 },
  Thaw: { cells: 3 },
  HarvestMarrow: { administrableProduct: 'OTHER', scheduled: 'x', occurrence: 2 },
  MissVisit: { occurrence: 2 },
  AllocateParticipant: { arm: 'x', explanation: 'x' },
  WithdrawConsent: { reason },
  AssessSerology: { riskAssessment: 'x' },
  RecordConcomitantCare: { until: '2019-06-01' },
  DestroyContainer: { reason },
  ReportAdverseEvent: {
    participant: 'P3',
    person: 'x',
    site: 'BCN',
    category: 'MEDICATION_ERROR',
    template: 'x',
    term: 'x',
    onset: '2019-04-01',
    end: '2019-04-09',
    severity: 'MILD',
    grade: 1,
    laboratory: { term: 'Anemia', value: 100, unit: 'g/L', lowerLimit: 130 },
    death: { cause: 'x' },
    phase: 'PROCUREMENT',
    analgesia: 'x',
    specialInterest: 'x',
    narrative: 'x',
    sponsorInformedAt,
  },
  ReceiveFollowUp: {
    outcome: 'RECOVERED',
    onset: '2019-04-01',
    end: '2019-04-19',
    severity: 'MILD',
    grade: 1,
    phase: 'PROCUREMENT',
    death: { cause: 'x' },
    significance: { significant: true, why: 'x' },
    sponsorInformedAt,
  },
  AssessSeriousness: { death: { cause: 'x' }, sponsorInformedAt },
  AssessCausality: { sponsorInformedAt },
  AssessExpectedness: { term: 'x' },
  PrepareReport: { comment: 'x' },
  SubmitReport: { reference: 'x' },
  NotifyRecipient: { reference: 'x' },
  AcknowledgeReport: { digest: 'x' },
  RegisterWebhook: { description: 'x' },
  CarryOverWebhook: { description: 'x' },
};

/** What is neither recorded nor compared in some case, and why nobody misses it. */
const left = {
  'AcknowledgeReport/errors': 'a recipient that accepts the report has nothing mended',
  'ApproveProtocol/reconsentRequired': 'the first version amends nothing',
  'ApproveProtocol/substantial': 'the first version amends nothing',
  'AssessExpectedness/term': 'no listed term covers what is unexpected',
  'ReportAdverseEvent/site': 'of a participant whom the study knows, the site is known',
  'ScreenParticipant/indication': 'there are two, and the other one is refused',
};

const at = { occurredAt: '2019-07-03T10:00:00.000Z' };
const adverseEvent = { ...at, adverseEvent: 'AE2' };
const webhook = { ...at, webhook: '00000000-0000-4000-8000-000000000002' };
const registered = { origin: 'https://hooks.hospital.example', filter: { serious: true }, after: 0 };
const deadline = { clock: 'x@1', rule: 'x', recipient: 'AEMPS', due: '2019-07-02T10:00:00.000Z' };
const notification: NotificationRule = {
  code: 'all',
  title: 'Every case',
  on: {},
  notify: ['investigator'],
  acknowledgeWithinHours: 24,
  escalateTo: ['sponsor'],
};

/** What the eventful study has no step of. */
const more: readonly Step[] = [
  step('sponsor', 'ApproveProtocol', {
    ...at,
    protocol: { ...achilles, version: '3.0', notificationRules: [notification] },
  }),
  step('monitor', 'NotifyRecipient', { ...adverseEvent, recipient: 'AEMPS', channel: 'letter' }),
  step('investigator', 'AcknowledgeNotification', { ...adverseEvent, rule: 'all' }),
  step(softwareId, 'TellDeadline', { ...adverseEvent, ...deadline, missed: true }),
  step(softwareId, 'EscalateNotification', { ...adverseEvent, rule: 'all', to: ['sponsor'], due: deadline.due }),
  step(softwareId, 'CarryOverWebhook', { ...webhook, ...registered, person: 'monitor' }),
  step(softwareId, 'DisableWebhook', { ...webhook, reason }),
  step('monitor', 'EnableWebhook', webhook),
];

type Values = Readonly<Record<string, unknown>>;

/** The variations of a value in which one leaf is another. */
function* variations(value: unknown): Generator {
  if (typeof value === 'string') yield `${value}x`;
  else if (typeof value === 'number') yield value + 1;
  else if (typeof value === 'boolean') yield !value;
  else if (Array.isArray(value)) {
    if (value.length === 0) yield ['x'];
    for (const [index, member] of value.entries())
      for (const other of variations(member)) yield (value as unknown[]).with(index, other);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value))
      for (const other of variations(member)) yield { ...value, [name]: other };
  }
}

/** What a step comes to, and which streams it looks at. */
function outcomeOf(driver: CaseDriver, { command, person, now = command.data.occurredAt }: Step, data: Values) {
  const given = { ...command, data: { ...command.data, ...data } } as Command;
  const streams = streamsOf(given);
  const states = [...streams].map(([kind, stream]) => [kind, driver.stateOf(kind, stream)] as const);
  const world: World = { ...initialWorld, ...Object.fromEntries(states) };
  const context = { person, system: person === softwareId, now, commandId: 'x', ...secretsFor(given, world, 'x') };
  try {
    return JSON.stringify([[...streams], decide(given, world, context)]);
  } catch (error) {
    // No value of its type, which the domain is never given: it is looked at.
    return String(error);
  }
}

/** Members of accepted steps whose value makes no difference to what is recorded, nor to whether it is. */
function idle(steps: readonly Step[]): readonly string[] {
  const driver = new CaseDriver();
  return steps.flatMap((next) => {
    const { name, data } = next.command;
    const { occurredAt, ...given } = data as unknown as Values;
    const may = ((optional as Values)[name] ?? {}) as Values;
    const absent = Object.entries(may).filter(([member]) => !(member in given));
    const recorded = outcomeOf(driver, next, {});
    const members = [
      ...Object.entries(given).flatMap(([member, value]) =>
        [...variations(value)].map((other) => [member, other] as const),
      ),
      ...absent,
    ];
    const without = members.filter(([member, value]) => outcomeOf(driver, next, { [member]: value }) === recorded);
    const { decision } = driver.perform(next);
    return decision instanceof Refusal ? [] : without.map(([member]) => `${name}/${member}`);
  });
}

describe('what a command says', () => {
  const steps = [...eventfulSteps, ...more];

  it('is tried of every command', () => {
    const driver = new CaseDriver();
    const accepted = steps.filter((next) => !(driver.perform(next).decision instanceof Refusal));
    expect([...new Set(accepted.map(({ command }) => command.name))].sort()).toEqual(Object.keys(commands).sort());
  });

  it('R-AUD-02 (part): is recorded, or decides what is', () => {
    expect([...new Set(idle(steps))].sort()).toEqual(Object.keys(left).sort());
  });
});
