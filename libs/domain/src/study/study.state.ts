import type { ReportingRules } from '../protocol/reporting-rules.js';
import type { LegalBasis, Protocol } from '../protocol/protocol.js';
import type { Fact } from '../vocabulary/fact.js';
import type { StudyEvent } from './study.events.js';
import type { Role } from '../vocabulary/roles.js';
import type { Authorisation, Delegation, ReferenceSafetyInformation, Site } from './study.model.js';

export interface StudyState {
  readonly code?: string;
  readonly sponsor?: string;
  /** The protocol in force: the last approved version. */
  readonly protocol?: Protocol;
  readonly protocolVersions: readonly string[];
  readonly sites: Readonly<Record<string, Site>>;
  readonly closedSites: readonly string[];
  readonly authorisations: readonly Authorisation[];
  readonly delegations: readonly Delegation[];
  readonly referenceSafetyInformation: readonly ReferenceSafetyInformation[];
  /** Versions that the study approved, beside the built-in ones. */
  readonly reportingRules: readonly ReportingRules[];
  readonly halted: boolean;
}

export const initialStudy: StudyState = {
  protocolVersions: [],
  sites: {},
  closedSites: [],
  authorisations: [],
  delegations: [],
  referenceSafetyInformation: [],
  reportingRules: [],
  halted: false,
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
        protocolVersions: [...state.protocolVersions, event.data.protocol.version],
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
  }
}

/** Whether a delegation has no end, or one after an instant. */
export function isOpenAt({ until }: Delegation, at: string): boolean {
  return until === undefined || Date.parse(until) > Date.parse(at);
}

/** The delegation that lets a person act in one of the roles at a site at an instant (R-AUT-09). */
export function delegationInForce(
  study: StudyState,
  person: string,
  allowed: readonly Role[],
  site: string | undefined,
  at: string,
): Delegation | undefined {
  const instant = Date.parse(at);
  const inForce = study.delegations.filter(
    (delegation) =>
      delegation.person === person &&
      Date.parse(delegation.from) <= instant &&
      isOpenAt(delegation, at) &&
      (site === undefined || delegation.sites.length === 0 || delegation.sites.includes(site)),
  );
  for (const role of allowed) {
    const match = inForce.find((delegation) => delegation.role === role);
    if (match !== undefined) return match;
  }
  return undefined;
}

/** The reference safety information in force at an instant (ms): the one that came into force last (R-SAF-07, R-SAF-08). */
export function referenceSafetyInformationAt(study: StudyState, at: number): ReferenceSafetyInformation | undefined {
  return study.referenceSafetyInformation
    .filter(({ validFrom }) => Date.parse(validFrom) <= at)
    .reduce<ReferenceSafetyInformation | undefined>(
      (last, one) => (last !== undefined && Date.parse(last.validFrom) > Date.parse(one.validFrom) ? last : one),
      undefined,
    );
}

/** Whether an authorisation for the legal basis is in force at a site at an instant (R-AUT-01, R-AUT-02). */
export function authorisationInForce(
  study: StudyState,
  legalBasis: LegalBasis,
  site: string,
  at: number,
): Authorisation | undefined {
  return study.authorisations.find(
    (authorisation) =>
      authorisation.legalBasis === legalBasis &&
      (authorisation.sites.length === 0 || authorisation.sites.includes(site)) &&
      Date.parse(authorisation.validFrom) <= at &&
      (authorisation.validUntil === undefined || at < Date.parse(authorisation.validUntil)),
  );
}
