import { readFileSync } from 'node:fs';

/** What is invented about a case: the publications tell of groups only. */
export interface CasePlan {
  readonly case: number;
  readonly site: string;
  readonly sex: string;
  readonly age: number;
  readonly side: 'LEFT' | 'RIGHT';
  readonly stage: string;
  readonly treatedOn: string;
  readonly donationNumber: string;
  readonly course: 'healed' | 'progressed' | 'replaced' | 'dropped-out';
  /** Days from the treatment to the replacement of the hip. */
  readonly replacedOnDay?: number;
  readonly droppedOutAfterMonth?: number;
  /** Nobody found the person after five years. */
  readonly notLocated?: boolean;
  /** Per cent of the femoral head, by visit; absent where none was published. */
  readonly lesionVolume?: Readonly<Record<string, number>>;
}

interface Spread {
  readonly mean: number;
  readonly sd: number;
}

/** The published figures. */
export interface PublishedTrial {
  readonly sources: Readonly<Record<string, string>>;
  readonly year1: {
    readonly treated: number;
    readonly perProtocol: number;
    readonly healed: number;
    /** Those whose hip was replaced among them. */
    readonly progressed: number;
    readonly replaced: number;
    readonly percentPerProtocol: number;
    readonly percentIntentionToTreat: number;
  };
  readonly year2: { readonly percentPerProtocol: number };
  readonly year5: {
    readonly reviewed: number;
    readonly notLocated: number;
    readonly withoutProgression: number;
    readonly replaced: number;
    readonly replacedInYear1: number;
    readonly progressedWithoutReplacement: number;
    readonly percentReplaced: number;
  };
  /** Per cent of the femoral head. */
  readonly lesionVolume: {
    readonly n: number;
    readonly M0: Spread;
    readonly M3: Spread;
    readonly M12: Spread;
    readonly regenerationOfHealed: Spread;
    readonly withoutProgressionBelowAtM3: number;
  };
  readonly baselineVolumeOfTechnique: number;
  readonly enrolment: Readonly<Record<string, number>>;
  readonly knownContradictions: Readonly<Record<string, string>>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));

export const readPlans = (): readonly CasePlan[] => read('./invented.json') as readonly CasePlan[];
export const readPublished = (): PublishedTrial => read('./figures.json') as PublishedTrial;

/** What the journey invents, in words. */
export const inventions: readonly string[] = [
  'Published: how many were treated, healed, replaced, progressed and found again; volumes of lesions as mean and spread.',
  'Invented: every person, date, stage, volume and test result (together they give the published figures), who treated whom',
  'where, serology, lots, and the release specification. Scores of hip and pain were not published: recorded as unknown.',
];
