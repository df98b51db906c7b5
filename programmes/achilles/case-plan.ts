import type { LesionSite } from './instruments.js';

/** A batch of cells: when it is to be given, and its donation number. */
export interface BatchPlan {
  readonly name: string;
  readonly day: string;
  readonly donationNumber: string;
}

/** What is invented about a case, because the paper does not tell it. */
export interface CasePlan {
  readonly case: number;
  readonly side: 'LEFT' | 'RIGHT';
  readonly lesion: LesionSite;
  readonly batch: BatchPlan;
  /** A batch made before, which expired before it was to be given. */
  readonly expiredBatch?: BatchPlan;
  /** Analgesia for transient pain after the injection; absent: no adverse event. */
  readonly analgesia?: string;
  readonly lateSterility: 'negative' | 'positive';
  /** A pain score that is first entered wrong and then corrected to the published one. */
  readonly wrongPain?: { readonly visit: string; readonly value: number };
}

/** What the demonstration invents, in words. */
export const inventions: readonly string[] = [
  'Published: baseline, outcomes at months 0, 12 and 24, return to sport.',
  'Invented: all dates, sides and lesion sites, serology, lots, test results, doses, adverse events in their detail,',
  'answers to single items and scores of single components (they add up to the published totals), the wrong entry that',
  'is corrected, the expired batch, and the sterility test that turns positive after the injection.',
];

const batch = (name: string, day: string, donationNumber: string): BatchPlan => ({ name, day, donationNumber });

/** The six cases. */
export const casePlans: readonly CasePlan[] = [
  {
    case: 1,
    side: 'LEFT',
    lesion: 'insertional',
    batch: batch('batch', '2018-09-12', 'G999918000001T'),
    analgesia: 'paracetamol 1 g',
    lateSterility: 'negative',
  },
  {
    case: 2,
    side: 'RIGHT',
    lesion: 'mid-substance',
    batch: batch('batch', '2018-11-21', 'G999918000002R'),
    lateSterility: 'negative',
  },
  {
    case: 3,
    side: 'LEFT',
    lesion: 'mid-substance',
    batch: batch('second-batch', '2019-04-10', 'G9999190000046'),
    expiredBatch: batch('first-batch', '2019-02-27', 'G9999190000038'),
    analgesia: 'ibuprofen 400 mg',
    lateSterility: 'negative',
  },
  {
    case: 4,
    side: 'LEFT',
    lesion: 'mid-substance',
    batch: batch('batch', '2019-10-16', 'G9999190000054'),
    analgesia: 'paracetamol 1 g',
    lateSterility: 'negative',
    wrongPain: { visit: 'M12', value: 2 },
  },
  {
    case: 5,
    side: 'LEFT',
    lesion: 'mid-substance',
    batch: batch('batch', '2020-02-19', 'G999920000006A'),
    lateSterility: 'positive',
  },
  {
    case: 6,
    side: 'RIGHT',
    lesion: 'mid-substance',
    batch: batch('batch', '2020-07-08', 'G9999200000078'),
    analgesia: 'paracetamol 1 g',
    lateSterility: 'negative',
  },
];
