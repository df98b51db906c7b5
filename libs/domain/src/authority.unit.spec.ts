import { commands, delegationFor, streamsOf, type Command, type CommandName } from './commands.js';
import { roles, type Role } from './vocabulary/roles.js';
import { initialWorld, type World } from './world.js';

type Row = readonly [who: readonly Role[], streams: Readonly<Record<string, string>>];

const study = { study: 'study' };
const participant = { participant: 'participant/P1', study: 'study' };
const product = { product: 'product/B1', study: 'study' };
const both = { ...participant, ...product };
const recall = { ...product, 'adverse-event': 'adverse-event/AE-B1' };
const webhook = { webhook: 'webhook/W1', study: 'study' };
const adverseEvent = { 'adverse-event': 'adverse-event/AE1', study: 'study' };

const site: readonly Role[] = ['coordinator', 'investigator'];
const intake: readonly Role[] = ['coordinator', 'investigator', 'safety-monitor'];
const physician: readonly Role[] = ['investigator'];
const cleanroom: readonly Role[] = ['manufacturing'];
const qualified: readonly Role[] = ['qualified-person'];

/** Who may give each command, and what it sees. */
const matrix: Readonly<Record<CommandName, Row>> = {
  RegisterStudy: [[], study],
  ApproveProtocol: [['sponsor'], study],
  ActivateSite: [['sponsor'], study],
  GrantAuthorisation: [['sponsor'], study],
  ApproveReferenceSafetyInformation: [['sponsor', 'safety-monitor'], study],
  ApproveReportingRules: [['sponsor'], study],
  GrantDelegation: [['sponsor'], study],
  EndDelegation: [['sponsor'], study],
  HaltStudy: [['sponsor', 'safety-monitor'], study],
  ResumeStudy: [['sponsor'], study],
  ScreenParticipant: [site, participant],
  SignConsent: [physician, participant],
  WithdrawConsent: [site, participant],
  ConfirmEligibility: [physician, participant],
  FailScreening: [physician, participant],
  AuthoriseTreatment: [['sponsor', 'investigator'], participant],
  RecordSerology: [site, participant],
  AssessSerology: [physician, participant],
  InjectCells: [physician, both],
  RecordVisit: [site, participant],
  MissVisit: [site, participant],
  CorrectVisit: [site, participant],
  ScoreImaging: [['imaging-reader'], participant],
  RecordReturnToSport: [site, participant],
  RecordTerminalEvent: [physician, participant],
  RecordConcomitantCare: [site, participant],
  EndParticipation: [physician, participant],
  HarvestMarrow: [physician, both],
  ReceiveStartingMaterial: [cleanroom, product],
  PassageCulture: [cleanroom, product],
  HarvestCells: [cleanroom, product],
  RecordDeviation: [['manufacturing', 'qualified-person'], product],
  RecordQualityTest: [cleanroom, recall],
  FormulateProduct: [cleanroom, product],
  ReviewBatchRecord: [qualified, product],
  ReleaseBatch: [qualified, product],
  RejectBatch: [qualified, product],
  RecallProduct: [['sponsor', 'qualified-person'], recall],
  CryopreserveSurplus: [cleanroom, both],
  TransferCustody: [['coordinator', 'investigator', 'manufacturing'], product],
  DestroyContainer: [['investigator', 'manufacturing'], product],
  ReportAdverseEvent: [intake, { ...adverseEvent, ...participant }],
  IdentifyParticipant: [intake, { ...adverseEvent, ...participant }],
  CorrectAwareness: [intake, adverseEvent],
  ReceiveFollowUp: [['coordinator', 'investigator', 'safety-monitor'], adverseEvent],
  AssessSeriousness: [['investigator', 'safety-monitor'], adverseEvent],
  AssessCausality: [['investigator', 'safety-monitor'], adverseEvent],
  AssessExpectedness: [['safety-monitor'], adverseEvent],
  CodeAdverseEvent: [['safety-monitor'], adverseEvent],
  PrepareReport: [['safety-monitor'], adverseEvent],
  SubmitReport: [['safety-monitor'], adverseEvent],
  NotifyRecipient: [['investigator', 'safety-monitor'], adverseEvent],
  AcknowledgeReport: [['safety-monitor'], adverseEvent],
  ExplainLateness: [['investigator', 'safety-monitor'], adverseEvent],
  AcknowledgeNotification: [roles, adverseEvent],
  CloseCase: [['safety-monitor'], adverseEvent],
  NullifyCase: [['safety-monitor'], adverseEvent],
  RegisterWebhook: [['sponsor', 'safety-monitor'], webhook],
  RotateWebhookSecret: [['sponsor', 'safety-monitor'], webhook],
  EnableWebhook: [['sponsor', 'safety-monitor'], webhook],
  DeleteWebhook: [['sponsor', 'safety-monitor'], webhook],
  // By the software itself.
  TellDeadline: [[], adverseEvent],
  EscalateNotification: [[], adverseEvent],
  CarryOverWebhook: [[], webhook],
  DisableWebhook: [[], webhook],
};

