import { DatedAct, ReasonPart, ReportingRulesPart, TimedAct } from '@caseledger/commands';
import { PersonId, SiteCode, SiteCodes, StudyCode } from '@caseledger/study';
import {
  legalBases,
  roles,
  type ActivateSite,
  type ApproveReferenceSafetyInformation,
  type ApproveReportingRules,
  type EndDelegation,
  type GrantAuthorisation,
  type GrantDelegation,
  type HaltStudy,
  type LegalBasis,
  type RegisterStudy,
  type Role,
} from '@caseledger/domain';
import { Instant, ListOf, Moment, OneOf, Part, Pattern, Text } from '@caseledger/platform';

/** Body of `RegisterStudy`. */
export class StudyBody extends TimedAct implements RegisterStudy {
  @StudyCode({ description: 'Code of the study: it names the study from now on.' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Cultured cells in chronic rupture: case series' })
  readonly title!: string;

  @Text({ description: 'Sponsor, or holder of the authorisation.', example: 'Institute of Regenerative Medicine' })
  readonly sponsor!: string;

  @ListOf('text', { description: 'Numbers in public registries.', example: ['NCT01234567'], maxItems: 20, max: 100 })
  readonly registrations!: readonly string[];
}

/** Body of `ActivateSite`. */
export class SiteBody extends DatedAct implements ActivateSite {
  @SiteCode({ description: 'Code of the site within the study.' })
  readonly code!: string;

  @Text({ description: 'Name of the site.', example: 'Hospital of Barcelona' })
  readonly name!: string;

  @Pattern(/^[A-Z]{2}$/, { description: 'Country, ISO 3166-1 alpha-2.', example: 'ES', max: 2 })
  readonly country!: string;

  @Pattern(/^[A-Z][A-Za-z0-9_+/-]{1,63}$/, { description: 'IANA time zone.', example: 'Europe/Madrid', max: 64 })
  readonly zone!: string;
}

/** Body of `GrantAuthorisation`. */
export class AuthorisationBody extends DatedAct implements GrantAuthorisation {
  @Text({ description: 'Reference that the authority gave.', example: 'AUTH-2019-0042', max: 100 })
  readonly reference!: string;

  @OneOf(legalBases, { description: 'Legal basis that the authorisation opens (R-AUT-01).' })
  readonly legalBasis!: LegalBasis;

  @Text({ description: 'The authority.', example: 'National agency of medicines' })
  readonly authority!: string;

  @SiteCodes({ description: 'Codes of the sites; empty: every site.' })
  readonly sites!: readonly string[];

  @Instant({ description: 'From when on it is in force.' })
  readonly validFrom!: string;

  @Instant({ description: 'From when on it is no longer in force; absent: open.', optional: true })
  readonly validUntil?: string;
}

/** Body of `ApproveReferenceSafetyInformation`. */
export class ReferenceSafetyInformationBody extends DatedAct implements ApproveReferenceSafetyInformation {
  @Text({ description: 'Version of the document.', example: 'IB 3.0', max: 40 })
  readonly version!: string;

  @Instant({ description: 'From when on it is in force.' })
  readonly validFrom!: string;

  @ListOf('text', { description: 'Reactions that it lists as expected.', example: ['Injection site pain'], max: 250 })
  readonly expectedTerms!: readonly string[];
}

/** Body of `ApproveReportingRules`. */
export class ReportingRulesBody extends ReportingRulesPart implements ApproveReportingRules {
  @Moment({ description: 'When they were approved: an instant, or a date when only the day is known.', era: 'act' })
  readonly occurredAt!: string;
}

/** Body of `GrantDelegation`. */
export class DelegationBody extends TimedAct implements GrantDelegation {
  @PersonId({ description: 'The person, by the subject of their tokens.', example: 'inv-garcia' })
  readonly person!: string;

  @Text({ description: 'Printed name; kept sealed.', example: 'Dr Ana García', max: 200 })
  readonly name!: string;

  @OneOf(roles, { description: 'What the person may do.' })
  readonly role!: Role;

  @Text({ description: 'Organisation that the person acts for.', example: 'Hospital of Barcelona' })
  readonly organisation!: string;

  @SiteCodes({ description: 'Codes of the sites; empty: every site.' })
  readonly sites!: readonly string[];

  @Instant({ description: 'When the delegation begins.' })
  readonly from!: string;

  @Instant({ description: 'When the delegation ends; absent: open.', optional: true })
  readonly until?: string;
}

/** Body of `EndDelegation`. */
export class DelegationEndBody extends TimedAct implements EndDelegation {
  @PersonId({ description: 'The person, by the subject of their tokens.', example: 'inv-garcia' })
  readonly person!: string;

  @OneOf(roles, { description: 'The role that ends.' })
  readonly role!: Role;

  @Part(() => ReasonPart, { description: 'Why it ends.' })
  readonly reason!: ReasonPart;
}

/** Body of `HaltStudy` and `ResumeStudy`. */
export class HaltBody extends TimedAct implements HaltStudy {
  @Part(() => ReasonPart, { description: 'Why.' })
  readonly reason!: ReasonPart;
}
