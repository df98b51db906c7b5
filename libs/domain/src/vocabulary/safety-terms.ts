/** Seriousness criteria (R-SAF-09): the five of the EU definition, and ICH E2A's sixth. */
export const seriousnessCriteria = [
  'DEATH',
  'LIFE_THREATENING',
  'HOSPITALISATION',
  'DISABILITY',
  'CONGENITAL_ANOMALY',
  'MEDICALLY_IMPORTANT',
] as const;
export type SeriousnessCriterion = (typeof seriousnessCriteria)[number];

export const attributions = ['PRODUCT', 'PROCUREMENT', 'ADMINISTRATION', 'CONCOMITANT', 'DISEASE'] as const;
export type Attribution = (typeof attributions)[number];

export const outcomes = [
  'RECOVERED',
  'RECOVERING',
  'NOT_RECOVERED',
  'RECOVERED_WITH_SEQUELAE',
  'FATAL',
  'UNKNOWN',
] as const;

/** Phase of the treatment in which it arose. */
export const phases = ['PROCUREMENT', 'PRODUCT', 'ADMINISTRATION', 'FOLLOW_UP'] as const;

/** What is reported like an adverse event without having to be one (R-SAF-11), and quality problems known after use. */
export const categories = [
  'ADVERSE_EVENT',
  'PREGNANCY',
  'MEDICATION_ERROR',
  'USE_OUTSIDE_PROTOCOL',
  'MISUSE',
  'ABUSE',
  'PRODUCT_QUALITY',
] as const;

/** `E2B_R3`: an individual case safety report; `NOTIFICATION`: any other form, letter or call. */
export const reportForms = ['E2B_R3', 'NOTIFICATION'] as const;

export const reportKinds = ['INITIAL', 'FOLLOW_UP', 'AMENDMENT', 'NULLIFICATION'] as const;
