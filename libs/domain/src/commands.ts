import { earliest, isDate, Refusal, type Actor, type Decision, type Unmet } from '@caseledger/kernel';
import * as adverseEvent from './adverse-event/adverse-event.commands.js';
import * as alarm from './clocks/alarm.commands.js';
import { acknowledgeNotification } from './notifications/notification.commands.js';
import * as participant from './participant/participant.commands.js';
import * as product from './product/product.commands.js';
import * as study from './study/study.commands.js';
import { condition, refusalOf, refuse, unmet } from './refusals.js';
import * as webhook from './webhook/webhook.commands.js';
import type { Role } from './vocabulary/roles.js';
import type { Delegation } from './study/study.model.js';
import { delegationInForce, zoneOfSite } from './study/study.state.js';
import { software, type CommandData, type CommandDefinition, type DecisionContext } from './command-definition.js';
import type { World } from './world.js';
import type { StreamKind } from './vocabulary/streams.js';
import type { CaseEvent } from './catalogue.js';

/** Every command of the domain, by its name. */
export const commands = {
  RegisterStudy: study.registerStudy,
  ApproveProtocol: study.approveProtocol,
  ActivateSite: study.activateSite,
  GrantAuthorisation: study.grantAuthorisation,
  ApproveReferenceSafetyInformation: study.approveReferenceSafetyInformation,
  ApproveReportingRules: study.approveReportingRules,
  GrantDelegation: study.grantDelegation,
  EndDelegation: study.endDelegation,
  HaltStudy: study.haltStudy,
  ResumeStudy: study.resumeStudy,
  ScreenParticipant: participant.screenParticipant,
  SignConsent: participant.signConsent,
  WithdrawConsent: participant.withdrawConsent,
  ConfirmEligibility: participant.confirmEligibility,
  FailScreening: participant.failScreening,
  AuthoriseTreatment: participant.authoriseTreatment,
  RecordSerology: participant.recordSerology,
  AssessSerology: participant.assessSerology,
  InjectCells: participant.injectCells,
  RecordVisit: participant.recordVisit,
  MissVisit: participant.missVisit,
  CorrectVisit: participant.correctVisit,
  ScoreImaging: participant.scoreImaging,
  RecordReturnToSport: participant.recordReturnToSport,
  RecordTerminalEvent: participant.recordTerminalEvent,
  RecordConcomitantCare: participant.recordConcomitantCare,
  EndParticipation: participant.endParticipation,
  HarvestMarrow: product.harvestMarrow,
  ReceiveStartingMaterial: product.receiveStartingMaterial,
  PassageCulture: product.passageCulture,
  HarvestCells: product.harvestCells,
  RecordDeviation: product.recordDeviation,
  RecordQualityTest: product.recordQualityTest,
  FormulateProduct: product.formulateProduct,
  ReviewBatchRecord: product.reviewBatchRecord,
  ReleaseBatch: product.releaseBatch,
  RejectBatch: product.rejectBatch,
  RecallProduct: product.recallProduct,
  CryopreserveSurplus: product.cryopreserveSurplus,
  TransferCustody: product.transferCustody,
  DestroyContainer: product.destroyContainer,
  ReportAdverseEvent: adverseEvent.reportAdverseEvent,
  IdentifyParticipant: adverseEvent.identifyParticipant,
  CorrectAwareness: adverseEvent.correctAwareness,
  ReceiveFollowUp: adverseEvent.receiveFollowUp,
  AssessSeriousness: adverseEvent.assessSeriousness,
  AssessCausality: adverseEvent.assessCausality,
  AssessExpectedness: adverseEvent.assessExpectedness,
  CodeAdverseEvent: adverseEvent.codeAdverseEvent,
  PrepareReport: adverseEvent.prepareReport,
  SubmitReport: adverseEvent.submitReport,
  NotifyRecipient: adverseEvent.notifyRecipient,
  AcknowledgeReport: adverseEvent.acknowledgeReport,
  ExplainLateness: adverseEvent.explainLateness,
  AcknowledgeNotification: acknowledgeNotification,
  CloseCase: adverseEvent.closeCase,
  NullifyCase: adverseEvent.nullifyCase,
  TellDeadline: alarm.tellDeadline,
  EscalateNotification: alarm.escalateNotification,
  RegisterWebhook: webhook.registerWebhook,
  CarryOverWebhook: webhook.carryOverWebhook,
  RotateWebhookSecret: webhook.rotateWebhookSecret,
  DisableWebhook: webhook.disableWebhook,
  EnableWebhook: webhook.enableWebhook,
  DeleteWebhook: webhook.deleteWebhook,
};

export type CommandName = keyof typeof commands;
export type DataOf<N extends CommandName> = (typeof commands)[N] extends CommandDefinition<infer Data> ? Data : never;
/** A command: its name and its data. */
export type Command = { [N in CommandName]: { readonly name: N; readonly data: DataOf<N> } }[CommandName];

