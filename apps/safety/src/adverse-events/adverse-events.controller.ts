import { AsOf, AsOfQuery, Ask, Shows, Views, type Asked } from '@caseledger/casebook';
import { StudyPath } from '@caseledger/study';
import { Flag, PageQuery } from '@caseledger/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AdverseEventPath } from './adverse-event.dto.js';
import { adverseEventsView, adverseEventView, nearMissesView, safetySummaryView } from './adverse-events.view.js';
import type { NearMissPage } from './near-miss.js';
import type { AdverseEventPage, SafetyCaseFile } from './safety-case.js';
import type { SafetySummary } from './safety-summary.js';

/** A part of a list, of a past state if wanted. */
export class NearMissesQuery extends PageQuery {
  @AsOf()
  readonly asOf?: string;
}

/** Which adverse events are wanted. */
export class AdverseEventsQuery extends PageQuery {
  @Flag({ description: 'Only serious ones, or only those that are not.', optional: true, inQuery: true })
  readonly serious?: boolean;

  @AsOf()
  readonly asOf?: string;
}

/** Reads adverse events and near misses. */
@ApiTags('safety')
@Controller('v1/studies/:study')
export class AdverseEventsController {
  constructor(private readonly views: Views) {}

  @Get('adverse-events')
  @Shows(
    adverseEventsView,
    'Adverse events with seriousness, severity and both opinions on causality',
    'A page of adverse events, by id.',
  )
  list(@Param() path: StudyPath, @Query() query: AdverseEventsQuery, @Ask() asked: Asked): Promise<AdverseEventPage> {
    return this.views.show(adverseEventsView, path, query, asked);
  }

  @Get('adverse-events/:adverseEvent')
  @Shows(adverseEventView, 'An adverse event: report, follow-ups, assessments', 'The case. The `ETag` is its version.')
  one(@Param() path: AdverseEventPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<SafetyCaseFile> {
    return this.views.show(adverseEventView, path, query, asked);
  }

  @Get('near-misses')
  @Shows(
    nearMissesView,
    'Administrations and releases that were refused',
    'A page of near misses, in the order of the ledger.',
  )
  nearMisses(@Param() path: StudyPath, @Query() query: NearMissesQuery, @Ask() asked: Asked): Promise<NearMissPage> {
    return this.views.show(nearMissesView, path, query, asked);
  }

  @Get('safety-summary')
  @Shows(
    safetySummaryView,
    'Counts by phase, severity and seriousness, and the answers that there was none',
    'The counts, with the position they are from.',
  )
  summary(@Param() path: StudyPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<SafetySummary> {
    return this.views.show(safetySummaryView, path, query, asked);
  }
}
