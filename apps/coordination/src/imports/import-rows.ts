import { commandIdOfRow, type ReadRow, type RowVerdict } from '@caseledger/commands';
import { mintCode, refuse, type Command, type ImportableCommand } from '@caseledger/domain';
import { Refusal, type Unmet } from '@caseledger/kernel';
import { ListOf, Moment, ProblemError, readDeclared, Text } from '@caseledger/platform';
import { PersonId } from '@caseledger/study';
import type { Type as Class } from '@nestjs/common';
import { AdministrationBody } from '../administration/administration.dto.js';
import { ConsentBody, ConsentWithdrawalBody } from '../consent/consent.dto.js';
import {
  ConcomitantCareBody,
  EndOfParticipationBody,
  ReturnToSportBody,
  TerminalEventBody,
} from '../follow-up/follow-up.dto.js';
import { ImagingScoreBody } from '../imaging/imaging.dto.js';
import { ScreeningBody, ScreenFailureBody } from '../screening/screening.dto.js';
import { MissedVisitBody, VisitBody } from '../visits/visit.dto.js';
import type { ImportRowPart } from './import.dto.js';

/** What came of rows. */
export interface ImportedRows {
  readonly study: string;
  /** Code of the import. */
  readonly import: string;
  readonly dryRun: boolean;
  /** How many rows came to what. */
  readonly counts: Readonly<Record<RowVerdict['outcome'], number>>;
  /**
   * Position up to which a reader has to wait to see what is recorded; absent where nothing is.
   * @asType integer
   */
  readonly position?: number;
  /** In the order of the rows that were sent. */
  readonly rows: readonly RowVerdict[];
}

type Fields = Readonly<Record<string, PropertyDecorator>>;

/** A body with some of its fields declared anew: as far as the past may tell them. */
function past(Body: Class<object>, fields: Fields = {}): Class<object> {
  const PastBody = class extends Body {};
  const occurredAt = Moment({ description: 'When it happened: an instant, or a date when only the day is known.' });
  for (const [name, declare] of Object.entries({ occurredAt, ...fields })) declare(PastBody.prototype, name);
  return PastBody;
}

const bodies: Readonly<Record<ImportableCommand, Class<object>>> = {
  ScreenParticipant: past(ScreeningBody),
  FailScreening: past(ScreenFailureBody),
  SignConsent: past(ConsentBody),
  WithdrawConsent: past(ConsentWithdrawalBody),
  AdministerIntervention: past(AdministrationBody, {
    wristband: Text({ description: 'What was read from the wristband.', max: 100, optional: true }),
    labels: ListOf('text', {
      description: 'What was read from each container.',
      maxItems: 20,
      max: 100,
      optional: true,
    }),
    secondCheckBy: PersonId({ description: 'Second person of the identity check.', optional: true }),
  }),
  RecordVisit: past(VisitBody),
  MissVisit: past(MissedVisitBody),
  ScoreImaging: past(ImagingScoreBody),
  RecordReturnToSport: past(ReturnToSportBody),
  RecordTerminalEvent: past(TerminalEventBody),
  RecordConcomitantCare: past(ConcomitantCareBody),
  EndParticipation: past(EndOfParticipationBody),
};

/** What the address of a route would say: the participant, and the code of a visit. */
function addressOf(code: string, { row, command, participant, screenedIn }: ImportRowPart): object | Refusal {
  const commandId = commandIdOfRow(code, row);
  const minted = (of: number) => mintCode('participant', commandIdOfRow(code, of));
  const said = [participant ?? [], screenedIn === undefined ? [] : minted(screenedIn)].flat();
  if (command === 'ScreenParticipant') {
    return said.length === 0 ? { participant: minted(row) } : refuse('whose-row');
  }
  const [whose] = said;
  if (said.length !== 1) return refuse('whose-row');
  return { participant: whose, ...(command === 'RecordVisit' && { visit: mintCode('visit', commandId) }) };
}

/** What the command says, as its own route reads it. */
function dataOf({ command, data }: ImportRowPart): object | Refusal {
  try {
    return { ...(command === 'AdministerIntervention' && { labels: [] }), ...readDeclared(bodies[command], data) };
  } catch (error) {
    const [first, ...others] = error instanceof ProblemError ? (error.problem.unmet ?? []) : [];
    if (first === undefined) throw error;
    const inRow = (one: Unmet): Unmet => ({ ...one, pointer: `/data${one.pointer ?? ''}` });
    return new Refusal('invalid', [inRow(first), ...others.map(inRow)]);
  }
}

/** Reads a row of an import. */
export function readRow(code: string, part: ImportRowPart): ReadRow {
  const { row, dateQuality, command } = part;
  const [address, data] = [addressOf(code, part), dataOf(part)];
  if (address instanceof Refusal) return { row, dateQuality, read: address };
  if (data instanceof Refusal) return { row, dateQuality, read: data };
  // The plain JSON that is recorded.
  const given = JSON.parse(JSON.stringify({ ...data, ...address })) as object;
  return { row, dateQuality, read: { name: command, data: given } as Command };
}

const outcomes = ['RECORDED', 'ALREADY_RECORDED', 'WOULD_BE_RECORDED', 'REFUSED'] as const;

/** The answer to rows. */
export function importedRows(
  address: { readonly study: string; readonly import: string },
  dryRun: boolean,
  rows: readonly RowVerdict[],
): ImportedRows {
  const counts = Object.fromEntries(
    outcomes.map((outcome) => [outcome, rows.filter((row) => row.outcome === outcome).length]),
  ) as ImportedRows['counts'];
  const positions = rows.flatMap((row) => ('position' in row ? row.position : []));
  return { ...address, dryRun, counts, ...(positions.length > 0 && { position: Math.max(...positions) }), rows };
}
