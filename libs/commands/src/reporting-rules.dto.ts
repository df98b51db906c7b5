import {
  attributions,
  categories,
  clockStarts,
  clockStops,
  legalBases,
  phases,
  reportForms,
  seriousnessCriteria,
  type Attribution,
  type Circumstance,
  type ClockStart,
  type ClockStop,
  type LegalBasis,
  type Period,
  type ReportingRule,
  type ReportingRules,
  type SeriousnessCriterion,
} from '@caseledger/domain';
import { Decimal, Flag, Instant, ListOf, OneOf, Part, Pattern, SomeOf, Text, Whole } from '@caseledger/platform';
import { RecipientCode } from '@caseledger/study';

type Suspicion = NonNullable<Circumstance['suspected']>;

const RuleId = (description: string, optional = false) =>
  Pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/, { description, example: 'eu-susar-15', max: 60, optional });

/** Attribution in somebody's opinion. */
export class SuspicionPart implements Suspicion {
  @SomeOf(attributions, { description: 'At least one of these.', example: ['PRODUCT'], minItems: 1 })
  readonly of!: readonly Attribution[];

  @Flag({ description: 'Also while nobody has given any opinion (R-SAF-06).', example: true, optional: true })
  readonly unassessed?: boolean;
}

/** What a case must be like: everything that is given. */
export class CircumstancePart implements Circumstance {
  @Flag({ description: 'Serious, in the opinion of either side.', example: true, optional: true })
  readonly serious?: boolean;

  @SomeOf(seriousnessCriteria, {
    description: 'At least one of these criteria.',
    example: ['DEATH', 'LIFE_THREATENING'],
    optional: true,
  })
  readonly criteria?: readonly SeriousnessCriterion[];

  @Part(() => SuspicionPart, { description: 'What it is attributed to, by either side.', optional: true })
  readonly suspected?: SuspicionPart;

  @Flag({ description: 'Not assessed as expected (R-SAF-07).', example: true, optional: true })
  readonly unexpected?: boolean;

  @SomeOf(phases, { description: 'In one of these phases.', example: ['PROCUREMENT'], optional: true })
  readonly phases?: NonNullable<Circumstance['phases']>;

  @SomeOf(categories, { description: 'Of one of these categories.', example: ['PRODUCT_QUALITY'], optional: true })
  readonly categories?: NonNullable<Circumstance['categories']>;
}

/** Either days or hours. */
export class PeriodPart implements Period {
  @Whole({ description: 'Calendar days.', example: 15, min: 1, max: 3660, optional: true })
  readonly days?: number;

  @Decimal({ description: 'Hours.', example: 24, min: 0, max: 8784, decimals: 2, optional: true })
  readonly hours?: number;
}

/** One rule: who must be told of which cases, by when, by which law. */
export class ReportingRulePart implements ReportingRule {
  @RuleId('Id of the rule: the same duty has the same one in every version.')
  readonly id!: string;

  @SomeOf(legalBases, { description: 'Of which legal bases; empty: every one.', example: ['CLINICAL_TRIAL'] })
  readonly legalBases!: readonly LegalBasis[];

  @ListOf('text', {
    description: 'Only for studies with a site in one of these countries, ISO 3166-1 alpha-2.',
    example: ['ES'],
    minItems: 1,
    max: 2,
    optional: true,
  })
  readonly countries?: readonly string[];

  @ListOf(() => CircumstancePart, { description: 'It applies when one of these holds.', minItems: 1 })
  readonly appliesTo!: readonly CircumstancePart[];

  @Flag({ description: 'Not to what the protocol exempts (R-SAF-01).', example: true, optional: true })
  readonly exceptExempt?: boolean;

  @OneOf(clockStarts, { description: 'What begins the period.' })
  readonly start!: ClockStart;

  @RuleId('The rule whose first report it follows.', true)
  readonly of?: string;

  @RuleId('The rule for less grave cases that it takes the place of (R-SAF-03).', true)
  readonly supersedes?: string;

  @Part(() => PeriodPart, { description: 'How long there is time.' })
  readonly period!: PeriodPart;

  @Pattern(/^[A-Z][A-Za-z0-9_+/-]{1,63}$/, {
    description: '`SITE`, or the IANA zone of the recipient, in which days end.',
    example: 'Europe/Amsterdam',
    max: 64,
  })
  readonly zone!: string;

  @RecipientCode({ description: 'Whom to tell.' })
  readonly recipient!: string;

  @OneOf(clockStops, { description: 'What meets it (R-SAF-21).' })
  readonly metBy!: ClockStop;

  @OneOf(reportForms, { description: 'Only reports of this form count.', optional: true })
  readonly form?: NonNullable<ReportingRule['form']>;

  @Decimal({ description: 'Hours before the end from which on it is due soon.', example: 72, min: 0, decimals: 2 })
  readonly dueSoonHours!: number;

  @Text({ description: 'The law.', example: 'Regulation (EU) 536/2014, article 42(2)(b)' })
  readonly source!: string;

  @Pattern(/^R-[A-Z]{3}-\d\d$/, { description: 'Number of the requirement.', example: 'R-SAF-02', max: 8 })
  readonly requirement!: string;
}

/** A version of the reporting rules. */
export class ReportingRulesPart implements ReportingRules {
  @Text({ description: 'Version.', example: '2027-1', max: 40 })
  readonly version!: string;

  @Instant({ description: 'They are for cases that the sponsor came to know from this instant on.' })
  readonly validFrom!: string;

  @ListOf(() => ReportingRulePart, { description: 'The rules.', minItems: 1 })
  readonly rules!: readonly ReportingRulePart[];
}
