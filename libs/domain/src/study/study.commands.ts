import { excludes } from './separation-of-duties.js';
import { isSoftware, isZone, own, personal, type Reason } from '@caseledger/kernel';
import { reportingRulesFaults, type ReportingRules } from '../protocol/reporting-rules.js';
import type { LegalBasis, Protocol } from '../protocol/protocol.js';
import { protocolFaults } from '../protocol/protocol-faults.js';
import { define, type CommandData } from '../command-definition.js';
import type { Role } from '../vocabulary/roles.js';
import { everything, scopeOf, together } from './duties.js';
import type { Delegation, ReferenceSafetyInformation } from './study.model.js';
import { isOpenAt, rulesKnownTo } from './study.state.js';
import { condition, refusalOf, refuse } from '../refusals.js';
import type { World } from '../world.js';

export interface RegisterStudy extends CommandData {
  readonly code: string;
  readonly title: string;
  readonly sponsor: string;
  readonly registrations: readonly string[];
}

/** The first command of a study. Whoever registers it acts for the sponsor and delegates from then on. */
export const registerStudy = define<RegisterStudy>({
  roles: [],
  blind: 'WHOLE',
  founds: ({ sponsor }) => ({ role: 'sponsor', organisation: sponsor }),
  timed: true,
  streams: () => ({ study: 'study' }),
  conditions: ({ code }, { study }) =>
    condition(study.code === undefined, 'study-exists', `Study ${code} is registered already.`),
  decide: ({ code, title, sponsor, registrations }) => [
    { type: 'StudyRegistered', data: { code, title, sponsor, registrations } },
  ],
});

export interface ApproveProtocol extends CommandData {
  readonly protocol: Protocol;
  readonly substantial?: boolean;
  readonly reconsentRequired?: boolean;
}

export const approveProtocol = define<ApproveProtocol>({
  roles: ['sponsor'],
  blind: 'WHOLE',
  streams: () => ({ study: 'study' }),
  decide: ({ protocol, substantial = false, reconsentRequired = false }, { study }) => {
    const faults = refusalOf(protocolFaults(protocol, '/protocol'));
    if (faults !== undefined) return faults;
    if (study.protocols.some(({ version }) => version === protocol.version)) {
      return refuse('protocol-version-exists', `Version ${protocol.version} is approved already.`);
    }
    if (study.protocol === undefined) return [{ type: 'ProtocolApproved', data: { protocol } }];
    return [{ type: 'ProtocolAmended', data: { protocol, substantial, reconsentRequired } }];
  },
});

export interface ActivateSite extends CommandData {
  readonly code: string;
  readonly name: string;
  readonly country: string;
  readonly zone: string;
}

export const activateSite = define<ActivateSite>({
  roles: ['sponsor'],
  blind: 'WHOLE',
  streams: () => ({ study: 'study' }),
  decide: ({ code, name, country, zone }, { study }) => {
    if (own(study.sites, code) !== undefined) return refuse('site-exists', `Site ${code} is active already.`);
    if (!isZone(zone)) {
      return refuse('unknown-zone', `${zone} is not an IANA time zone.`, '/zone');
    }
    return [{ type: 'SiteActivated', data: { code, name, country, zone } }];
  },
});

export interface GrantAuthorisation extends CommandData {
  readonly reference: string;
  readonly legalBasis: LegalBasis;
  readonly authority: string;
  readonly sites: readonly string[];
  readonly validFrom: string;
  readonly validUntil?: string;
}

export const grantAuthorisation = define<GrantAuthorisation>({
  roles: ['sponsor'],
  blind: 'WHOLE',
  streams: () => ({ study: 'study' }),
  over: scopeOf,
  decide: ({ reference, legalBasis, authority, sites, validFrom, validUntil }, { study }) => {
    const unknown = sites.filter((site) => own(study.sites, site) === undefined);
    if (unknown.length > 0) return refuse('unknown-site', `No site ${unknown.join(', ')} in this study.`);
    if (validUntil !== undefined && Date.parse(validUntil) <= Date.parse(validFrom)) {
      return refuse('ends-before-start', 'The authorisation ends before it starts.', '/validUntil');
    }
    if (study.authorisations.some((authorisation) => authorisation.reference === reference)) {
      return refuse('authorisation-exists', `Authorisation ${reference} is recorded already.`);
    }
    return [
      {
        type: 'AuthorisationGranted',
        data: { reference, legalBasis, authority, sites, validFrom, ...(validUntil !== undefined && { validUntil }) },
      },
    ];
  },
});

export interface ApproveReferenceSafetyInformation extends CommandData, ReferenceSafetyInformation {}

