import { Caller, type Identity } from '@caseledger/access';
import { StudyMembers } from '@caseledger/commands';
import type { CaseEvent, Fact } from '@caseledger/domain';
import type { RecordedEvent } from '@caseledger/kernel';
import { WaitFor } from '@caseledger/platform';
import { ProjectionReader, queryView, type ReplyHeaders } from '@caseledger/projections';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { caseSeries } from './case-series.js';
import { outcomeTables, type OutcomeTables } from './outcome-tables.js';
import { outcomesProjection } from './outcomes.projection.js';

/** The outcome tables of a study: the same position always gives the same bytes. */
@ApiTags('outcomes')
@ApiBearerAuth()
@Controller('v1/studies/:study/outcomes')
export class OutcomesController {
  constructor(
    private readonly reader: ProjectionReader,
    private readonly members: StudyMembers,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Outcomes by visit, change from baseline, Friedman test, baseline, return to sport' })
  @ApiOkResponse({ description: 'The tables with their methods, protocol version and position.' })
  async tables(
    @Param('study') study: string,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<{ study: string; position: number } & OutcomeTables> {
    await this.members.require(study, caller.id);
    const projection = outcomesProjection.name;
    return queryView(this.reader, { projection, study, waitFor, reply }, async (tx, position) => {
      const rows = await tx.query<{ event: Fact<CaseEvent> & RecordedEvent }>(
        'SELECT event FROM fact WHERE study = $1 ORDER BY position',
        [study],
      );
      return { study, position, ...outcomeTables(caseSeries(rows.map(({ event }) => event))) };
    });
  }
}
