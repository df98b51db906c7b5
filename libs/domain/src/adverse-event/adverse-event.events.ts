import type { Personal } from '@caseledger/kernel';
import type { ctcaeVersion, LaboratoryValue } from '../ctcae/index.js';
import type { Side } from '../participant/participant.model.js';
import type { LegalBasis } from '../protocol/protocol.js';
import { change, event, events, own, whole, type About, type EventsOf } from '../vocabulary/event.js';
import { flatten } from '../vocabulary/audited-fields.js';
import type { Role } from '../vocabulary/roles.js';
import type {
  Attribution,
  categories,
  outcomes,
  phases,
  reportForms,
  reportKinds,
  SeriousnessCriterion,
} from '../vocabulary/safety-terms.js';
import { list, words } from '../vocabulary/words.js';

/** A death as far as it is known. */
export interface Death {
  readonly date?: string;
  readonly cause?: string;
  readonly autopsy?: boolean;
}

/** Code that the event of a report without one has in its place. Events, messages and answers say it; no decision sees it. */
export const noCode = 'UNKNOWN';

export interface AdverseEventReport {
  /** Code of the participant as it was reported; `UNKNOWN` when none was. */
  readonly participant: string;
  /** The study knows no such participant: the case waits in triage until the person is identified. */
  readonly participantUnknown?: true;
  /** How the reporter described the person. */
  readonly person?: Personal<string>;
  /** Empty when neither the participant nor the reporter tells it. */
  readonly site: string;
  /** Absent: an adverse event. */
  readonly category?: (typeof categories)[number];
  /** Words of the reporter. */
  readonly term: string;
  readonly template?: string;
  readonly onset?: string;
  readonly end?: string;
  readonly outcome: (typeof outcomes)[number];
  readonly severity?: 'MILD' | 'MODERATE' | 'SEVERE';
  /** CTCAE grade 1–5, or 0 when the laboratory value meets no criterion. */
  readonly grade?: number;
  /** The grade follows from the laboratory value; absent: a person gave it. */
  readonly gradedBy?: typeof ctcaeVersion;
  readonly laboratory?: LaboratoryValue;
  readonly serious: boolean;
  readonly seriousness: readonly SeriousnessCriterion[];
  readonly death?: Death;
  readonly phase?: (typeof phases)[number];
  readonly side: Side;
  readonly analgesia?: string;
  /** Code of the protocol's list of events of special interest. */
  readonly specialInterest?: string;
  /** After the first administration; the observation window itself starts at the first procedure (R-SAF-18). */
  readonly treatmentEmergent: boolean;
  readonly product?: string;
  /** Of the treatment, which decides route and clocks (R-AUT-01). */
  readonly legalBasis?: LegalBasis;
  /** When the sponsor was told, if that was before the report was entered. */
  readonly sponsorInformedAt?: string;
  readonly narrative?: Personal<string>;
}

/** A code of a licensed dictionary, such as MedDRA, with the version it was taken from (R-SAF-20). */
export interface Coding {
  readonly dictionary: string;
  readonly version: string;
  readonly lowLevelTerm: DictionaryTerm;
  readonly preferredTerm: DictionaryTerm;
  readonly systemOrganClass: DictionaryTerm;
}

export interface DictionaryTerm {
  readonly code: string;
  readonly name: string;
}

type Person = Pick<AdverseEventReport, 'participant' | 'participantUnknown' | 'site' | 'product'>;

/** The record of a case that its report begins. */
const report = () => 'report';

/** Whom a report is about: nobody that the study knows until the person is identified, who may come without a site. */
const personOf = ({ participant, participantUnknown, site, product }: Person): About => ({
  ...(participantUnknown !== true && { participant }),
  ...(site !== '' && { site }),
  ...(product !== undefined && { product }),
});

interface Deadline {
  readonly clock: string;
  readonly rule: string;
  readonly recipient: string;
  readonly due: string;
}

