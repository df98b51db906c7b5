import { LedgerAltered } from '@caseledger/kernel';
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ledgerAltered } from '../metrics.js';
import { problemDocument, problemMediaType, problemOf, type Problem } from './problem.js';

/** Answers with the problem that an error comes to; a failure of the server is logged with the request's id. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = withLimit(problemOf(error), request);
  if (error instanceof LedgerAltered) ledgerAltered.inc({ reader: 'requests' });
  if (problem.status >= 500) request.log.error({ err: error }, problem.rule);
  if (reply.raw.headersSent) {
    // Half an answer is out: only a broken connection tells the client that the rest will not come.
    reply.raw.destroy();
    return;
  }
  // Whoever still sends reads the answer only when they are done: the rest is passed over, not cut, as long as it may take.
  if (problem.rule === 'body-too-large') reply.removeHeader('connection');
  // As bytes, because Fastify adds a charset to the media type of texts.
  void reply
    .code(problem.status)
    .headers(problem.headers ?? {})
    .header('content-type', problemMediaType)
    .header('cache-control', 'no-store')
    .send(Buffer.from(JSON.stringify(problemDocument(problem, request.id))));
}

/** What is too large for its route is told how large it may be. */
function withLimit(problem: Problem, request: FastifyRequest): Problem {
  if (problem.rule !== 'body-too-large') return problem;
  const { bodyLimit } = request.routeOptions;
  return { ...problem, detail: `The body is larger than ${bodyLimit} bytes.`, members: { limit: bodyLimit } };
}

/** Every error that reaches Nest becomes a problem document (R-INT-01). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
