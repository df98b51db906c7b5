import { Caller, type Identity } from '@caseledger/access';
import { clinicalReaders } from '@caseledger/casebook';
import { StudyMembers } from '@caseledger/study';
import { nothingSeen, type Seen } from '@caseledger/kernel';
import { parsePositions, Proofs, StreamHub, type Positions } from '@caseledger/outbound';
import { declareRoute, malformed, rangeReversed, schemaOf } from '@caseledger/platform';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StreamProof } from './stream-proof.js';
import { eventIdForm, filterOf, ProofQuery, StreamQuery } from './stream.dto.js';

const lastEventId = 'Last-Event-ID';
/** Before a client that was cut off comes back, in milliseconds. */
const retryMs = 3_000;

const head = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // The end of the connection is the end of the stream: without chunks each frame is one write of shared bytes.
  connection: 'close',
  // Asks proxies that would collect the answer to pass it on as it comes.
  'x-accel-buffering': 'no',
};

const aboutStream = `
Server-sent events (WHATWG HTML): one for each event of an adverse event in the ledger, in its order, from the report to
the last acknowledgement. \`event\` is the type, \`data\` one line of canonical JSON (RFC 8785): the event and the case after
it, without personal data. A filter lets an event through when the case met it before the event or meets it after: a
reader of serious cases also learns that one no longer is.

\`id\` is the position in the study's ledger and the beginning of the event's leaf hash, such as \`12.3f2a…\`, or
\`S1=12.3f2a…&S2=7.90b1…\` for several studies; a bare position is taken, too. Whoever comes back with it as
\`${lastEventId}\` (a browser's EventSource does that by itself) or as \`from\` goes on right after it: nothing is missing and
nothing comes twice. An event that was cut off before its empty line has not been received. Comments such as
\`: through S1=120.5c0e…\` say up to which position everything is there, also when no event matched; they come when the reader has
caught up, and with every heartbeat. The role in each study is checked again all the time; the last comment,
\`: ended: …\`, says why the server ended a stream. A reader that does not take what it is sent is disconnected. When the ledger is not
what the reader has seen of it, the stream ends with \`: ended: ledger-differs\`, and coming back with that id is refused (409
\`ledger-not-as-seen\`).`;

const aboutProof = `
Count and digest of what a stream with these filters must have delivered up to a position, computed from the ledger and not
from what the stream reads. The digest is the SHA-256 of the \`data\` lines, each with its line feed. So for a log of whole
events, \`grep '^data: ' log | cut -c7- | sha256sum\` prints the same when nothing is missing, doubled, altered or out of order.
\`through\` is the last id of the log, or the position of a later \`: through\` comment.`;

/** Adverse events as they are recorded (R-INT-06). */
@ApiTags('safety')
@ApiBearerAuth()
@Controller('v1/safety/stream')
export class StreamController {
  constructor(
    private readonly hub: StreamHub,
    private readonly members: StudyMembers,
    private readonly proofs: Proofs,
  ) {}

  @Get()
  @declareRoute({ kind: 'feed', name: 'safety-stream', roles: clinicalReaders })
  @ApiOperation({ summary: 'Follows adverse events and everything that is recorded of them', description: aboutStream })
  @ApiHeader({
    name: lastEventId,
    required: false,
    description: 'Id of the last event that was received.',
    schema: { type: 'string', pattern: eventIdForm.source },
  })
  @ApiProduces(head['content-type'])
  @ApiOkResponse({
    description: 'The stream, event by event. It does not end by itself.',
    schema: {
      type: 'object',
      description: 'One event, by the fields of its lines.',
      required: ['id', 'event', 'data'],
      properties: {
        id: { type: 'string' },
        event: { type: 'string', description: 'Type of the event, as the AsyncAPI document lists them.' },
        data: { type: 'string', description: 'What was recorded, and the case after it: one line of canonical JSON.' },
      },
    },
  })
  async stream(
    @Query() query: StreamQuery,
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const studies = [...new Set(query.study)].sort();
    await Promise.all(studies.map((study) => this.members.duties(study, caller.id, clinicalReaders)));
    const positions = beginning(studies, request.headers['last-event-id'], query.from);
    await this.hub.requireSame(positions);
    this.hub.requireOpen();
    if (request.method === 'HEAD') {
      await reply.headers(head).send();
      return;
    }
    reply.hijack();
    // A stream has a limit of its own for what is not taken.
    const response = reply.raw.setTimeout(0);
    for (const [name, value] of Object.entries(reply.headers(head).getHeaders())) {
      if (value !== undefined) response.setHeader(name, value);
    }
    response.removeHeader('transfer-encoding');
    response.write(`retry: ${retryMs}\n\n`);
    const expires = Date.parse(caller.expiresAt);
    await this.hub.serve({ response, positions, filter: filterOf(query), person: caller.id, expires });
  }

  @Get('proof')
  @declareRoute({ kind: 'feed', name: 'safety-stream-proof', roles: clinicalReaders })
  @ApiOperation({ summary: 'Proves what a stream must have delivered', description: aboutProof })
  @ApiOkResponse({ description: 'The proof.', schema: schemaOf('StreamProof') })
  async proof(
    @Query() query: ProofQuery,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamProof> {
    const { study } = query;
    const through = seenIn(query.through, study, '`through`');
    const from = seenIn(query.from ?? '0', study, '`from`');
    const { scope } = await this.members.duties(study, caller.id, clinicalReaders);
    if (through.position < from.position) throw rangeReversed('It ends before `from`.', '/through');
    const filter = filterOf(query);
    const given = new AbortController();
    reply.raw.once('close', () => {
      given.abort(malformed('The caller has gone.'));
    });
    const proof = this.proofs.of({ study, from, through, filter, scope }, given.signal);
    return { study, from: from.position, through: through.position, filter, ...(await proof) };
  }
}

/** Where a stream begins. @throws ProblemError 400 */
function beginning(
  studies: readonly string[],
  lastId: string | string[] | undefined,
  from: string | undefined,
): Positions {
  if (lastId !== undefined) return parsePositions(String(lastId), studies, `The header ${lastEventId}`);
  if (from !== undefined) return parsePositions(from, studies, '`from`');
  return new Map(studies.map((study) => [study, nothingSeen]));
}

/** @throws ProblemError 400 */
const seenIn = (id: string, study: string, source: string): Seen =>
  parsePositions(id, [study], source).get(study) ?? nothingSeen;
