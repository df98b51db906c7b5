import { clinicalReaders, mediaView, type StudyBook } from '@caseledger/casebook';
import { initialWorld, messageTypes } from '@caseledger/domain';
import { RefusedError } from '@caseledger/platform';
import { unknownAdverseEvent } from '../adverse-events/adverse-events.view.js';
import { backgroundTypes, caseAt, type CaseAt } from './case-at.js';
import { caseMessage } from './case-messages.js';
import { caseReport, type Reporting } from './case-report.js';
import { reportPdf } from './report-pdf.js';
import { refuse } from '../refusals.js';

interface CaseQuestion {
  readonly adverseEvent: string;
}

interface MessageQuestion extends CaseQuestion {
  readonly recipient: string;
  /** Absent: an initial report. */
  readonly kind?: Reporting['kind'];
  readonly comment?: string;
}

interface ReportQuestion extends CaseQuestion {
  readonly report: number;
}

const reportingOf = ({ recipient, kind = 'INITIAL', comment }: MessageQuestion): Reporting => ({
  kind,
  recipient,
  ...(comment !== undefined && { comment }),
});

/** The message about a case. */
export const messageView = mediaView({
  name: 'icsr',
  answer: 'application/xml',
  readers: clinicalReaders,
  show: async (book, question: MessageQuestion) =>
    caseMessage(await caseIn(book, question.adverseEvent), reportingOf(question)).xml,
});

/** The same for people to read. */
export const messagePdfView = mediaView({
  name: 'icsr-pdf',
  answer: 'application/pdf',
  readers: clinicalReaders,
  show: async (book, question: MessageQuestion) => {
    const at = await caseIn(book, question.adverseEvent);
    const reporting = reportingOf(question);
    // Refused for the same reasons as the message itself.
    caseMessage(at, reporting);
    return reportPdf(caseReport(at, reporting), at);
  },
});

/** The message that was prepared, made again from the same position and compared with its digest. */
export const preparedMessageView = mediaView({
  name: 'prepared-message',
  answer: 'application/xml',
  readers: clinicalReaders,
  show: async (book, { adverseEvent, report }: ReportQuestion) => {
    const prepared = await preparation(book, adverseEvent, report);
    const { xml, digest } = caseMessage(await caseIn(await book.asOf(prepared.asOf), adverseEvent), prepared);
    if (digest === prepared.digest) return xml;
    const message = 'This version of the software would say the case in other bytes than those that were prepared.';
    throw new RefusedError(refuse('message-changed', message));
  },
});

/** The identifier (C.1.1) of a report that was prepared. */
export const reportIdentifierView = mediaView({
  name: 'report-identifier',
  answer: 'text/plain',
  readers: clinicalReaders,
  show: async (book, { adverseEvent, report }: ReportQuestion) => {
    const prepared = await preparation(book, adverseEvent, report);
    return caseReport(await caseIn(await book.asOf(prepared.asOf), adverseEvent), prepared).safetyReportId;
  },
});

/** What was prepared as a report of the case. */
async function preparation(book: StudyBook, adverseEvent: string, report: number) {
  const history = await book.history('adverse-event', adverseEvent);
  if (history.length === 0) throw unknownAdverseEvent(adverseEvent);
  for (const fact of history) if (fact.type === 'ReportPrepared' && fact.data.report === report) return fact.data;
  throw new RefusedError(refuse('unknown-report', `The case has no prepared report ${report}.`));
}

async function caseIn(book: StudyBook, adverseEvent: string): Promise<CaseAt> {
  const subject = await book.one('adverse-event', adverseEvent);
  if (subject?.state.report === undefined) throw unknownAdverseEvent(adverseEvent);
  const { participant } = subject.state.report;
  const person = participant === undefined ? undefined : await book.one('participant', participant);
  const background = [
    ...(await book.facts({ types: backgroundTypes.study }, { limit: 1 })),
    ...(person === undefined ? [] : await book.facts({ participant, types: backgroundTypes.participant })),
  ];
  return caseAt(
    {
      adverseEvent,
      position: await book.lastOf(messageTypes),
      study: book.state,
      participant: person?.state ?? initialWorld.participant,
      state: subject.state,
      facts: await book.histories([subject]),
    },
    background,
  );
}