export const adverseEventEvents = events('adverse-event', {
  AdverseEventReported: event<AdverseEventReport>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `reported adverse event ${id} of ${data.participant}: ${data.term}, ${data.severity === undefined ? '' : `${words(data.severity)}, `}${data.serious ? 'serious' : 'not serious'}`,
    },
    reads: whole(report),
    about: ({ data }) => personOf(data),
    traits: {},
  }),
  ParticipantIdentified: event<{
    readonly from: string;
    readonly participant: string;
    readonly site: string;
    readonly treatmentEmergent: boolean;
    readonly product?: string;
    readonly legalBasis?: LegalBasis;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) => `recorded that adverse event ${id}, reported of ${data.from}, is about ${data.participant}`,
    },
    reads: change(report, ({ from, ...identified }) => flatten(identified)),
    about: ({ data }) => personOf(data),
    traits: {},
  }),
  AwarenessCorrected: event<{ readonly from: string; readonly to: string }>({
    version: 1,
    says: {
      en: ({ id, data }) => `corrected since when adverse event ${id} is known, from ${data.from} to ${data.to}`,
    },
    reads: change(
      report,
      ({ to }) => [['awareAt', to]],
      ({ from }) => ({ awareAt: from }),
    ),
    traits: {},
  }),
  FollowUpReceived: event<{
    readonly outcome?: AdverseEventReport['outcome'];
    readonly onset?: string;
    readonly end?: string;
    readonly severity?: NonNullable<AdverseEventReport['severity']>;
    readonly grade?: number;
    readonly phase?: NonNullable<AdverseEventReport['phase']>;
    readonly death?: Death;
    readonly information: string;
    /** Whether it changes the assessment of a reported case and so starts a clock (R-SAF-04), and why. */
    readonly significance?: { readonly significant: boolean; readonly why: string };
    readonly sponsorInformedAt?: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) => `added to adverse event ${id}: ${data.information}`,
    },
    reads: change(report),
    traits: { informs: true },
  }),
  SeriousnessAssessed: event<{
    readonly from: readonly SeriousnessCriterion[];
    readonly seriousness: readonly SeriousnessCriterion[];
    readonly serious: boolean;
    readonly death?: Death;
    readonly sponsorInformedAt?: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `assessed adverse event ${id} as ${data.serious ? `serious (${list(data.seriousness)})` : 'not serious'}`,
    },
    reads: change(report, ({ serious, seriousness }) => flatten({ serious, seriousness })),
    traits: { informs: true },
  }),
  CausalityAssessed: event<{
    readonly by: 'INVESTIGATOR' | 'SPONSOR';
    readonly to: Attribution;
    readonly related: boolean;
    readonly method: string;
    readonly sponsorInformedAt?: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `recorded the opinion of the ${words(data.by)} that adverse event ${id} is ${data.related ? 'related' : 'not related'} to ${words(data.to)}`,
    },
    reads: whole(({ by, to }) => `causality/${by}/${to}`),
    traits: {},
  }),
  ExpectednessAssessed: event<{
    readonly expected: boolean;
    /** Version of the reference safety information that was in force at onset (R-SAF-07). */
    readonly referenceSafetyInformation: string;
    /** The listed term that covers it, when expected. */
    readonly term?: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `assessed adverse event ${id} as ${data.expected ? 'expected' : 'unexpected'} by the reference safety information ${data.referenceSafetyInformation}`,
    },
    reads: own,
    traits: {},
  }),
  Coded: event<Coding>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `coded adverse event ${id} as ${data.lowLevelTerm.name} (${data.dictionary} ${data.version}, ${data.lowLevelTerm.code})`,
    },
    reads: own,
    traits: {},
  }),
  ReportPrepared: event<{
    /** Number of the report within the case, from 1. */
    readonly report: number;
    readonly kind: (typeof reportKinds)[number];
    readonly recipient: string;
    /** Position of the ledger that it says. */
    readonly asOf: number;
    /** SHA-256 of the message, hexadecimal. */
    readonly digest: string;
    /** What the sender says of the case beside the facts, without anything that identifies the person. */
    readonly comment?: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `prepared report ${data.report} (${words(data.kind)}) of adverse event ${id} for ${data.recipient}, as of position ${data.asOf}`,
    },
    reads: own,
    traits: {},
  }),
  ReportSubmitted: event<{
    readonly report: number;
    readonly form: (typeof reportForms)[number];
    readonly recipient: string;
    readonly channel: string;
    readonly reference?: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `submitted report ${data.report} of adverse event ${id} to ${data.recipient} by ${data.channel}`,
    },
    reads: own,
    traits: {},
  }),
  ReportAcknowledged: event<{
    readonly report: number;
    readonly recipient: string;
    readonly reference: string;
    readonly digest?: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `recorded that ${data.recipient} accepted report ${data.report} of adverse event ${id} (${data.reference})`,
    },
    reads: own,
    traits: {},
  }),
  ReportRejected: event<{
    readonly report: number;
    readonly recipient: string;
    readonly reference: string;
    readonly errors: readonly string[];
    readonly digest?: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `recorded that ${data.recipient} rejected report ${data.report} of adverse event ${id} (${data.reference}): ${data.errors.join(' ')}`,
    },
    reads: own,
    traits: {},
  }),
  LatenessExplained: event<{ readonly clock: string; readonly explanation: string }>({
    version: 1,
    says: {
      en: ({ id, data }) => `explained why ${data.clock} of adverse event ${id} is late: ${data.explanation}`,
    },
    reads: own,
    traits: {},
  }),
  DeadlineApproached: event<Deadline>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `warned that ${data.recipient} must be told of adverse event ${id} by ${data.due} (${data.rule})`,
    },
    reads: own,
    traits: {},
  }),
  DeadlineMissed: event<Deadline>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `found that ${data.recipient} was not told of adverse event ${id} by ${data.due} (${data.rule})`,
    },
    reads: own,
    traits: {},
  }),
  NotificationAcknowledged: event<{ readonly rule: string }>({
    version: 1,
    says: {
      en: ({ id, data }) => `acknowledged notification ${data.rule} of adverse event ${id}`,
    },
    reads: own,
    traits: {},
  }),
  NotificationEscalated: event<{ readonly rule: string; readonly to: readonly Role[]; readonly due: string }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `escalated notification ${data.rule} of adverse event ${id} to ${data.to.join(', ')}: nobody acknowledged it by ${data.due}`,
    },
    reads: own,
    traits: {},
  }),
  CaseClosed: event<{ readonly conclusion: string }>({
    version: 1,
    says: {
      en: ({ id, data }) => `closed the case of adverse event ${id}: ${data.conclusion}`,
    },
    reads: own,
    traits: {},
  }),
  CaseNullified: event<object>({
    version: 1,
    says: {
      en: ({ id }) => `nullified adverse event ${id}`,
    },
    reads: own,
    traits: {},
  }),
});

export type AdverseEventEvent = EventsOf<typeof adverseEventEvents>;
