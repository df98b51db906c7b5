import { Refusal } from '@caseledger/kernel';
import { achillesStudy, CaseDriver, delegation, eventfulSteps, step } from '@caseledger/testkit/domain';
import { delegationFor } from './authority.js';
import { kindOf } from './catalogue.js';
import { commands, streamsOf, type Command, type CommandName } from './commands.js';
import { decide } from './decide.js';
import { roles, type Role } from './vocabulary/roles.js';
import { initialWorld, type World } from './world.js';

type Row = readonly [who: readonly Role[], streams: Readonly<Record<string, string>>];

const study = { study: 'study' };
const participant = { participant: 'participant/P1', study: 'study' };
const product = { product: 'product/B1', study: 'study' };
const both = { ...participant, ...product };
const recall = { ...product, 'adverse-event': 'adverse-event/AE-B1' };
const webhook = { webhook: 'webhook/W1', study: 'study' };
const request = { request: 'request/R1', study: 'study' };
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
  BeginImport: [['coordinator'], study],
  RequestTreatment: [site, { ...request, 'earlier-request': 'request/R0' }],
  AppraiseEvidence: [physician, request],
  RefuseRequest: [physician, request],
  AcceptRequest: [physician, request],
  ScreenParticipant: [site, { ...participant, ...request }],
  MakeAllocationList: [['sponsor'], study],
  CloseAllocationList: [['sponsor'], study],
  DiscloseAllocationList: [['sponsor'], study],
  OpenCohort: [['sponsor', 'safety-monitor'], study],
  CloseCohort: [['sponsor', 'safety-monitor'], study],
  AllocateParticipant: [site, participant],
  AssessDoseLimitingToxicity: [['investigator', 'safety-monitor'], participant],
  RequestUnblinding: [['investigator', 'safety-monitor'], participant],
  ConfirmUnblinding: [['investigator', 'safety-monitor'], participant],
  SignConsent: [physician, participant],
  WithdrawConsent: [site, participant],
  ConfirmEligibility: [physician, participant],
  FailScreening: [physician, participant],
  AuthoriseTreatment: [['sponsor', 'investigator'], participant],
  RecordSerology: [site, participant],
  AssessSerology: [physician, participant],
  InjectCells: [physician, both],
  AdministerIntervention: [physician, both],
  ChangeProtocolVersion: [site, participant],
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
  CollectStartingMaterial: [physician, both],
  ConcentrateMaterial: [['manufacturing', 'investigator'], product],
  CryopreserveCells: [['manufacturing'], product],
  Thaw: [['manufacturing', 'investigator'], product],
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
  AcknowledgeNotification: [[...intake, 'sponsor', 'inspector'], adverseEvent],
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
  sites: place === 'EVERYWHERE' ? [] : [place],
  from,
});
/** Everything stands at the site HERE; every role is delegated there, elsewhere, and at every site. */
const world: World = {
  ...initialWorld,
  study: {
    ...initialWorld.study,
    code: 'S',
    delegations: roles.flatMap((role) => ['HERE', 'ELSEWHERE', 'EVERYWHERE'].map((place) => delegate(role, place))),
  },
  participant: { ...initialWorld.participant, site: 'HERE' },
  product: { ...initialWorld.product, site: 'HERE' },
  request: { site: 'HERE' },
  'earlier-request': { site: 'HERE' },
  'adverse-event': {
    ...initialWorld['adverse-event'],
    report: { site: 'HERE' } as NonNullable<World['adverse-event']['report']>,
  },
};

