import type { Circumstance, ReportingRule, ReportingRules } from './reporting-rules.js';

/** Member states of the European Economic Area. */
const eea = [
  ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LI', 'LT'],
  ...['LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
];
/** EudraVigilance runs in Amsterdam. */
const amsterdam = 'Europe/Amsterdam';
const fatal = ['DEATH', 'LIFE_THREATENING'] as const;
/** A suspected unexpected serious adverse reaction to the product. */
export const susar: Circumstance = {
  serious: true,
  suspected: { of: ['PRODUCT'], unassessed: true },
  unexpected: true,
};
const reactionTo = ['PRODUCT', 'ADMINISTRATION'] as const;

/** EudraVigilance's module for clinical trials, as rules and reports name it. */
export const trialModule = 'EVCTM';

const evctm = {
  legalBases: ['CLINICAL_TRIAL'],
  countries: eea,
  zone: amsterdam,
  recipient: trialModule,
  metBy: 'TRANSMISSION',
  form: 'E2B_R3',
} as const;
const mhra = {
  legalBases: ['CLINICAL_TRIAL'],
  countries: ['GB'],
  zone: 'Europe/London',
  recipient: 'MHRA',
  metBy: 'TRANSMISSION',
} as const;

const clinicalTrial: readonly ReportingRule[] = [
  {
    id: 'eu-investigator-24h',
    legalBases: ['CLINICAL_TRIAL'],
    appliesTo: [{ serious: true }],
    exceptExempt: true,
    start: 'SITE_AWARENESS',
    period: { hours: 24 },
    zone: 'SITE',
    recipient: 'SPONSOR',
    metBy: 'RECORDING',
    dueSoonHours: 6,
    source: 'Regulation (EU) 536/2014, article 41(2): the investigator tells the sponsor within 24 hours',
    requirement: 'R-SAF-01',
  },
  {
    ...evctm,
    id: 'eu-susar-7',
    appliesTo: [{ ...susar, criteria: fatal }],
    start: 'MINIMUM_CRITERIA',
    supersedes: 'eu-susar-15',
    period: { days: 7 },
    dueSoonHours: 48,
    source: 'Regulation (EU) 536/2014, article 42(2)(a) and (c): a fatal or life-threatening SUSAR within 7 days',
    requirement: 'R-SAF-02',
  },
  {
    ...evctm,
    id: 'eu-susar-7-completion',
    appliesTo: [{ ...susar, criteria: fatal }],
    start: 'FIRST_REPORT_DUE',
    of: 'eu-susar-7',
    period: { days: 8 },
    dueSoonHours: 72,
    source:
      'Regulation (EU) 536/2014, annex III, number 12: an incomplete first report is completed within 8 more days',
    requirement: 'R-SAF-02',
  },
  {
    ...evctm,
    id: 'eu-susar-15',
    appliesTo: [susar],
    start: 'MINIMUM_CRITERIA',
    period: { days: 15 },
    dueSoonHours: 72,
    source: 'Regulation (EU) 536/2014, article 42(2)(b): any other SUSAR within 15 days',
    requirement: 'R-SAF-02',
  },
  {
    ...evctm,
    id: 'eu-susar-follow-up',
    appliesTo: [susar],
    start: 'SIGNIFICANT_FOLLOW_UP',
    period: { days: 15 },
    dueSoonHours: 72,
    source: 'Regulation (EU) 536/2014, annex III, number 14: significant new information on a reported case',
    requirement: 'R-SAF-04',
  },
  {
    ...mhra,
    id: 'uk-susar-7',
    appliesTo: [{ ...susar, criteria: fatal }],
    start: 'SPONSOR_AWARENESS',
    supersedes: 'uk-susar-15',
    period: { days: 7 },
    dueSoonHours: 48,
    source: 'SI 2004/1031, regulation 33: 7 days, beginning with the day after the sponsor became aware',
    requirement: 'R-SAF-02',
  },
  {
    ...mhra,
    id: 'uk-susar-7-completion',
    appliesTo: [{ ...susar, criteria: fatal }],
    start: 'FIRST_REPORT_SENT',
    of: 'uk-susar-7',
    period: { days: 8 },
    dueSoonHours: 72,
    source: 'SI 2004/1031, regulation 33: further information within 8 days of the report',
    requirement: 'R-SAF-02',
  },
  {
    ...mhra,
    id: 'uk-susar-15',
    appliesTo: [susar],
    start: 'SPONSOR_AWARENESS',
    period: { days: 15 },
    dueSoonHours: 72,
    source: 'SI 2004/1031, regulation 33: 15 days, beginning with the day after the sponsor became aware',
    requirement: 'R-SAF-02',
  },
];

/** The law wants these at once or as quickly as possible: the hours are a target of the study. */
const treatmentOutsideTrials: readonly ReportingRule[] = [
  {
    id: 'es-compassionate-use',
    legalBases: ['COMPASSIONATE_INDIVIDUAL', 'COMPASSIONATE_TEMPORARY_AUTH'],
    appliesTo: [{ serious: true, suspected: { of: reactionTo, unassessed: true } }],
    start: 'SITE_AWARENESS',
    period: { hours: 24 },
    zone: 'SITE',
    recipient: 'AEMPS',
    metBy: 'TRANSMISSION',
    dueSoonHours: 6,
    source: 'Real Decreto 1015/2009, article 11(1)(c): the physician notifies at once; 24 hours is the target here',
    requirement: 'R-SAF-15',
  },
  {
    id: 'es-hospital-exemption',
    legalBases: ['HOSPITAL_EXEMPTION', 'RD477_ART14_EXCEPTIONAL'],
    appliesTo: [{ suspected: { of: reactionTo } }, { serious: true, suspected: { of: reactionTo, unassessed: true } }],
    start: 'SITE_AWARENESS',
    period: { hours: 24 },
    zone: 'SITE',
    recipient: 'REGIONAL_CENTRE',
    metBy: 'TRANSMISSION',
    dueSoonHours: 6,
    source:
      'Real Decreto 477/2014, article 12(1): every suspected reaction as quickly as possible; 24 hours is the target here',
    requirement: 'R-SAF-16',
  },
];

/** Beside the medicines' network, whatever the legal basis. */
const biovigilance: ReportingRule = {
  id: 'es-biovigilance',
  legalBases: [],
  countries: ['ES'],
  appliesTo: [
    { serious: true, phases: ['PROCUREMENT', 'PRODUCT'] },
    { serious: true, suspected: { of: ['PROCUREMENT'] } },
    { categories: ['PRODUCT_QUALITY'] },
  ],
  start: 'SITE_AWARENESS',
  period: { hours: 24 },
  zone: 'SITE',
  recipient: 'ONT',
  metBy: 'TRANSMISSION',
  dueSoonHours: 6,
  source:
    'Real Decreto-ley 9/2014, article 35 and annex VIII: events of procurement, testing, processing, storage and ' +
    'distribution without delay; 24 hours is the target here',
  requirement: 'R-SAF-17',
};

/**
 * What applies as long as a study has approved no rules of its own, each from its `validFrom` on; the first since ever.
 * When the law changes, another version is added: clocks were judged by those that are here.
 */
export const builtInVersions: readonly [ReportingRules, ...ReportingRules[]] = [
  {
    version: 'built-in-1',
    validFrom: '1900-01-01T00:00:00.000Z',
    rules: [...clinicalTrial, ...treatmentOutsideTrials, biovigilance],
  },
];
