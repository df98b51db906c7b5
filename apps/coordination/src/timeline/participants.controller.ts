import { Caller, type Identity } from '@caseledger/access';
import { StudyMembers } from '@caseledger/commands';
import { daysBetween, dateOf, refuse } from '@caseledger/kernel';
import {
  decodeCursor,
  entityTag,
  PageQuery,
  pageOf,
  PositionPlace,
  RefusedError,
  Text,
  WaitFor,
  type Page,
} from '@caseledger/platform';
import { ProjectionReader, queryView, type ReplyHeaders } from '@caseledger/projections';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { foldCases, readFacts } from './case-states.js';
import type { RecordedFact } from '@caseledger/domain';
import { participantLine, participantSummary } from './participant-summary.js';
import { participantTimeline } from './participant-timeline.projection.js';

const projection = participantTimeline.name;
const pageSize = 100;

type ParticipantLine = ReturnType<typeof participantLine>;
type ParticipantSummary = ReturnType<typeof participantSummary>;
type TimelineEvent = ReturnType<typeof timelineEvent>;

/** A place in the list of participants. */
class CodePlace {
  @Text({ description: 'Code of the last one.', max: 100 })
  readonly code!: string;
}

/** Reads participants: where each stands, and everything that happened to them. */
@ApiTags('participants')
@ApiBearerAuth()
@Controller('v1/studies/:study/participants')
export class ParticipantsController {
  constructor(
    private readonly reader: ProjectionReader,
    private readonly members: StudyMembers,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Participants with their status' })
  @ApiOkResponse({ description: 'A page of participants, by code.' })
  async list(
    @Param('study') study: string,
    @Query() { cursor, limit = pageSize }: PageQuery,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<Page<ParticipantLine>> {
    await this.members.require(study, caller.id);
    const after = cursor === undefined ? '' : decodeCursor(cursor, CodePlace).code;
    return queryView(this.reader, { projection, study, waitFor, reply }, async (tx) => {
      const rows = await tx.query<{ participant: string }>(
        `SELECT participant FROM subject
          WHERE study = $1 AND stream = 'participant/' || participant AND participant COLLATE "C" > $2
          ORDER BY participant COLLATE "C" LIMIT $3`,
        [study, after, limit + 1],
      );
      const page = pageOf(rows, limit, ({ participant }) => ({ code: participant }));
      const codes = page.items.map(({ participant }) => participant);
      const cases = foldCases(await readFacts(tx, study, 'participant = ANY ($2)', [codes]));
      const items = codes.flatMap((code) => {
        const folded = cases.participants.get(code);
        return folded === undefined ? [] : [participantLine(code, folded, cases)];
      });
      return { ...page, items };
    });
  }

  @Get(':participant')
  @ApiOperation({ summary: 'A participant: consent, product, visits with their windows, missing answers' })
  @ApiOkResponse({ description: 'The participant. The `ETag` is the version of its stream.' })
  async one(
    @Param('study') study: string,
    @Param('participant') participant: string,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<ParticipantSummary> {
    await this.members.require(study, caller.id);
    const facts = await queryView(this.reader, { projection, study, waitFor, reply }, (tx) =>
      readFacts(tx, study, 'participant = $2', [participant]),
    );
    const cases = foldCases(facts);
    const folded = cases.participants.get(participant);
    if (folded === undefined) throw unknownParticipant(participant);
    reply.header('ETag', entityTag(folded.version));
    return participantSummary(participant, folded, cases, facts, new Date().toISOString());
  }

  @Get(':participant/timeline')
  @ApiOperation({ summary: 'Every event about a participant, in the order of the ledger' })
  @ApiOkResponse({ description: 'A page of events: participant, products, adverse events and near misses.' })
  async timeline(
    @Param('study') study: string,
    @Param('participant') participant: string,
    @Query() { cursor, limit = pageSize }: PageQuery,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<Page<TimelineEvent>> {
    await this.members.require(study, caller.id);
    const after = cursor === undefined ? 0 : decodeCursor(cursor, PositionPlace).position;
    const rows = await queryView(this.reader, { projection, study, waitFor, reply }, (tx) =>
      tx.query<{ event: RecordedFact }>(
        'SELECT event FROM fact WHERE study = $1 AND participant = $2 AND position > $3 ORDER BY position LIMIT $4',
        [study, participant, after, limit + 1],
      ),
    );
    if (rows.length === 0 && cursor === undefined) throw unknownParticipant(participant);
    const page = pageOf(rows, limit, ({ event }) => ({ position: event.position }));
    return { ...page, items: page.items.map(({ event }) => timelineEvent(event)) };
  }
}

/** An event of a timeline. Sealed members stay sealed. */
function timelineEvent(event: RecordedFact) {
  const { position, stream, type, occurredAt, recordedAt, zone, actor, reason, data } = event;
  const lateByDays = Math.max(0, daysBetween(dateOf(occurredAt, zone), dateOf(recordedAt, zone)));
  return { position, stream, type, occurredAt, recordedAt, zone, lateByDays, actor, ...(reason && { reason }), data };
}

function unknownParticipant(participant: string): RefusedError {
  return new RefusedError(refuse('not-found', 'unknown-participant', `There is no participant ${participant}.`));
}
