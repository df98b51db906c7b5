import { readFileSync } from 'node:fs';

export const arms = ['CELLS', 'PLASMA'] as const;
export type Arm = (typeof arms)[number];

/** Numbers by `<instrument>/<item>`. */
export type Values = Readonly<Record<string, number>>;

/** Somebody who is screened: everything about them is invented. */
export interface CasePlan {
  readonly case: number;
  readonly age: number;
  readonly side: 'LEFT' | 'RIGHT';
  readonly symptomMonths: number;
  readonly screenedOn: string;
  /** Day 0. */
  readonly treatedOn: string;
  /** Of the marrow, if some is taken. */
  readonly donationNumber: string;
  /** What is measured before anybody knows the arm. */
  readonly baseline: Values;
}

/** How the values of somebody change from the baseline, by visit; absent where nothing was published. */
export type Changes = Readonly<Record<string, Values>>;

/**
 * Nobody knows beforehand who gets into which arm. So the changes are invented for places in the arms: the first who gets into
 * an arm has its first changes, and so on.
 */
export interface Invented {
  readonly participants: readonly CasePlan[];
  readonly changes: Readonly<Record<Arm, readonly Changes[]>>;
}

interface Spread {
  readonly mean: number;
  readonly sd: number;
}

/** A change that was printed for the first arm and for both. */
export interface PublishedChange {
  /** Code of the outcome. */
  readonly outcome: string;
  readonly visit: string;
  readonly CELLS: Spread;
  /** Absent where the other group are the same patients later, after cells. */
  readonly PLASMA?: Spread;
  readonly p?: number;
  readonly effectSize?: number;
}

/** The published figures. */
export interface PublishedTrial {
  readonly sources: Readonly<Record<string, string>>;
  readonly perArm: number;
  /** Million cells. */
  readonly dose: number;
  readonly plasma: { readonly bloodVolume: number; readonly volume: number };
  readonly changes: readonly PublishedChange[];
  readonly knownContradictions: Readonly<Record<string, string>>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));

export const readInvented = (): Invented => read('./invented.json') as Invented;
export const readPublished = (): PublishedTrial => read('./figures.json') as PublishedTrial;

/** Both numbers as one with two decimals, as they are entered. */
export const changed = (before: number, by: number): number => Math.round((before + by) * 100) / 100;

/** What the journey invents, in words. */
export const inventions: readonly string[] = [
  'Published: ten in each arm, what is given on which day, doses, and changes of echo types as mean and spread.',
  'Invented: every person, date and single value (together they give the published figures), how the list is made, who is blinded,',
  'lots, serology, windows, how long plasma keeps. What was not published is recorded as unknown. Arms come from a seed that nobody knows.',
];
