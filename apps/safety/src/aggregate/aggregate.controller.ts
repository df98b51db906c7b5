import { Caller, type Identity } from '@caseledger/access';
import { StudyMembers } from '@caseledger/commands';
import type { RecordedFact } from '@caseledger/domain';
import { WaitFor, Whole } from '@caseledger/platform';
import { ProjectionReader, type ReplyHeaders } from '@caseledger/projections';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { factsAt } from '../adverse-events/facts-at.js';
import { safetyAggregate, type SafetyAggregate } from './aggregate.js';
import {
  hospitalExemptionReport,
  safetyUpdate,
  type HospitalExemptionReport,
  type SafetyUpdate,
} from './periodic-reports.js';

/** The lock of an aggregate. */
export class LockQuery {
  @Whole({
    description: 'Data-lock point: what was recorded after this position does not count. Absent: now.',
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    inQuery: true,
  })
  readonly position?: number;
}

/** An interval of a periodic report. */
export class IntervalQuery extends LockQuery {
  @Whole({
    description: 'Lock of the report before: the interval begins after this position.',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    inQuery: true,
  })
  readonly after?: number;
}

interface Answered {
  readonly study: string;
  /** Data-lock point. */
  readonly position: number;
}

/** What the data safety board and the periodic reports read: for any data-lock point, the same bytes every time. */
@ApiTags('safety')
@ApiBearerAuth()
@Controller('v1/studies/:study/safety')
export class AggregateController {
  constructor(
    private readonly reader: ProjectionReader,
    private readonly members: StudyMembers,
  ) {}

  @Get('aggregate')
  @ApiOperation({ summary: 'Line listing, tables, exposure-adjusted rates and stopping rules as of a position' })
  @ApiOkResponse({ description: 'The aggregate with its methods.' })
  aggregate(
    @Param('study') study: string,
    @Query() query: LockQuery,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<Answered & SafetyAggregate> {
    return this.fold({ study, query, caller, waitFor, reply }, safetyAggregate);
  }

  @Get('update-report')
  @ApiOperation({ summary: 'Data set of a development safety update report (ICH E2F)' })
  @ApiOkResponse({
    description: 'Exposure, listing, tabulations, deaths and withdrawals of the interval and in total.',
  })
  update(
    @Param('study') study: string,
    @Query() query: IntervalQuery,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<Answered & SafetyUpdate> {
    return this.fold({ study, query, caller, waitFor, reply }, (facts) => safetyUpdate(facts, query.after ?? 0));
  }

  @Get('hospital-exemption-report')
  @ApiOperation({ summary: "Data set of a hospital exemption's annual report: units, batches, incidents" })
  @ApiOkResponse({ description: 'Counts of the interval, incidents and adverse reactions.' })
  hospitalExemption(
    @Param('study') study: string,
    @Query() query: IntervalQuery,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<Answered & HospitalExemptionReport> {
    return this.fold({ study, query, caller, waitFor, reply }, (facts) =>
      hospitalExemptionReport(facts, query.after ?? 0),
    );
  }

  private async fold<T>(
    { study, query, caller, waitFor, reply }: Asked,
    report: (facts: readonly RecordedFact[]) => T,
  ): Promise<Answered & T> {
    await this.members.require(study, caller.id);
    const { position, facts } = await factsAt(this.reader, { study, position: query.position, waitFor, reply });
    return { study, position, ...report(facts) };
  }
}

interface Asked {
  readonly study: string;
  readonly query: LockQuery;
  readonly caller: Identity;
  readonly waitFor: number | undefined;
  readonly reply: ReplyHeaders;
}
