import { own, type Provenance, type Unmet } from '@caseledger/kernel';
import type { DecisionContext } from '../command-definition.js';
import { condition } from '../refusals.js';
import type { StudyState } from '../study/study.state.js';
import type { Role } from '../vocabulary/roles.js';
import type { ImportedRow } from './imported-row.js';

/** Who takes the past over: whoever did what a row tells need not be there any more, and signs nothing today. */
export const importers: readonly Role[] = ['coordinator'];

/**
 * What is taken over from the past: the course of participants. Adverse events are not: whoever learns of one reports it, and
 * its clocks run from that day. Nor are batches, whose release somebody signs, allocations, and what is decided today.
 */
const importable = {
  ScreenParticipant: true,
  FailScreening: true,
  SignConsent: true,
  WithdrawConsent: true,
  AdministerIntervention: true,
  RecordVisit: true,
  MissVisit: true,
  ScoreImaging: true,
  RecordReturnToSport: true,
  RecordTerminalEvent: true,
  RecordConcomitantCare: true,
  EndParticipation: true,
} as const;

/** A command that a row may be. */
export type ImportableCommand = keyof typeof importable;

export const importableCommands = Object.keys(importable) as readonly ImportableCommand[];

const importOf = ({ imports = [] }: StudyState, { import: code }: ImportedRow) =>
  imports.find((one) => one.import === code);

/** What a row is refused for whatever it says. */
export function rowFaults(name: string, study: StudyState, { imported }: DecisionContext): readonly Unmet[] {
  if (imported === undefined) return [];
  const begun = importOf(study, imported);
  return [
    ...condition(begun !== undefined, 'unknown-import', `There is no import ${imported.import}.`),
    ...condition(
      begun === undefined || imported.row <= begun.rows,
      'row-beyond-import',
      `The import has ${begun?.rows ?? 0} rows.`,
      '/row',
    ),
    ...condition(
      own(importable, name) !== undefined,
      'not-importable',
      `${name} is not taken over from the past; ${importableCommands.join(', ')} are.`,
      '/command',
    ),
  ];
}

/** Where a row comes from, as its events say it. @param notShown the conditions that it does not meet and is not refused for */
export function provenanceOf(study: StudyState, row: ImportedRow, notShown: readonly Unmet[]): Provenance | undefined {
  const begun = importOf(study, row);
  if (begun === undefined) return undefined;
  const { source, extractor, extractedAt } = begun;
  return {
    ...{ import: row.import, row: row.row, source, extractor, extractedAt, dateQuality: row.dateQuality },
    ...(notShown.length > 0 && { notShown: [...new Set(notShown.map(({ rule }) => rule))] }),
  };
}
