import { DatedAct } from '@caseledger/commands';
import type { BeginImport } from '@caseledger/domain';
import { CalendarDate, Pattern, Text, Whole } from '@caseledger/platform';
import { PersonId } from '@caseledger/study';

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