/** A later version never changes what was expected before it came into force (R-SAF-07). */
export const approveReferenceSafetyInformation = define<ApproveReferenceSafetyInformation>({
  roles: ['sponsor', 'safety-monitor'],
  blind: 'WHOLE',
  streams: () => ({ study: 'study' }),
  decide: ({ version, validFrom, expectedTerms }, { study }) =>
    study.referenceSafetyInformation.some((known) => known.version === version || known.validFrom === validFrom)
      ? refuse('reference-safety-information-exists', `Version ${version}, or one from ${validFrom}, exists.`)
      : [{ type: 'ReferenceSafetyInformationApproved', data: { version, validFrom, expectedTerms } }],
});

export interface ApproveReportingRules extends CommandData, ReportingRules {}

/** Approves who must be told of which cases by when, for cases that become known from `validFrom` on. */
export const approveReportingRules = define<ApproveReportingRules>({
  roles: ['sponsor'],
  blind: 'WHOLE',
  streams: () => ({ study: 'study' }),
  decide: ({ version, validFrom, rules }, { study }) => {
    const faults = refusalOf(reportingRulesFaults({ version, validFrom, rules }));
    if (faults !== undefined) return faults;
    const exists = rulesKnownTo(study).some((known) => known.version === version || known.validFrom === validFrom);
    return exists
      ? refuse('reporting-rules-exist', `Version ${version}, or one from ${validFrom}, exists.`)
      : [{ type: 'ReportingRulesApproved', data: { version, validFrom, rules } }];
  },
});

export interface GrantDelegation extends CommandData {
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string;
  readonly sites: readonly string[];
  readonly from: string;
  readonly until?: string;
}

export const grantDelegation = define<GrantDelegation>({
  roles: ['sponsor'],
  blind: 'WHOLE',
  timed: true,
  streams: () => ({ study: 'study' }),
  // Nobody gives more than they hold.
  over: scopeOf,
  decide: ({ person, name, role, organisation, sites, from, until }, { study }, { now }) => {
    const unknown = sites.filter((site) => own(study.sites, site) === undefined);
    if (unknown.length > 0) return refuse('unknown-site', `No site ${unknown.join(', ')} in this study.`);
    if (isSoftware(person)) return refuse('not-a-person', undefined, '/person');
    if (until !== undefined && Date.parse(until) <= Date.parse(from)) {
      return refuse('ends-before-start', 'The delegation ends before it starts.', '/until');
    }
    const held = study.delegations.filter((delegation) => delegation.person === person && isOpenAt(delegation, now));
    const clash = held.find((delegation) => excludes(delegation.role, role));
    if (clash !== undefined) {
      return refuse('incompatible-roles', `${person} is ${clash.role}; that excludes ${role}.`);
    }
    return [
      {
        type: 'DelegationGranted',
        data: {
          person,
          name: personal(person, name),
          role,
          organisation,
          sites,
          from,
          ...(until !== undefined && { until }),
        },
      },
    ];
  },
});

export interface EndDelegation extends CommandData {
  readonly person: string;
  readonly role: Role;
  readonly reason: Reason;
}

/** The delegations that end. */
const ending = ({ person, role, occurredAt }: EndDelegation, { study }: World): readonly Delegation[] =>
  study.delegations.filter((held) => held.person === person && held.role === role && isOpenAt(held, occurredAt));

export const endDelegation = define<EndDelegation>({
  roles: ['sponsor'],
  blind: 'WHOLE',
  timed: true,
  streams: () => ({ study: 'study' }),
  over: (data, world) => {
    const scopes = ending(data, world).map(scopeOf);
    // Whether somebody has none is for those who see the whole study.
    return scopes.length === 0 ? everything : together(scopes);
  },
  decide: (data, world) => {
    const { person, role, reason } = data;
    return ending(data, world).length > 0
      ? [{ type: 'DelegationEnded', data: { person, role }, reason }]
      : refuse('no-such-delegation', `${person} holds no open delegation as ${role}.`);
  },
});

export interface HaltStudy extends CommandData {
  readonly reason: Reason;
}

/** Stops new treatments; follow-up and safety go on. */
export const haltStudy = define<HaltStudy>({
  roles: ['sponsor', 'safety-monitor'],
  blind: 'WHOLE',
  timed: true,
  streams: () => ({ study: 'study' }),
  decide: ({ reason }, { study }) =>
    study.halted ? refuse('study-halted') : [{ type: 'StudyHalted', data: {}, reason }],
});

export const resumeStudy = define<HaltStudy>({
  roles: ['sponsor'],
  blind: 'WHOLE',
  timed: true,
  streams: () => ({ study: 'study' }),
  decide: ({ reason }, { study }) =>
    study.halted ? [{ type: 'StudyResumed', data: {}, reason }] : refuse('study-not-halted'),
});
