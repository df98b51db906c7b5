/** What a person may be delegated to do in a study. */
export const roles = [
  'sponsor',
  'coordinator',
  'investigator',
  'manufacturing',
  'qualified-person',
  'imaging-reader',
  'safety-monitor',
  'inspector',
] as const;
export type Role = (typeof roles)[number];
