import type { CaseEvent } from '@caseledger/domain';
import type { RecordedFact } from '@caseledger/domain';

/** The member of the union that has the type, also when it shares its data with other types. */
type EventOf<Type, Event = CaseEvent> = Event extends { readonly type: infer Types }
  ? Type extends Types
    ? Event
    : never
  : never;
type FactOf<Type extends CaseEvent['type']> = EventOf<Type> & { readonly stream: string };

const idOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);
const words = (code: string): string => code.toLowerCase().replaceAll('_', ' ');
const list = (codes: readonly string[]): string => codes.map(words).join(', ');

/** What each type of event says, after the name of who did it. */
const predicates: { readonly [Type in CaseEvent['type']]: (fact: FactOf<Type>) => string } = {
  StudyRegistered: ({ data }) => `registered the study ${data.code}, “${data.title}”`,
  ProtocolApproved: ({ data }) => `approved protocol ${data.protocol.code}, version ${data.protocol.version}`,
  ProtocolAmended: ({ data }) =>
    `amended the protocol to version ${data.protocol.version}${data.substantial ? ' (substantial)' : ''}${data.reconsentRequired ? '; participants must consent again' : ''}`,
  SiteActivated: ({ data }) => `activated site ${data.code}, ${data.name} (${data.country})`,
  SiteClosed: ({ data }) => `closed site ${data.code}`,
  AuthorisationGranted: ({ data }) =>
    `recorded authorisation ${data.reference} of ${data.authority} (${words(data.legalBasis)})`,
  ReferenceSafetyInformationApproved: ({ data }) =>
    `approved reference safety information ${data.version}, in force from ${data.validFrom}`,
  ReportingRulesApproved: ({ data }) =>
    `approved the reporting rules ${data.version}, ${data.rules.length} of them, for cases known from ${data.validFrom} on`,
  DelegationGranted: ({ data }) =>
    `delegated the role ${data.role} to ${data.person}${data.sites.length === 0 ? '' : ` at ${data.sites.join(', ')}`}`,
  DelegationEnded: ({ data }) => `ended the delegation of ${data.person} as ${data.role}`,
  StudyHalted: () => 'halted the study',
  StudyResumed: () => 'resumed the study',
  ParticipantScreened: ({ stream, data }) =>
    `screened ${idOf(stream)} at ${data.site}: ${data.diagnosis}, side ${words(data.side)}`,
  ConsentSigned: ({ stream, data }) =>
    `recorded that ${idOf(stream)} signed consent ${data.form} ${data.formVersion} for ${list(data.scopes)}`,
  Reconsented: ({ stream, data }) =>
    `recorded that ${idOf(stream)} consented again with ${data.form} ${data.formVersion} for ${list(data.scopes)}`,
  ConsentWithdrawn: ({ stream, data }) => `recorded that ${idOf(stream)} withdrew consent for ${list(data.scopes)}`,
  EligibilityConfirmed: ({ stream, data }) =>
    `confirmed that ${idOf(stream)} is eligible by ${data.criteria.length} criteria of protocol version ${data.protocolVersion}`,
  ScreenFailed: ({ stream, data }) =>
    `recorded that ${idOf(stream)} failed screening (${data.criteria.join(', ')}): ${data.explanation}`,
  TreatmentAuthorised: ({ stream, data }) =>
    `recorded the authorisation ${data.reference} to treat ${idOf(stream)} (${words(data.legalBasis)})`,
  SerologyRecorded: ({ stream, data }) =>
    `recorded the serology of ${idOf(stream)}, sampled ${data.sampledAt}: ${data.results.map(({ marker, result }) => `${marker} ${words(result)}`).join(', ')}`,
  SerologyCleared: ({ stream, data }) => `cleared the serology of ${idOf(stream)}, sampled ${data.sampledAt}`,
  SerologyRestricted: ({ stream, data }) =>
    `restricted storage for ${idOf(stream)}: positive for ${data.positive.join(', ')}`,
  CellsInjected: ({ stream, data }) =>
    `injected ${data.cells} million cells of product ${data.product} into ${idOf(stream)}, side ${words(data.side)}, in ${data.deposits.length} deposits`,
  VisitRecorded: ({ stream, data }) =>
    `recorded visit ${data.visit} of ${idOf(stream)} on ${data.date} (${data.scheduled === null ? 'unscheduled' : `scheduled ${data.scheduled}`}; adverse events: ${words(data.adverseEvents)})`,
  VisitMissed: ({ stream, data }) =>
    `recorded that ${idOf(stream)} missed visit ${data.scheduled}: ${data.explanation}`,
  VisitCorrected: ({ stream, data }) =>
    `corrected visit ${data.visit} of ${idOf(stream)}: ${data.changes.map(({ field, from, to }) => `${field} from ${from ?? 'nothing'} to ${to ?? 'nothing'}`).join('; ')}`,
  ImagingScored: ({ stream, data }) =>
    `scored the images (${data.reading.instrument}) of ${idOf(stream)} for visit ${data.visit}, dated ${data.date}`,
  ReturnedToSport: ({ stream, data }) =>
    `recorded that ${idOf(stream)} returned to ${data.activity} after ${data.months} months`,
  TerminalEventRecorded: ({ stream, data }) =>
    `recorded the terminal event ${data.code} for ${idOf(stream)}${data.endsFollowUp ? ', which ends the follow-up' : ''}`,
  ConcomitantCareRecorded: ({ stream, data }) =>
    `recorded ${data.kind} for ${idOf(stream)} from ${data.from}: ${data.description}`,
  WithdrawnFromTreatment: ({ stream, data }) =>
    `recorded that ${idOf(stream)} withdrew from treatment: ${data.explanation}`,
  WithdrawnFromFollowUp: ({ stream, data }) =>
    `recorded that ${idOf(stream)} withdrew from follow-up: ${data.explanation}`,
  LostToFollowUp: ({ stream, data }) => `recorded that ${idOf(stream)} was lost to follow-up: ${data.explanation}`,
  Died: ({ stream, data }) => `recorded that ${idOf(stream)} died: ${data.cause}`,
  FollowUpCompleted: ({ stream }) => `recorded that ${idOf(stream)} completed the follow-up`,
  MarrowHarvested: ({ stream, data }) =>
    `harvested ${data.volume} mL of marrow from ${data.participant} for product ${idOf(stream)} (donation ${data.donationNumber})`,
  StartingMaterialReceived: ({ stream, data }) =>
    `received donation ${data.donationNumber} for product ${idOf(stream)} after ${data.hoursInTransit} h in transit`,
  CulturePassaged: ({ stream, data }) =>
    `made passage ${data.passage} of product ${idOf(stream)} at ${data.confluence} % confluence into ${data.flasks} flasks`,
  CellsHarvested: ({ stream, data }) =>
    `harvested ${data.cells} million cells of product ${idOf(stream)} after ${data.daysInCulture} days in culture`,
  DeviationRecorded: ({ stream, data }) =>
    `recorded a deviation of product ${idOf(stream)} from ${data.rule}: ${data.description}`,
  QualityTested: ({ stream, data }) =>
    `recorded ${data.test} of product ${idOf(stream)}: ${data.result}, ${words(data.verdict)} by specification ${data.specificationVersion}`,
  ProductFormulated: ({ stream, data }) =>
    `formulated product ${idOf(stream)} into ${data.containers.map(({ code }) => code).join(', ')}, usable until ${data.expiresAt}`,
  BatchRecordReviewed: ({ stream, data }) => `reviewed the batch record of product ${idOf(stream)}: ${data.findings}`,
  BatchReleased: ({ stream, data }) => `released product ${idOf(stream)}: ${data.meaning}`,
  BatchConditionallyReleased: ({ stream, data }) =>
    `released product ${idOf(stream)} conditionally, pending ${data.pending.join(', ')}: ${data.meaning}`,
  BatchRejected: ({ stream, data }) => `rejected product ${idOf(stream)}: ${data.explanation}`,
  SurplusCryopreserved: ({ stream, data }) =>
    `cryopreserved ${data.cells} million surplus cells of product ${idOf(stream)} at ${data.location}${data.isolated ? ', isolated' : ''}`,
  CustodyTransferred: ({ stream, data }) =>
    `recorded that product ${idOf(stream)} went from ${data.from} to ${data.to} at ${data.place}, ${data.temperature} °C`,
  TemperatureExcursionRecorded: ({ stream, data }) =>
    `recorded a temperature excursion of product ${idOf(stream)} to ${data.temperature} °C at ${data.place}`,
  ProductRecalled: ({ stream, data }) =>
    `recalled product ${idOf(stream)}${data.afterUse ? ' after its use' : ''}: ${data.explanation}`,
  ContainerAdministered: ({ stream, data }) =>
    `recorded container ${data.container} of product ${idOf(stream)} as administered to ${data.participant}`,
  ContainerDestroyed: ({ stream, data }) =>
    `destroyed container ${data.container} of product ${idOf(stream)}: ${data.explanation}`,
  AdverseEventReported: ({ stream, data }) =>
    `reported adverse event ${idOf(stream)} of ${data.participant}: ${data.term}, ${data.severity === undefined ? '' : `${words(data.severity)}, `}${data.serious ? 'serious' : 'not serious'}`,
  ParticipantIdentified: ({ stream, data }) =>
    `recorded that adverse event ${idOf(stream)}, reported of ${data.from}, is about ${data.participant}`,
  AwarenessCorrected: ({ stream, data }) =>
    `corrected since when adverse event ${idOf(stream)} is known, from ${data.from} to ${data.to}`,
  FollowUpReceived: ({ stream, data }) => `added to adverse event ${idOf(stream)}: ${data.information}`,
  SeriousnessAssessed: ({ stream, data }) =>
    `assessed adverse event ${idOf(stream)} as ${data.serious ? `serious (${list(data.seriousness)})` : 'not serious'}`,
  CausalityAssessed: ({ stream, data }) =>
    `recorded the opinion of the ${words(data.by)} that adverse event ${idOf(stream)} is ${data.related ? 'related' : 'not related'} to ${words(data.to)}`,
  ExpectednessAssessed: ({ stream, data }) =>
    `assessed adverse event ${idOf(stream)} as ${data.expected ? 'expected' : 'unexpected'} by the reference safety information ${data.referenceSafetyInformation}`,
  Coded: ({ stream, data }) =>
    `coded adverse event ${idOf(stream)} as ${data.lowLevelTerm.name} (${data.dictionary} ${data.version}, ${data.lowLevelTerm.code})`,
  ReportPrepared: ({ stream, data }) =>
    `prepared report ${data.report} (${words(data.kind)}) of adverse event ${idOf(stream)} for ${data.recipient}, as of position ${data.asOf}`,
  ReportSubmitted: ({ stream, data }) =>
    `submitted report ${data.report} of adverse event ${idOf(stream)} to ${data.recipient} by ${data.channel}`,
  ReportAcknowledged: ({ stream, data }) =>
    `recorded that ${data.recipient} accepted report ${data.report} of adverse event ${idOf(stream)} (${data.reference})`,
  ReportRejected: ({ stream, data }) =>
    `recorded that ${data.recipient} rejected report ${data.report} of adverse event ${idOf(stream)} (${data.reference}): ${data.errors.join(' ')}`,
  LatenessExplained: ({ stream, data }) =>
    `explained why ${data.clock} of adverse event ${idOf(stream)} is late: ${data.explanation}`,
  DeadlineApproached: ({ stream, data }) =>
    `warned that ${data.recipient} must be told of adverse event ${idOf(stream)} by ${data.due} (${data.rule})`,
  DeadlineMissed: ({ stream, data }) =>
    `found that ${data.recipient} was not told of adverse event ${idOf(stream)} by ${data.due} (${data.rule})`,
  NotificationAcknowledged: ({ stream, data }) =>
    `acknowledged notification ${data.rule} of adverse event ${idOf(stream)}`,
  NotificationEscalated: ({ stream, data }) =>
    `escalated notification ${data.rule} of adverse event ${idOf(stream)} to ${data.to.join(', ')}: nobody acknowledged it by ${data.due}`,
  CaseClosed: ({ stream, data }) => `closed the case of adverse event ${idOf(stream)}: ${data.conclusion}`,
  CaseNullified: ({ stream }) => `nullified adverse event ${idOf(stream)}`,
  AdministrationRefused: ({ data }) =>
    `was refused an administration${data.participant === undefined ? '' : ` to ${data.participant}`}: ${data.unmet.map(({ message }) => message).join(' ')}`,
  ReleaseRefused: ({ data }) =>
    `was refused the release${data.product === undefined ? '' : ` of product ${data.product}`}: ${data.unmet.map(({ message }) => message).join(' ')}`,
};

/** An event as one English sentence, for readers of the audit trail (R-AUD-07). */
export function sentenceOf(fact: RecordedFact, who: string): string {
  const predicate = predicates[fact.type] as (event: RecordedFact) => string;
  const reason = fact.reason === undefined ? '' : ` Reason: ${fact.reason.text} (${fact.reason.code}).`;
  const sentence = `${who} ${predicate(fact)}`;
  return `${sentence}${/[.!?]$/.test(sentence) ? '' : '.'}${reason}`;
}