function definitionOf(name: CommandName): CommandDefinition<CommandData> {
  return commands[name] as unknown as CommandDefinition<CommandData>;
}

/** The streams a command sees, by kind. The study's own stream is always among them, last. */
export function streamsOf(command: Command): ReadonlyMap<StreamKind, string> {
  const streams = new Map(Object.entries(definitionOf(command.name).streams(command.data)) as [StreamKind, string][]);
  if (!streams.has('study')) streams.set('study', 'study');
  return streams;
}

/** The sites of whatever a command sees and names: none for what concerns the study as a whole. */
function sitesOfCommand({ name, data }: Command, { participant, product, 'adverse-event': safety }: World) {
  const sites = [participant.site, product.site, safety.report?.site, definitionOf(name).site?.(data)];
  return [...new Set(sites.filter((site) => site !== undefined))];
}

/** The zone in which the dates of a command are meant: that of the site that it concerns. */
export function zoneOfCommand(command: Command, world: World): string {
  return zoneOfSite(world.study, sitesOfCommand(command, world)[0]);
}

/** The delegation under which a person gives a command here and now, if there is one: it holds at every site concerned. */
export function delegationFor(command: Command, world: World, context: DecisionContext): Delegation | undefined {
  const { roles } = definitionOf(command.name);
  if (roles === 'system') return undefined;
  const sites = sitesOfCommand(command, world);
  const held = (sites.length === 0 ? [undefined] : sites).map((site) =>
    delegationInForce(world.study, context.person, roles, site, context.now),
  );
  return held.includes(undefined) ? undefined : held[0];
}

/** As whom a command is given. */
interface Giver {
  readonly actor: Actor;
  /** The caller has a part in the study already, and may know the versions of its streams; a founder has none yet. */
  readonly member: boolean;
}

/** The caller may not give the command: nothing is recorded, and nothing else is said. */
interface Denied {
  readonly actor?: undefined;
  readonly decision: Refusal;
  readonly nearMisses: readonly [];
}

/** What was decided for who may give the command, and what a refusal leaves in the ledger. */
interface Judged extends Giver {
  readonly decision: Decision<CaseEvent>;
  /** Near misses to record when the decision is a refusal. */
  readonly nearMisses: readonly CaseEvent[];
}

export type Verdict = Denied | Judged;

/** What is unmet when somebody holds none of these roles where it takes one; without roles: none at all. */
export function notDelegatedTo(roles?: readonly Role[] | 'system'): Unmet {
  if (roles === undefined) return unmet('not-delegated', 'This needs a delegation in the study, in force now.');
  return unmet(
    'not-delegated',
    roles === 'system'
      ? 'Only the software itself does this, by the time.'
      : `This needs a delegation as ${roles.join(' or ')} at the site, in force now.`,
  );
}

/** As whom a command is given here and now; nothing when it may not be given. */
function giverOf(command: Command, world: World, context: DecisionContext): Giver | undefined {
  const { roles, founds } = definitionOf(command.name);
  if (context.system === true) return roles === 'system' ? { actor: software, member: true } : undefined;
  if (founds !== undefined) return { actor: { id: context.person, ...founds(command.data) }, member: false };
  const delegation = delegationFor(command, world, context);
  if (delegation === undefined) return undefined;
  const { role, organisation } = delegation;
  return { actor: { id: context.person, role, organisation }, member: true };
}

/** What every command has to meet, whatever it is about. */
function commonConditions(command: Command, world: World, { now }: DecisionContext): readonly Unmet[] {
  const { occurredAt } = command.data;
  return [
    ...condition(
      earliest(occurredAt, zoneOfCommand(command, world)) <= Date.parse(now),
      'in-the-future',
      `${occurredAt} lies in the future.`,
      '/occurredAt',
    ),
    ...condition(
      definitionOf(command.name).timed !== true || !isDate(occurredAt),
      'time-needed',
      undefined,
      '/occurredAt',
    ),
  ];
}

/** Decides a command: the conditions that every command shares, then the command's own, all listed when unmet. */
export function decide(command: Command, world: World, context: DecisionContext): Verdict {
  const definition = definitionOf(command.name);
  const { data } = command;
  if (definition.founds === undefined && world.study.code === undefined) {
    return { decision: refuse('unknown-study'), nearMisses: [] };
  }
  const giver = giverOf(command, world, context);
  // Whoever may not give the command learns nothing about its subject from the list of conditions.
  if (giver === undefined) {
    return { decision: new Refusal('forbidden', [notDelegatedTo(definition.roles)]), nearMisses: [] };
  }
  const refused = refusalOf([
    ...commonConditions(command, world, context),
    ...(definition.conditions?.(data, world, context) ?? []),
  ]);
  const decision = refused ?? definition.decide(data, world, context);
  const isNearMiss = decision instanceof Refusal && decision.kind !== 'not-found';
  return {
    ...giver,
    decision,
    nearMisses: isNearMiss ? (definition.onRefusal?.(data, decision.unmet, context) ?? []) : [],
  };
}
