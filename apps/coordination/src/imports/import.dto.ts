import { DatedAct } from '@caseledger/commands';
import { formOf, importableCommands, type BeginImport, type ImportableCommand } from '@caseledger/domain';
import { dateQualities, type DateQuality } from '@caseledger/kernel';
import { CalendarDate, Flag, ForeignObject, ListOf, OneOf, Pattern, Text, Whole } from '@caseledger/platform';
import { ParticipantCode, PersonId, StudyPath } from '@caseledger/study';

/** Body of `BeginImport`. */
export class ImportBody extends DatedAct implements Omit<BeginImport, 'import'> {
  @Text({
    description: 'What the rows were taken from: a register, an archive, a publication. No names of people.',
    example: 'Theatre register 2009 to 2014',
    max: 200,
  })
  readonly source!: string;

  @Text({
    description: 'What was taken, and how. No names of people.',
    example: 'Every operation of the register; scores from the notes of the clinic.',
    max: 2000,
    multiline: true,
  })
  readonly description!: string;

  @PersonId({
    description: 'Who took the rows out of the source: the subject of their tokens, or another pseudonymous id.',
    example: 'student-7',
  })
  readonly extractor!: string;

  @CalendarDate({ description: 'When they were taken out.', example: '2026-03-01' })
  readonly extractedAt!: string;

  @Whole({ description: 'How many rows there are.', example: 520, min: 1, max: 10_000_000 })
  readonly rows!: number;

  @Pattern(/^[0-9a-f]{64}$/, {
    description: 'SHA-256 of the file that the rows are in, in hexadecimal digits.',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    max: 64,
  })
  readonly digest!: string;
}

const { pattern, example } = formOf('import');

/** Address of an import. */
export class ImportPath extends StudyPath {
  @Pattern(new RegExp(pattern), { description: 'Code of the import.', example, max: example.length })
  readonly import!: string;
}

/** Whether rows are recorded. */
export class ImportRowsQuery {
  @Flag({
    description: 'Nothing is recorded: the answer says what would come of each row, as if those before it were.',
    optional: true,
    inQuery: true,
  })
  readonly dryRun?: boolean;
}

/** A row: a command by its name, what it says, and how well its moment is known. */
export class ImportRowPart {
  @Whole({ description: 'Number of the row in the import, from 1.', example: 17, min: 1 })
  readonly row!: number;

  @OneOf(importableCommands, { description: 'What the row records.' })
  readonly command!: ImportableCommand;

  @ParticipantCode({ description: 'The participant, where the study has them already.', optional: true })
  readonly participant?: string;

  @Whole({
    description: 'The row of the import that screens the participant, in place of their code.',
    example: 16,
    min: 1,
    optional: true,
  })
  readonly screenedIn?: number;

  @OneOf(dateQualities, {
    description:
      'How well `occurredAt` is known. `MONTH`, `YEAR`: a day in the month or year that is known stands for it; `ESTIMATED`: reckoned.',
  })
  readonly dateQuality!: DateQuality;

  @ForeignObject({
    description:
      'What the command says, as its own route takes it, `occurredAt` included. A date will do where the route wants a time; what was read from wristband and labels, and the second person, may be absent.',
    example: { occurredAt: '2012-05-01', readings: [], adverseEvents: 'NOT_ASKED' },
  })
  readonly data!: Readonly<Record<string, unknown>>;
}

/** Rows of an import. */
export class ImportRowsBody {
  @ListOf(() => ImportRowPart, {
    description: 'The rows, those of one participant in the order in which they happened.',
    minItems: 1,
    maxItems: 1000,
  })
  readonly rows!: readonly ImportRowPart[];
}
