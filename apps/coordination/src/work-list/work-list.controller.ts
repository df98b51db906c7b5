import { Caller, type Identity } from '@caseledger/access';
import { StudyMembers } from '@caseledger/commands';
import { Instant, Text, WaitFor } from '@caseledger/platform';
import { ProjectionReader, queryView, type ReplyHeaders } from '@caseledger/projections';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { foldCases, readFacts } from '../timeline/case-states.js';
import { workList, type WorkItem } from './work-list.js';
import { workListProjection } from './work-list.projection.js';

/** What of the work list is wanted. */
export class WorkListQuery {
  @Text({ description: 'Only this site.', max: 60, optional: true })
  readonly site?: string;

  @Instant({ description: 'The instant at which due and overdue are judged; now unless given.', optional: true })
  readonly at?: string;
}

/** What is to be done in a study. */
@ApiTags('work list')
@ApiBearerAuth()
@Controller('v1/studies/:study/work-list')
export class WorkListController {
  constructor(
    private readonly reader: ProjectionReader,
    private readonly members: StudyMembers,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Visits, tests, expiries and missing steps, earliest due first' })
  @ApiOkResponse({ description: '`at`, and `items`: kind, participant, product, site, due, window, why, requirement.' })
  async list(
    @Param('study') study: string,
    @Query() { site, at = new Date().toISOString() }: WorkListQuery,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<{ at: string; items: readonly WorkItem[] }> {
    await this.members.require(study, caller.id);
    const projection = workListProjection.name;
    const facts = await queryView(this.reader, { projection, study, waitFor, reply }, (tx) =>
      readFacts(tx, study, 'true'),
    );
    return { at, items: workList(foldCases(facts), at, site) };
  }
}
