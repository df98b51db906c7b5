import { Caller, type Identity } from '@caseledger/access';
import { StudyMembers } from '@caseledger/commands';
import { refuse } from '@caseledger/kernel';
import {
  decodeCursor,
  entityTag,
  Flag,
  PageQuery,
  pageOf,
  PositionPlace,
  RefusedError,
  Text,
  WaitFor,
  type Page,
} from '@caseledger/platform';
import { ProjectionReader, queryView, type ProjectionTx, type ReplyHeaders } from '@caseledger/projections';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RecordedFact } from '@caseledger/domain';
import { safetyCaseFile, type SafetyCase, type SafetyCaseFile } from './safety-case.js';
import { safetyCases, safetySummary, type SafetySummary } from './safety-summary.js';
import { safetyProjection } from './safety.projection.js';

const projection = safetyProjection.name;
const pageSize = 100;

/** Which adverse events are wanted. */
export class AdverseEventsQuery extends PageQuery {
  @Flag({ description: 'Only serious ones, or only those that are not.', optional: true, inQuery: true })
  readonly serious?: boolean;
}

/** A place in the list of adverse events. */
class IdPlace {
  @Text({ description: 'Id of the last one.', max: 100 })
  readonly id!: string;
}

/** A refusal that is worth an investigation: what was attempted, by whom, and why it was refused. */
export interface NearMiss {
  readonly nearMiss: string;
  readonly position: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly by: string;
  readonly role: string;
  readonly data: RecordedFact['data'];
}

/** Reads adverse events and near misses. */
@ApiTags('safety')
@ApiBearerAuth()
@Controller('v1/studies/:study')
export class AdverseEventsController {
  constructor(
    private readonly reader: ProjectionReader,
    private readonly members: StudyMembers,
  ) {}

  @Get('adverse-events')
  @ApiOperation({ summary: 'Adverse events with seriousness, severity and both opinions on causality' })
  @ApiOkResponse({ description: 'A page of adverse events, by id.' })
  async list(
    @Param('study') study: string,
    @Query() { serious, cursor, limit = pageSize }: AdverseEventsQuery,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<Page<SafetyCase>> {
    await this.members.require(study, caller.id);
    const after = cursor === undefined ? '' : decodeCursor(cursor, IdPlace).id;
    return queryView(this.reader, { projection, study, waitFor, reply }, async (tx) => {
      const rows = await tx.query<{ id: string }>(
        `SELECT id FROM adverse_event
          WHERE study = $1 AND id > $2 AND ($3::boolean IS NULL OR serious = $3) ORDER BY id LIMIT $4`,
        [study, after, serious ?? null, limit + 1],
      );
      const page = pageOf(rows, limit, ({ id }) => ({ id }));
      const streams = page.items.map(({ id }) => `adverse-event/${id}`);
      const found = safetyCases(await factsOf(tx, study, 'stream = ANY ($2)', [streams]));
      const cases = new Map(found.map((safety) => [safety.adverseEvent, safety]));
      return { ...page, items: page.items.flatMap(({ id }) => cases.get(id) ?? []) };
    });
  }

  @Get('adverse-events/:adverseEvent')
  @ApiOperation({ summary: 'An adverse event: report, follow-ups, assessments' })
  @ApiOkResponse({ description: 'The case. The `ETag` is its version.' })
  async one(
    @Param('study') study: string,
    @Param('adverseEvent') adverseEvent: string,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<SafetyCaseFile> {
    await this.members.require(study, caller.id);
    const facts = await queryView(this.reader, { projection, study, waitFor, reply }, (tx) =>
      factsOf(tx, study, 'stream = $2', [`adverse-event/${adverseEvent}`]),
    );
    const file = safetyCaseFile(facts);
    if (file === undefined) {
      const message = `There is no adverse event ${adverseEvent}.`;
      throw new RefusedError(refuse('not-found', 'unknown-adverse-event', message));
    }
    reply.header('ETag', entityTag(file.version));
    return file;
  }

  @Get('near-misses')
  @ApiOperation({ summary: 'Administrations and releases that were refused' })
  @ApiOkResponse({ description: 'A page of near misses, in the order of the ledger.' })
  async nearMisses(
    @Param('study') study: string,
    @Query() { cursor, limit = pageSize }: PageQuery,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<Page<NearMiss>> {
    await this.members.require(study, caller.id);
    const after = cursor === undefined ? 0 : decodeCursor(cursor, PositionPlace).position;
    const rows = await queryView(this.reader, { projection, study, waitFor, reply }, (tx) =>
      tx.query<{ event: RecordedFact }>(
        `SELECT event FROM fact WHERE study = $1 AND starts_with(stream, 'near-miss/') AND position > $2
          ORDER BY position LIMIT $3`,
        [study, after, limit + 1],
      ),
    );
    const page = pageOf(rows, limit, ({ event }) => ({ position: event.position }));
    return { ...page, items: page.items.map(({ event }) => nearMissOf(event)) };
  }

  @Get('safety-summary')
  @ApiOperation({ summary: 'Counts by phase, severity and seriousness, and the answers that there was none' })
  @ApiOkResponse({ description: 'The counts, with the position they are from.' })
  async summary(
    @Param('study') study: string,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<{ study: string; position: number } & SafetySummary> {
    await this.members.require(study, caller.id);
    return queryView(this.reader, { projection, study, waitFor, reply }, async (tx, position) => ({
      study,
      position,
      ...safetySummary(await factsOf(tx, study, 'true')),
    }));
  }
}

/** Events that a condition selects, in order; `$1` is the study. */
async function factsOf(
  tx: ProjectionTx,
  study: string,
  condition: string,
  parameters: readonly unknown[] = [],
): Promise<readonly RecordedFact[]> {
  const rows = await tx.query<{ event: RecordedFact }>(
    `SELECT event FROM fact WHERE study = $1 AND ${condition} ORDER BY position`,
    [study, ...parameters],
  );
  return rows.map(({ event }) => event);
}

const nearMissOf = ({ stream, position, type, recordedAt, actor, data }: RecordedFact): NearMiss => ({
  nearMiss: stream.slice('near-miss/'.length),
  position,
  type,
  recordedAt,
  by: actor.id,
  role: actor.role,
  data,
});
