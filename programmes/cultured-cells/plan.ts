import type { CommandBody } from '@caseledger/client';
import { readFileSync } from 'node:fs';

type Sites = NonNullable<CommandBody<'participants'>['treatedSites']>;

export type Group = 'knee' | 'disc' | 'kneeAutologous' | 'cryopreserved' | 'use' | 'exemption';

/** Somebody who is treated: everything about them is invented, beside how many there are and when the knees were included. */
export interface PersonPlan {
  readonly case: number;
  readonly group: Group;
  readonly includedOn: string;
  readonly treatedOn: string;
  readonly treatedSites: Sites;
  readonly age: number;
  readonly sex: string;
  /** Months from the treatment to the last visit. */
  readonly followedMonths: number;
  readonly improved: boolean;
  /** A marker of the serology that is positive. */
  readonly positive?: string;
}

/** A batch, and who gets of it: its own participant, or several people who get cells of a donor. */
export interface BatchPlan {
  readonly product: string;
  readonly filledOn: string;
  readonly donationNumber: string;
  /** Days from the marrow to the filling. */
  readonly cultureDays: number;
  readonly donor?: { readonly age: number; readonly sex: string };
  readonly frozen?: {
    readonly frozenDaysBefore: number;
    readonly thawedDaysBefore: number;
    readonly cells: number;
    readonly thawed: number;
  };
  readonly recipients: readonly PersonPlan[];
}

export interface Plan {
  readonly batches: readonly BatchPlan[];
  /** The donor of the bags that are kept frozen is tested again. */
  readonly recall: {
    readonly sampledOn: string;
    readonly recalledAt: string;
    readonly marker: string;
    readonly explanation: string;
  };
  /** Somebody who comes when the exemption is over. */
  readonly late: {
    readonly screenedOn: string;
    readonly age: number;
    readonly sex: string;
    readonly treatedSites: Sites;
  };
}

/** The product whose bags are kept frozen. */
export const frozenProduct = 'MSV-ALLO-FROZEN';

/** Under what each group is treated. */
export const bases = {
  knee: { legalBasis: 'CLINICAL_TRIAL', reference: '2011-005321-51', form: 'ICF-TRIAL' },
  disc: { legalBasis: 'CLINICAL_TRIAL', reference: '2012-004444-30', form: 'ICF-TRIAL' },
  kneeAutologous: { legalBasis: 'CLINICAL_TRIAL', reference: '2009-017405-11', form: 'ICF-TRIAL' },
  cryopreserved: { legalBasis: 'CLINICAL_TRIAL', reference: '2012-004441-32', form: 'ICF-TRIAL' },
  use: { legalBasis: 'COMPASSIONATE_INDIVIDUAL', reference: 'MSV-USE', form: 'ICF-USE' },
  exemption: { legalBasis: 'HOSPITAL_EXEMPTION', reference: 'MSV-HE', form: 'ICF-EXEMPTION' },
} as const satisfies Readonly<Record<Group, object>>;

interface Treated {
  readonly treated: number;
}

/** The published figures, and what the law says. Doses in 10⁶ cells, volumes in mL. */
export interface Published {
  readonly sources: Readonly<Record<string, string>>;
  readonly knee: Treated & {
    readonly control: number;
    readonly completed: number;
    readonly dose: number;
    readonly firstIncluded: string;
    readonly lastIncluded: string;
    readonly followedMonths: { readonly mean: number; readonly sd: number };
  };
  readonly disc: Treated & {
    readonly control: number;
    readonly dose: number;
    readonly volume: number;
    readonly mostDiscs: number;
    readonly enrolled: Readonly<Record<string, number>>;
  };
  readonly cultureDays: { readonly least: number; readonly most: number };
  readonly kneeAutologous: Treated & { readonly better: number };
  readonly cryopreserved: Treated & { readonly better: number };
  readonly tendon: { readonly structures: readonly string[]; readonly dose: number };
  readonly law: {
    readonly legalBases: readonly string[];
    readonly withoutManagement: string;
    readonly afterThreeYears: string;
  };
  readonly claims: {
    readonly productNumber: string;
    readonly authority: string;
    readonly basesOfOneTreatment: number;
    readonly upperAge: number;
    readonly serologyDays: number;
    readonly expiry: string;
  };
  readonly knownContradictions: Readonly<Record<string, string>>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));

export const readPlan = (): Plan => read('./invented.json') as Plan;
export const readPublished = (): Published => read('./figures.json') as Published;

/** What the journey invents, in words. */
export const inventions: readonly string[] = [
  'Published: how many got cells in each trial, their doses, the weeks of culture, who was better; indications without numbers.',
  'Invented: every person, donor and date beside the inclusion of the knees, serology, test results, the frozen bags with their',
  'limits and recall, who was treated outside trials, and that all of it happened in one hospital under one protocol.',
];
