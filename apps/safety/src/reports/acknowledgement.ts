import { IcsrSyntaxError, readAcknowledgement, ReportAcknowledgementCode } from '@caseledger/icsr';
import { sha256 } from '@caseledger/kernel';
import { RefusedError } from '@caseledger/platform';
import { refuse } from '../refusals.js';

/** What an acknowledgement file says of one report. */
export interface ReportAnswer {
  readonly accepted: boolean;
  readonly errors: readonly string[];
  readonly reference: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly digest: string;
}

/** Reads a file (MCCI_IN200101UV01). @throws RefusedError when it is none, or says nothing of the report */
export function answerTo(safetyReportId: string, file: string): ReportAnswer {
  const acknowledgement = read(file);
  const answer = acknowledgement.reports.find(({ identifier }) => identifier === safetyReportId);
  if (answer === undefined) {
    const others = acknowledgement.reports.map(({ identifier }) => identifier).join(', ') || 'no report';
    throw new RefusedError(
      refuse('other-report', `The file is about ${others}, not about ${safetyReportId}.`, '/file'),
    );
  }
  return {
    accepted: answer.code === ReportAcknowledgementCode.accepted,
    errors: [...answer.errors, ...acknowledgement.batch.errors],
    reference: answer.localNumber ?? acknowledgement.number,
    digest: sha256(Buffer.from(file)).toString('hex'),
  };
}

function read(file: string) {
  try {
    return readAcknowledgement(file);
  } catch (error) {
    if (!(error instanceof IcsrSyntaxError)) throw error;
    throw new RefusedError(refuse('no-acknowledgement', error.message, '/file'));
  }
}
