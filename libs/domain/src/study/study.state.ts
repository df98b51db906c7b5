import { own } from '@caseledger/kernel';
import { evolveAllocation, initialAllocation, type AllocationState } from '../allocation/allocation.state.js';
import { builtInVersions } from '../protocol/built-in-rules.js';
import type { ReportingRules } from '../protocol/reporting-rules.js';
import type { LegalBasis, Protocol } from '../protocol/protocol.js';
import type { Fact } from '../vocabulary/fact.js';
import type { StudyEvent } from './study.events.js';
import type { Authorisation, Delegation, HistoricalImport, ReferenceSafetyInformation, Site } from './study.model.js';

export interface StudyState {
  readonly code?: string;
  readonly sponsor?: string;
  /** The protocol in force: the last approved version. */
  readonly protocol?: Protocol;
  /** Every version that was approved, in order. */
  readonly protocols: readonly Protocol[];
  readonly sites: Readonly<Record<string, Site>>;
  readonly closedSites: readonly string[];
  readonly authorisations: readonly Authorisation[];
  readonly delegations: readonly Delegation[];
  readonly referenceSafetyInformation: readonly ReferenceSafetyInformation[];
  /** Versions that the study approved, beside the built-in ones. */
  readonly reportingRules: readonly ReportingRules[];
  readonly halted: boolean;
  readonly allocation: AllocationState;
  /** Absent while nothing was imported. */
  readonly imports?: readonly HistoricalImport[];
}

export const initialStudy: StudyState = {
  protocols: [],
  sites: {},
  closedSites: [],
  authorisations: [],
  delegations: [],
  referenceSafetyInformation: [],
  reportingRules: [],
  halted: false,
  allocation: initialAllocation,
};

export function evolveStudy(state: StudyState, event: Fact<StudyEvent>): StudyState {
  switch (event.type) {
    case 'StudyRegistered':
      return {
        ...state,
        code: event.data.code,
        sponsor: event.data.sponsor,
        delegations: [
          {
            person: event.actor.id,
            role: 'sponsor',
            organisation: event.data.sponsor,
            sites: [],
            from: event.occurredAt,
          },
        ],
      };
    case 'ProtocolApproved':
    case 'ProtocolAmended':
      return {
        ...state,
        protocol: event.data.protocol,
        protocols: [...state.protocols, event.data.protocol],
      };
    case 'SiteActivated':
      return { ...state, sites: { ...state.sites, [event.data.code]: event.data } };
    case 'SiteClosed':
      return { ...state, closedSites: [...state.closedSites, event.data.code] };
    case 'AuthorisationGranted':
      return { ...state, authorisations: [...state.authorisations, event.data] };
    case 'ReferenceSafetyInformationApproved':
      return { ...state, referenceSafetyInformation: [...state.referenceSafetyInformation, event.data] };
    case 'ReportingRulesApproved':
      return { ...state, reportingRules: [...state.reportingRules, event.data] };
    case 'DelegationGranted': {
      const { person, role, organisation, sites, from, until } = event.data;
      const delegation = { person, role, organisation, sites, from, ...(until !== undefined && { until }) };
      return { ...state, delegations: [...state.delegations, delegation] };
    }
    case 'DelegationEnded':
      return {
        ...state,
        delegations: state.delegations.map((delegation) =>
          delegation.person === event.data.person &&
          delegation.role === event.data.role &&
          isOpenAt(delegation, event.occurredAt)
            ? { ...delegation, until: event.occurredAt }
            : delegation,
        ),
      };
    case 'StudyHalted':
      return { ...state, halted: true };
    case 'StudyResumed':
      return { ...state, halted: false };
    case 'HistoricalImportBegun':
      return { ...state, imports: [...(state.imports ?? []), event.data] };
    case 'AllocationListCommitted':
    case 'AllocationNumberTaken':
    case 'AllocationListClosed':
    case 'AllocationDisclosed':
    case 'CohortOpened':
    case 'CohortPlaceTaken':
    case 'CohortParticipantEvaluated':
    case 'CohortClosed':
      return { ...state, allocation: evolveAllocation(state.allocation, event) };
  }
}

/**
 * The IANA zone in which the dates of a site are meant, and UTC of what belongs to no site: of the study as a whole, and of
 * a case whose participant is unknown. Every site of a study has a zone, and what names another one is refused.
 */
export function zoneOfSite({ sites }: Pick<StudyState, 'sites'>, site: string | undefined): string {
  return own(sites, site ?? '')?.zone ?? 'UTC';
}

/** Whether a delegation has no end, or one after an instant. */
export function isOpenAt({ until }: Delegation, at: string): boolean {
  return until === undefined || Date.parse(until) > Date.parse(at);
}

/** The delegations of a person that are in force at an instant (R-AUT-09). */
export function delegationsOf(
  { delegations }: Pick<StudyState, 'delegations'>,
  person: string,
  at: string,
): readonly Delegation[] {
  return delegations.filter(
    (one) => one.person === person && Date.parse(one.from) <= Date.parse(at) && isOpenAt(one, at),
  );
}

/** The reference safety information in force at an instant (ms): the one that came into force last (R-SAF-07, R-SAF-08). */
export function referenceSafetyInformationAt(study: StudyState, at: number): ReferenceSafetyInformation | undefined {
  return inForceAt(study.referenceSafetyInformation, at);
}

/** The versions of the reporting rules that a study knows: the built-in ones, and those that it approved. */
export function rulesKnownTo({ reportingRules }: Pick<StudyState, 'reportingRules'>): readonly ReportingRules[] {
  return [...builtInVersions, ...reportingRules];
}

/** The reporting rules in force at an instant (ms): the study's own as soon as it has any, else the built-in ones. */
export function reportingRulesAt({ reportingRules }: Pick<StudyState, 'reportingRules'>, at: number): ReportingRules {
  return inForceAt(reportingRules, at) ?? inForceAt(builtInVersions, at) ?? builtInVersions[0];
}

/** Of several versions the one that came into force last before an instant (ms). */
function inForceAt<Version extends { readonly validFrom: string }>(
  versions: readonly Version[],
  at: number,
): Version | undefined {
  return versions
    .filter(({ validFrom }) => Date.parse(validFrom) <= at)
    .reduce<Version | undefined>(
      (last, one) => (last !== undefined && Date.parse(last.validFrom) > Date.parse(one.validFrom) ? last : one),
      undefined,
    );
}

/** The authorisations for a legal basis at a site, whenever they are valid (R-AUT-01). */
export function authorisationsOf(
  { authorisations }: Pick<StudyState, 'authorisations'>,
  legalBasis: LegalBasis,
  site: string,
): readonly Authorisation[] {
  return authorisations.filter(
    (one) => one.legalBasis === legalBasis && (one.sites.length === 0 || one.sites.includes(site)),
  );
}

/** The authorisation for a legal basis that is in force at a site at an instant (R-AUT-01, R-AUT-02). */
export function authorisationInForce(
  study: Pick<StudyState, 'authorisations'>,
  legalBasis: LegalBasis,
  site: string,
  at: number,
): Authorisation | undefined {
  return authorisationsOf(study, legalBasis, site).find(
    ({ validFrom, validUntil }) =>
      Date.parse(validFrom) <= at && (validUntil === undefined || at < Date.parse(validUntil)),
  );
}
