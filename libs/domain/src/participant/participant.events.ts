import type { Personal } from '@caseledger/kernel';
import type { ConsentScope, LegalBasis } from '../protocol/protocol.js';
import { correction, event, events, own, whole, type EventsOf } from '../vocabulary/event.js';
import { flatten } from '../vocabulary/audited-fields.js';
import { list, words } from '../vocabulary/words.js';
import { unnamed } from '../protocol/first-protocol.js';
import type {
  Answer,
  ArmAssignment,
  Change,
  Deposit,
  LicensedLot,
  Reading,
  SerologyResult,
  Side,
  ToxicityOutcome,
  TreatedSite,
  AnyDeposit,
} from './participant.model.js';
import { readingFields } from './readings.js';

interface Consent {
  readonly form: string;
  readonly formVersion: string;
  readonly language: string;
  readonly scopes: readonly ConsentScope[];
  readonly signedBy: 'PARTICIPANT' | 'LEGAL_REPRESENTATIVE';
  readonly informedBy: string;
  readonly treatedSites: readonly TreatedSite[];
}

/** What every administration says: the instance of the plan that it fulfils, and where it went. */
interface Administration {
  /** Code of the protocol's administration. */
  readonly administration: string;
  /** Code of the scheduled instance that it fulfils. */
  readonly scheduled: string;
  /** Which time it is, of an instance that repeats; absent: the first. */
  readonly occurrence?: number;
  /** When it ended, of what takes time: an instant, after that of the event. */
  readonly endedAt?: string;
  /** Absent where it is given to the whole body. */
  readonly treatedSite?: TreatedSite;
  /** Absent where the past does not tell it. */
  readonly secondCheckBy?: string;
  readonly protocolVersion: string;
  /** Absent where the past does not tell it. */
  readonly legalBasis?: LegalBasis;
}

/** The side that the first version says, as the one treated site that there was. */
const siteOf = (side: unknown): TreatedSite => ({ code: unnamed.treatedSite, side: side as Side });

/** The first version of what names the treated side. */
const withSites = ({ side, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, treatedSites: [siteOf(side)] });

/** A treated site as it is told: by the side alone where the protocol gave it no name. */
const placed = ({ code, side }: TreatedSite): string => {
  if (code === unnamed.treatedSite) return `side ${words(side)}`;
  return side === 'NOT_APPLICABLE' ? code : `${code} ${words(side)}`;
};

/** Treated sites at the end of a sentence: nothing where there is none. */
const sites = (treated: readonly TreatedSite[]): string =>
  treated.length === 0 ? '' : `, ${list(treated.map(placed))}`;

interface Withdrawal {
  readonly explanation: string;
}

/** A scheduled visit, and which time it is, of one that repeats. */
const which = (scheduled: string, occurrence: number | undefined): string =>
  occurrence === undefined ? scheduled : `${scheduled} (${occurrence})`;

