import * as adverseEvent from './adverse-event/adverse-event.commands.js';
import * as allocation from './allocation/allocation.commands.js';
import * as cohort from './allocation/cohort.commands.js';
import * as list from './allocation/list.commands.js';
import * as alarm from './clocks/alarm.commands.js';
import type { CommandData, CommandDefinition } from './command-definition.js';
import { beginImport } from './historical-import/import.commands.js';
import { acknowledgeNotification } from './notifications/notification.commands.js';
import * as participant from './participant/participant.commands.js';
import * as product from './product/product.commands.js';
import * as request from './request/request.commands.js';
import * as study from './study/study.commands.js';
import type { Seen } from './vocabulary/streams.js';
import * as webhook from './webhook/webhook.commands.js';

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
  BeginImport: beginImport,
  RequestTreatment: request.requestTreatment,
  AppraiseEvidence: request.appraiseEvidence,
  RefuseRequest: request.refuseRequest,
  AcceptRequest: request.acceptRequest,
  ScreenParticipant: participant.screenParticipant,
  SignConsent: participant.signConsent,
  WithdrawConsent: participant.withdrawConsent,
  ConfirmEligibility: participant.confirmEligibility,
  FailScreening: participant.failScreening,
  MakeAllocationList: list.makeAllocationList,
  CloseAllocationList: list.closeAllocationList,
  DiscloseAllocationList: list.discloseAllocationList,
  OpenCohort: cohort.openCohort,
  CloseCohort: cohort.closeCohort,
  AllocateParticipant: allocation.allocateParticipant,
  AssessDoseLimitingToxicity: cohort.assessDoseLimitingToxicity,
  RequestUnblinding: allocation.requestUnblinding,
  ConfirmUnblinding: allocation.confirmUnblinding,
  AuthoriseTreatment: participant.authoriseTreatment,
  RecordSerology: participant.recordSerology,
  AssessSerology: participant.assessSerology,
  AdministerIntervention: participant.administerIntervention,
  InjectCells: participant.injectCells,
  ChangeProtocolVersion: participant.changeProtocolVersion,
  RecordVisit: participant.recordVisit,
  MissVisit: participant.missVisit,
  CorrectVisit: participant.correctVisit,
  ScoreImaging: participant.scoreImaging,
  RecordReturnToSport: participant.recordReturnToSport,
  RecordTerminalEvent: participant.recordTerminalEvent,
  RecordConcomitantCare: participant.recordConcomitantCare,
  EndParticipation: participant.endParticipation,
  HarvestMarrow: product.harvestMarrow,
  CollectStartingMaterial: product.collectStartingMaterial,
  ReceiveStartingMaterial: product.receiveStartingMaterial,
  ConcentrateMaterial: product.concentrateMaterial,
  PassageCulture: product.passageCulture,
  HarvestCells: product.harvestCells,
  CryopreserveCells: product.cryopreserveCells,
  Thaw: product.thaw,
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

/** What a command is. */
export function definitionOf(name: CommandName): CommandDefinition<CommandData> {
  return commands[name] as unknown as CommandDefinition<CommandData>;
}

/** The streams a command sees, by kind. The study's own stream is always among them, last. */
export function streamsOf(command: Command): ReadonlyMap<Seen, string> {
  const streams = new Map(Object.entries(definitionOf(command.name).streams(command.data)) as [Seen, string][]);
  if (!streams.has('study')) streams.set('study', 'study');
  return streams;
}
