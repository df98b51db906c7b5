import type { Personal } from '@caseledger/kernel';
import type { Randomisation } from '../protocol/allocation-plan.js';
import { event, own } from '../vocabulary/event.js';
import { words } from '../vocabulary/words.js';
import type { Stratum } from './permuted-blocks.js';

/** What a board decides when it closes a cohort: the next dose level may open, this one gets more participants, or it ends. */
export const cohortDecisions = ['GO_ON', 'EXPAND', 'STOP'] as const;
export type CohortDecision = (typeof cohortDecisions)[number];

const strataIn = (stratum: Stratum): string => {
  const named = Object.entries(stratum).map(([factor, value]) => `${factor} ${value}`);
  return named.length === 0 ? '' : ` (${named.join(', ')})`;
};

/** What happens to allocation lists and cohorts, in the study's own stream: no arm of any participant is among it. */
export const allocationEvents = {
  AllocationListCommitted: event<{
    /** 1 for the first list of the study. */
    readonly list: number;
    readonly randomisation: Randomisation;
    /** SHA-256 of seed and description, hexadecimal: nobody can put another list in its place. */
    readonly commitment: string;
    /** 32 bytes, hexadecimal: sealed, and disclosed by another event when its time has come. */
    readonly seed: Personal<string>;
  }>({
    version: 1,
    says: {
      en: ({ data }) => `made allocation list ${data.list} by a sealed seed, with the commitment ${data.commitment}`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  AllocationNumberTaken: event<{
    readonly list: number;
    /** 1 for the first participant of the list. */
    readonly number: number;
    readonly stratum: Stratum;
  }>({
    version: 1,
    says: {
      en: ({ data }) => `took number ${data.number} of allocation list ${data.list}${strataIn(data.stratum)}`,
    },
    reads: own,
    traits: {},
  }),
  AllocationListClosed: event<{ readonly list: number }>({
    version: 1,
    says: { en: ({ data }) => `closed allocation list ${data.list}` },
    reads: own,
    traits: { blind: {} },
  }),
  AllocationDisclosed: event<{
    readonly list: number;
    /** 32 bytes, hexadecimal: with it everybody can make the list again. */
    readonly seed: string;
  }>({
    version: 1,
    says: { en: ({ data }) => `disclosed the seed of allocation list ${data.list}: ${data.seed}` },
    reads: own,
    traits: { blind: {} },
  }),
  CohortOpened: event<{
    /** Code of the arm that is the dose level. */
    readonly level: string;
    /** How many participants it has when it is full, those from before included. */
    readonly places: number;
  }>({
    version: 1,
    says: { en: ({ data }) => `opened dose level ${data.level} for ${data.places} participants` },
    reads: own,
    traits: {},
  }),
  CohortPlaceTaken: event<{ readonly level: string }>({
    version: 1,
    says: { en: ({ data }) => `gave a place of dose level ${data.level}` },
    reads: own,
    traits: {},
  }),
  CohortParticipantEvaluated: event<{
    readonly level: string;
    /** Absent: the participant could not be evaluated, and the place is free again. */
    readonly limiting?: boolean;
  }>({
    version: 1,
    says: {
      en: ({ data: { level, limiting } }) =>
        limiting === undefined
          ? `took a participant who cannot be evaluated out of dose level ${level}`
          : `counted a participant of dose level ${level} ${limiting ? 'with' : 'without'} dose-limiting toxicity`,
    },
    reads: own,
    traits: {},
  }),
  CohortClosed: event<{
    readonly level: string;
    readonly decision: CohortDecision;
    /** What it rests on: participants that were evaluated, and with dose-limiting toxicity. */
    readonly evaluated: number;
    readonly limiting: number;
  }>({
    version: 1,
    says: {
      en: ({ data }) =>
        `closed dose level ${data.level} (${words(data.decision)}): ${data.limiting} of ${data.evaluated} participants with dose-limiting toxicity`,
    },
    reads: own,
    traits: {},
  }),
};