export const participantEvents = events('participant', {
  ParticipantScreened: event<{
    readonly site: string;
    readonly treatedSites: readonly TreatedSite[];
    readonly diagnosis: string;
    readonly indication: 'ESTABLISHED_INJURY';
    readonly characteristics: readonly Answer[];
    readonly treatingPhysician: string;
    /** Name, birth date, hospital record number: whatever the site keeps here. */
    readonly identity?: Personal<Readonly<Record<string, string>>>;
    /** Code of the request for treatment that led to it. */
    readonly request?: string;
    /** Somebody who gives material for others, and gets nothing. */
    readonly donor?: true;
    readonly protocolVersion: string;
  }>({
    version: 2,
    upcasts: { 1: withSites },
    says: {
      en: ({ id, data }) =>
        `screened ${data.donor ? 'donor ' : ''}${id} at ${data.site}: ${data.diagnosis}${sites(data.treatedSites)}`,
    },
    reads: own,
    about: ({ data: { site } }) => ({ site }),
    traits: { blind: {}, numbersMessages: true },
  }),
  ConsentSigned: event<Consent>({
    version: 2,
    upcasts: { 1: withSites },
    says: {
      en: ({ id, data }) =>
        `recorded that ${id} signed consent ${data.form} ${data.formVersion} for ${list(data.scopes)}`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  Reconsented: event<Consent>({
    version: 2,
    upcasts: { 1: withSites },
    says: {
      en: ({ id, data }) =>
        `recorded that ${id} consented again with ${data.form} ${data.formVersion} for ${list(data.scopes)}`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  ConsentWithdrawn: event<{ readonly scopes: readonly ConsentScope[] }>({
    version: 1,
    says: {
      en: ({ id, data }) => `recorded that ${id} withdrew consent for ${list(data.scopes)}`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  EligibilityConfirmed: event<{
    readonly criteria: readonly { readonly code: string; readonly met: boolean; readonly evidence: string }[];
    readonly protocolVersion: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `confirmed that ${id} is eligible by ${data.criteria.length} criteria of protocol version ${data.protocolVersion}`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  ScreenFailed: event<{ readonly criteria: readonly string[]; readonly explanation: string }>({
    version: 1,
    says: {
      en: ({ id, data }) => `recorded that ${id} failed screening (${data.criteria.join(', ')}): ${data.explanation}`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  ArmAssigned: event<ArmAssignment>({
    version: 1,
    says: {
      en: ({ id, data: { arm, method, list, number, explanation } }) =>
        `allocated ${id} to ${arm} (${words(method)}${list === undefined ? '' : `, list ${list}, number ${String(number)}`})${explanation === undefined ? '' : `: ${explanation}`}`,
    },
    reads: own,
    traits: { blind: { masks: ['arm'], omits: ['list', 'number', 'stratum', 'place', 'explanation'] } },
  }),
  DoseLimitingToxicityAssessed: event<{ readonly outcome: ToxicityOutcome; readonly explanation: string }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `assessed the dose-limiting toxicity of ${id} (${words(data.outcome)}): ${data.explanation}`,
    },
    reads: own,
    traits: {},
  }),
  UnblindingRequested: event<object>({
    version: 1,
    says: { en: ({ id }) => `asked to be told the arm of ${id}` },
    reads: own,
    traits: { blind: {} },
  }),
  Unblinded: event<{
    /** Who asked for it: told, too. */
    readonly requestedBy: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `confirmed the unblinding, and was told the arm of ${id}, together with ${data.requestedBy}`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  TreatmentAuthorised: event<{
    readonly legalBasis: LegalBasis;
    readonly reference: string;
    readonly documents: readonly string[];
  }>({
    version: 1,
    says: {
      en: ({ id, data }) => `recorded the authorisation ${data.reference} to treat ${id} (${words(data.legalBasis)})`,
    },
    reads: own,
    traits: { blind: { act: 'ADMINISTRATION' } },
  }),
  SerologyRecorded: event<{
    readonly sampledAt: string;
    readonly laboratory: string;
    readonly results: readonly SerologyResult[];
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `recorded the serology of ${id}, sampled ${data.sampledAt}: ${data.results.map(({ marker, result }) => `${marker} ${words(result)}`).join(', ')}`,
    },
    reads: own,
    traits: { blind: { act: 'SEROLOGY' } },
  }),
  SerologyCleared: event<{
    readonly sampledAt: string;
    readonly markers: readonly string[];
    /** Not needed when nothing is positive, and kept when a physician gave it. */
    readonly riskAssessment?: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data: { sampledAt, riskAssessment } }) =>
        `cleared the serology of ${id}, sampled ${sampledAt}${riskAssessment === undefined ? '' : `: ${riskAssessment}`}`,
    },
    reads: own,
    traits: { blind: { act: 'SEROLOGY' } },
  }),
  SerologyRestricted: event<{
    readonly sampledAt: string;
    readonly positive: readonly string[];
    readonly riskAssessment: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) => `restricted storage for ${id}: positive for ${data.positive.join(', ')}`,
    },
    reads: own,
    traits: { blind: { act: 'SEROLOGY' } },
  }),
  ProtocolVersionChanged: event<{ readonly from: string; readonly protocolVersion: string }>({
    version: 1,
    says: {
      en: ({ id, data }) => `moved ${id} from version ${data.from} of the protocol to version ${data.protocolVersion}`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  /** Beside the event that begins the batch, where the plan of the participant has a collection. */
  StartingMaterialGiven: event<{
    /** Code of the batch. */
    readonly product: string;
    /** Code of the scheduled instance that it fulfils. */
    readonly scheduled: string;
    /** Which time it is, of an instance that repeats; absent: the first. */
    readonly occurrence?: number;
    readonly startedAt: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `recorded that ${id} gave the material of product ${data.product} (${which(data.scheduled, data.occurrence)})`,
    },
    reads: own,
    about: ({ data: { product } }) => ({ product }),
    traits: {},
  }),
  CellsInjected: event<
    Administration & {
      readonly product: string;
      readonly deposits: readonly Deposit[];
      /** 10⁶ cells over all deposits. */
      readonly cells: number;
      /** kg, where the dose depends on it. */
      readonly weight?: number;
      readonly guidance?: string;
    }
  >({
    version: 2,
    upcasts: {
      1: ({ side, ...rest }) => ({
        ...rest,
        administration: unnamed.administration,
        scheduled: unnamed.administration,
        treatedSite: siteOf(side),
      }),
    },
    says: {
      en: ({ id, data }) =>
        `injected ${data.cells} million cells of product ${data.product} into ${id}${sites(data.treatedSite === undefined ? [] : [data.treatedSite])}, in ${data.deposits.length} deposits`,
    },
    reads: own,
    about: ({ data: { product } }) => ({ product }),
    traits: {
      exposes: ({ product, legalBasis, cells }) => ({ product, ...(legalBasis && { legalBasis }), cells }),
      numbersMessages: true,
    },
  }),
  /** Whatever is given but counted cells: a product without a count, a medicine, or a procedure with nothing in it. */
  InterventionAdministered: event<
    Administration & {
      /** Code of the batch; absent where nothing was made. */
      readonly product?: string;
      /** Of a medicine that is bought. */
      readonly medicine?: LicensedLot;
      readonly deposits: readonly AnyDeposit[];
      /** In the unit of the protocol; absent where nothing is measured. */
      readonly dose?: { readonly value: number; readonly unit: string };
      /** kg, where the dose depends on it. */
      readonly weight?: number;
      readonly guidance?: string;
    }
  >({
    version: 1,
    says: {
      en: ({ id, data: { administration, product, medicine, dose, treatedSite } }) =>
        `recorded ${administration} of ${id}${sites(treatedSite === undefined ? [] : [treatedSite])}` +
        (dose === undefined ? '' : `, ${dose.value} ${dose.unit}`) +
        (product === undefined ? '' : ` of product ${product}`) +
        (medicine === undefined ? '' : ` of ${medicine.name}, lot ${medicine.lot}`),
    },
    reads: own,
    about: ({ data: { product } }) => ({ ...(product !== undefined && { product }) }),
    traits: {
      exposes: ({ product, medicine, legalBasis }) => {
        const given = product ?? medicine?.name;
        return given === undefined ? undefined : { product: given, ...(legalBasis && { legalBasis }) };
      },
      numbersMessages: true,
    },
  }),
  VisitRecorded: event<{
    readonly visit: string;
    /** The scheduled visit that the window gives, or `null`: unscheduled (R-INS-05). */
    readonly scheduled: string | null;
    /** Which time it is, of a visit that repeats; absent: the first. */
    readonly occurrence?: number;
    readonly date: string;
    readonly readings: readonly Reading[];
    readonly adverseEvents: 'NONE_SINCE_LAST_VISIT' | 'REPORTED' | 'NOT_ASKED';
    readonly protocolVersion: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `recorded visit ${data.visit} of ${id} on ${data.date} (${data.scheduled === null ? 'unscheduled' : `scheduled ${which(data.scheduled, data.occurrence)}`}; adverse events: ${words(data.adverseEvents)})`,
    },
    reads: whole(
      ({ visit }) => `visit/${visit}`,
      ({ readings, ...visit }) => [...flatten(visit), ...readingFields(readings)],
    ),
    traits: { blind: { planned: true }, numbersMessages: true },
  }),
  VisitMissed: event<{ readonly scheduled: string; readonly occurrence?: number; readonly explanation: string }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `recorded that ${id} missed visit ${which(data.scheduled, data.occurrence)}: ${data.explanation}`,
    },
    reads: own,
    traits: { blind: { planned: true } },
  }),
  VisitCorrected: event<{
    readonly visit: string;
    readonly changes: readonly Change[];
    readonly readings: readonly Reading[];
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `corrected visit ${data.visit} of ${id}: ${data.changes.map(({ field, from, to }) => `${field} from ${from ?? 'nothing'} to ${to ?? 'nothing'}`).join('; ')}`,
    },
    reads: correction(
      ({ visit }) => `visit/${visit}`,
      ({ readings }) => readingFields(readings),
      // Fields of readings have a path; those of the visit itself have none.
      (field) => field.includes('/'),
    ),
    traits: { blind: { planned: true } },
  }),
  ImagingScored: event<{
    readonly visit: string;
    readonly scheduled: string | null;
    /** Which time it is, of a visit that repeats; absent: the first. */
    readonly occurrence?: number;
    readonly date: string;
    readonly reading: Reading;
    /** Absent where the past does not tell it. */
    readonly reader?: string;
    readonly protocolVersion: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `scored the images (${data.reading.instrument}) of ${id} for visit ${data.visit}, dated ${data.date}`,
    },
    reads: whole(
      ({ visit, reading }) => `imaging/${visit}/${reading.instrument}`,
      ({ reading, ...scored }) => [...flatten(scored), ...readingFields([reading])],
    ),
    traits: { blind: { planned: true } },
  }),
  ReturnedToSport: event<{ readonly activity: string; readonly months: number }>({
    version: 1,
    says: {
      en: ({ id, data }) => `recorded that ${id} returned to ${data.activity} after ${data.months} months`,
    },
    reads: own,
    traits: { blind: { act: 'ADMINISTRATION' } },
  }),
  TerminalEventRecorded: event<{
    readonly code: string;
    /** Whether nothing of the participant is followed any more. */
    readonly endsFollowUp: boolean;
    /** Of one treated site; absent: of the whole person. */
    readonly treatedSite?: TreatedSite;
    /** Nothing more is done at that site, although others are followed. */
    readonly endsTreatedSite?: true;
  }>({
    version: 2,
    upcasts: { 1: ({ side, ...rest }) => ({ ...rest, treatedSite: siteOf(side) }) },
    says: {
      en: ({ id, data: { code, endsFollowUp, endsTreatedSite, treatedSite } }) =>
        `recorded the terminal event ${code} for ${id}${endsFollowUp ? ', which ends the follow-up' : ''}` +
        (endsTreatedSite && treatedSite ? `, which ends the follow-up of ${placed(treatedSite)}` : ''),
    },
    reads: own,
    traits: { blind: {}, ends: ({ endsFollowUp }) => (endsFollowUp ? 'TERMINAL_EVENT' : undefined) },
  }),
  ConcomitantCareRecorded: event<{
    readonly kind: string;
    readonly description: string;
    readonly from: string;
    readonly until?: string;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) => `recorded ${data.kind} for ${id} from ${data.from}: ${data.description}`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  WithdrawnFromTreatment: event<Withdrawal>({
    version: 1,
    says: {
      en: ({ id, data }) => `recorded that ${id} withdrew from treatment: ${data.explanation}`,
    },
    reads: own,
    traits: { blind: {}, ends: 'WITHDRAWN_FROM_TREATMENT', numbersMessages: true },
  }),
  WithdrawnFromFollowUp: event<Withdrawal>({
    version: 1,
    says: {
      en: ({ id, data }) => `recorded that ${id} withdrew from follow-up: ${data.explanation}`,
    },
    reads: own,
    traits: { blind: {}, ends: 'WITHDRAWN_FROM_FOLLOW_UP', numbersMessages: true },
  }),
  LostToFollowUp: event<Withdrawal>({
    version: 1,
    says: {
      en: ({ id, data }) => `recorded that ${id} was lost to follow-up: ${data.explanation}`,
    },
    reads: own,
    traits: { blind: {}, ends: 'LOST_TO_FOLLOW_UP', numbersMessages: true },
  }),
  Died: event<{ readonly cause: string }>({
    version: 1,
    says: {
      en: ({ id, data }) => `recorded that ${id} died: ${data.cause}`,
    },
    reads: own,
    traits: { blind: {}, ends: 'DIED', causeOfDeath: ({ cause }) => cause, numbersMessages: true },
  }),
  FollowUpCompleted: event<{ readonly explanation?: string }>({
    version: 1,
    says: {
      en: ({ id, data: { explanation = '' } }) =>
        `recorded that ${id} completed the follow-up${explanation === '' ? '' : `: ${explanation}`}`,
    },
    reads: own,
    traits: { blind: {}, ends: 'COMPLETED', numbersMessages: true },
  }),
});

export type ParticipantEvent = EventsOf<typeof participantEvents>;