const command = (name: string): Command =>
  ({
    name,
    data: {
      participant: 'P1',
      product: 'B1',
      adverseEvent: 'AE1',
      webhook: 'W1',
      request: 'R1',
      follows: 'R0',
      site: 'HERE',
      sites: [],
    },
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
/** It sees nothing but the study itself. */
const aboutStudy = (streams: Row[1]) => Object.keys(streams).join() === 'study';

describe('who may give a command', () => {
  it('R-SEC-06: every command is on the list', () => {
    expect(Object.keys(commands).sort()).toEqual(Object.keys(matrix).sort());
  });

  it.each(rows)('R-SEC-06: $name is given by $who and nobody else', ({ name, who }) => {
    expect([...allowed(name, 'EVERYWHERE')].sort()).toEqual([...who].sort());
  });

  it.each(rows)('R-AUT-09 (part): $name under a delegation at its site, elsewhere', ({ name, who, streams }) => {
    expect([...allowed(name, 'HERE')].sort()).toEqual(aboutStudy(streams) ? [] : [...who].sort());
    // A webhook tells of the sites of who registers it.
    expect([...allowed(name, 'ELSEWHERE')].sort()).toEqual('webhook' in streams ? [...who].sort() : []);
  });

  it.each(['GrantDelegation', 'GrantAuthorisation'])(
    'R-AUT-09 (part): nobody gives by %s what holds where they hold nothing',
    (name) => {
      const granted = (sites: readonly string[], place: string) => {
        const given = { name, data: { sites } } as unknown as Command;
        const context = { person: `sponsor@${place}`, now: '2019-02-01T00:00:00.000Z', commandId: 'x' };
        return delegationFor(given, seenBy(given), context) !== undefined;
      };
      const cases = [['HERE'], ['ELSEWHERE'], ['HERE', 'ELSEWHERE'], []];
      expect(cases.map((sites) => granted(sites, 'HERE'))).toEqual([true, false, false, false]);
      expect(cases.map((sites) => granted(sites, 'EVERYWHERE'))).toEqual([true, true, true, true]);
    },
  );

  it('R-AUT-09 (part): nobody ends by EndDelegation what holds where they hold nothing', () => {
    const ended = (person: string, place: string) => {
      const given = { name: 'EndDelegation', data: { person, role: 'investigator', occurredAt: from } } as Command;
      const context = { person: `sponsor@${place}`, now: '2019-02-01T00:00:00.000Z', commandId: 'x' };
      return delegationFor(given, seenBy(given), context) !== undefined;
    };
    const people = ['investigator@HERE', 'investigator@ELSEWHERE', 'investigator@EVERYWHERE', 'nobody'];
    expect(people.map((person) => ended(person, 'HERE'))).toEqual([true, false, false, false]);
    expect(people.map((person) => ended(person, 'EVERYWHERE'))).toEqual([true, true, true, true]);
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

describe('what is of another site', () => {
  const visitors = roles.map((role) => delegation(`visiting-${role}`, role, ['VLC']));
  const valencia = { code: 'VLC', name: 'Other hospital', country: 'ES', zone: 'Atlantic/Canary' };
  const other = step('sponsor', 'ActivateSite', { ...valencia, occurredAt: '2018-09-02T10:00:00.000Z' });
  const [founding, later] = [achillesStudy, eventfulSteps.slice(achillesStudy.length)];
  /** Everything that is given in a study, with what it sees just then. */
  const driver = new CaseDriver().run([...founding, other, ...visitors]);
  const seen = later.map(({ command, ...given }) => {
    const before = driver.worldOf(command);
    driver.perform({ command, ...given });
    return { command, world: before };
  });
  const now = '2030-01-01T00:00:00.000Z';
  const verdict = (command: Command, world: World, role: Role) => {
    const judged = decide(command, world, { person: `visiting-${role}`, now, commandId: 'x' });
    return judged.actor === undefined ? judged : { ...judged, hidden: undefined };
  };

  it.each(roles)('is to a %s there as if it did not exist, whatever they ask of it', (role) => {
    const { participant, product, 'adverse-event': safety, request } = initialWorld;
    for (const { command, world } of seen) {
      const nothing = { ...world, participant, product, 'adverse-event': safety, request, 'earlier-request': request };
      expect(verdict(command, world, role)).toEqual(verdict(command, nothing, role));
    }
  });

  it.each(roles)('is nothing that a %s writes to', (role) => {
    for (const { command, world } of seen) {
      const judged = decide(command, world, { person: `visiting-${role}`, now, commandId: 'x' });
      if (judged.decision instanceof Refusal || judged.actor === undefined) continue;
      expect(judged.decision.map(({ type }) => type).filter((type) => judged.hidden.includes(kindOf(type)))).toEqual(
        [],
      );
      // A webhook tells of their own sites.
      expect(command.name).toMatch(/Webhook/);
    }
  });

  it('is what has no site, too, for those who do not see the whole study', () => {
    const report: Command = {
      name: 'ReportAdverseEvent',
      data: {
        adverseEvent: 'AE9',
        person: 'a visitor',
        term: 'Pain',
        outcome: 'RECOVERED',
        serious: false,
        seriousness: [],
        side: 'NOT_APPLICABLE',
        occurredAt: '2019-04-20T10:00:00.000Z',
      },
    };
    const asked = (site: string | undefined, person: string) => {
      const { decision } = decide({ ...report, data: { ...report.data, site } }, driver.worldOf(report), {
        person,
        now,
        commandId: 'x',
      });
      return decision instanceof Refusal ? decision.rule : decision.map(({ type }) => type).join();
    };
    expect(asked(undefined, 'visiting-investigator')).toBe('site-needed');
    expect(asked('VLC', 'visiting-investigator')).toBe('AdverseEventReported');
    expect(asked('BCN', 'visiting-investigator')).toBe('not-delegated');
    expect(asked(undefined, 'investigator')).toBe('AdverseEventReported');
  });
});
