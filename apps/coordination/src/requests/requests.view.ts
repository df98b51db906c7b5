import { refuse, type RequestStatus } from '@caseledger/domain';
import { clinicalReaders } from '@caseledger/casebook';
import { TreatmentRequestCode } from '@caseledger/study';
import { decodeCursor, pageOf, pageSize, RefusedError, type PageQuestion } from '@caseledger/platform';
import { coordinationView } from '../views.js';
import { requestFile, requestLine, requestSummary } from './request.js';

/** Where a page of requests ended. */
class RequestPlace {
  @TreatmentRequestCode({ description: 'Code of the last request.' })
  readonly code!: string;
}

/** Requests for treatment, by where they stand. */
export const requestsView = coordinationView({
  name: 'requests',
  answer: 'RequestPage',
  readers: clinicalReaders,
  masked: true,
  show: async (book, { cursor, limit = pageSize, status }: PageQuestion & { readonly status?: RequestStatus }) => {
    const after = cursor === undefined ? '' : decodeCursor(cursor, RequestPlace).code;
    const found = await book.list('request', { after, limit: limit + 1, ...(status !== undefined && { status }) });
    const page = pageOf(found, limit, ({ id }) => ({ code: id }));
    return { ...page, items: page.items.map(requestLine) };
  },
});

/** One request: what was asked, on what evidence it was judged, and what was decided. */
export const requestView = coordinationView({
  name: 'request',
  answer: 'RequestFile',
  readers: clinicalReaders,
  masked: true,
  versionOf: ({ version }) => version,
  show: async (book, { request }: { readonly request: string }) => {
    const file = await requestFile(book, request);
    if (file === undefined) throw new RefusedError(refuse('unknown-request', `There is no request ${request}.`));
    return file;
  },
});

/** How many requests there are, and why they were refused. */
export const requestsSummaryView = coordinationView({
  name: 'requests-summary',
  answer: 'RequestSummary',
  readers: clinicalReaders,
  masked: true,
  show: async (book) => requestSummary(await book.every('request')),
});