const from = '2019-01-01T00:00:00.000Z';
const delegate = (role: Role, place: string) => ({
  person: `${role}@${place}`,
  role,
  organisation: 'x',
  sites: [place],
  from,
});
/** Everything stands at the site HERE; every role is delegated there, and elsewhere. */
const world: World = {
  ...initialWorld,
  study: {
    ...initialWorld.study,
    code: 'S',
    delegations: roles.flatMap((role) => [delegate(role, 'HERE'), delegate(role, 'ELSEWHERE')]),
  },
  participant: { ...initialWorld.participant, site: 'HERE' },
  product: { ...initialWorld.product, site: 'HERE' },
  'adverse-event': {
    ...initialWorld['adverse-event'],
    report: { site: 'HERE' } as NonNullable<World['adverse-event']['report']>,
  },
};

const command = (name: string): Command =>
  ({
    name,
    data: { participant: 'P1', product: 'B1', adverseEvent: 'AE1', webhook: 'W1', site: 'HERE' },
  }) as unknown as Command;
/** What a command sees of the world, and nothing else. */
const seenBy = (given: Command): World => ({
  ...initialWorld,
  ...Object.fromEntries([...streamsOf(given).keys()].map((kind) => [kind, world[kind]])),
});
const allowed = (name: string, place: string): readonly Role[] =>
  roles.filter((role) =>
    delegationFor(command(name), seenBy(command(name)), {
      person: `${role}@${place}`,
      now: '2019-02-01T00:00:00.000Z',
      commandId: 'x',
    }),
  );

const rows = Object.entries(matrix).map(([name, [who, streams]]) => ({ name, who, streams }));

describe('who may give a command', () => {
  it('R-SEC-06: every command is on the list', () => {
    expect(Object.keys(commands).sort()).toEqual(Object.keys(matrix).sort());
  });

  it.each(rows)('R-SEC-06: $name is given by $who and nobody else', ({ name, who }) => {
    expect([...allowed(name, 'HERE')].sort()).toEqual([...who].sort());
  });

  it.each(rows)('R-AUT-09: $name is not given under a delegation elsewhere', ({ name, who, streams }) => {
    // The study's own commands and those of its webhooks belong to no site.
    const expected = 'webhook' in streams || Object.keys(streams).length === 1 ? who : [];
    expect([...allowed(name, 'ELSEWHERE')].sort()).toEqual([...expected].sort());
  });

  it('R-AUT-09 (part): a command over two sites needs a delegation at both', () => {
    const identify = { name: 'IdentifyParticipant', data: { adverseEvent: 'AE1', participant: 'P2' } } as Command;
    const between: World = { ...seenBy(identify), participant: { ...initialWorld.participant, site: 'ELSEWHERE' } };
    const person = (name: string) => ({ person: name, now: '2019-02-01T00:00:00.000Z', commandId: 'x' });
    const twice = ['HERE', 'ELSEWHERE'].map((place) => ({ ...delegate('coordinator', place), person: 'twice' }));
    const study = { ...between.study, delegations: [...between.study.delegations, ...twice] };
    const given = (name: string) => delegationFor(identify, { ...between, study }, person(name)) !== undefined;
    expect(['coordinator@HERE', 'coordinator@ELSEWHERE', 'twice'].map(given)).toEqual([false, false, true]);
  });

  it.each(rows)('R-AUD-14: $name is decided over $streams', ({ name, streams }) => {
    expect(Object.fromEntries(streamsOf(command(name)))).toEqual(streams);
  });
});
