import { AsOfQuery, Ask, Shows, Views, type Asked } from '@caseledger/casebook';
import { StudyPath } from '@caseledger/study';
import { Whole } from '@caseledger/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { LockedAggregate } from './aggregate.js';
import { aggregateView, hospitalExemptionView, safetyUpdateView } from './aggregate.view.js';
import type { HospitalExemptionReport, SafetyUpdate } from './periodic-reports.js';

/** An interval of a periodic report, which ends at `asOf`. */
export class IntervalQuery extends AsOfQuery {
  @Whole({
    description: 'Lock of the report before: the interval begins after this position.',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    inQuery: true,
  })
  readonly after?: number;
}

/**
 * What the data safety board and the periodic reports read. `asOf` is the data-lock point: for any of them the same bytes
 * every time.
 */
@ApiTags('safety')
@Controller('v1/studies/:study/safety')
export class AggregateController {
  constructor(private readonly views: Views) {}

  @Get('aggregate')
  @Shows(
    aggregateView,
    'Line listing, tables, exposure-adjusted rates and stopping rules as of a data-lock point',
    'The aggregate with its methods.',
  )
  aggregate(@Param() path: StudyPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<LockedAggregate> {
    return this.views.show(aggregateView, path, query, asked);
  }

  @Get('update-report')
  @Shows(
    safetyUpdateView,
    'Data set of a development safety update report (ICH E2F)',
    'Exposure, listing, tabulations, deaths and withdrawals of the interval and in total.',
  )
  update(@Param() path: StudyPath, @Query() query: IntervalQuery, @Ask() asked: Asked): Promise<SafetyUpdate> {
    return this.views.show(safetyUpdateView, path, query, asked);
  }

  @Get('hospital-exemption-report')
  @Shows(
    hospitalExemptionView,
    "Data set of a hospital exemption's annual report: units, batches, incidents",
    'Counts of the interval, incidents and adverse reactions.',
  )
  hospitalExemption(
    @Param() path: StudyPath,
    @Query() query: IntervalQuery,
    @Ask() asked: Asked,
  ): Promise<HospitalExemptionReport> {
    return this.views.show(hospitalExemptionView, path, query, asked);
  }
}
