import { AsOf, Ask, Shows, Views, type Asked } from '@caseledger/casebook';
import { ParticipantCode, SiteCode, StudyPath } from '@caseledger/study';
import { Instant, PageQuery } from '@caseledger/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { WorkList } from './work-list.js';
import { workListView } from './work-list.view.js';

/** What of the work list is wanted. */
export class WorkListQuery extends PageQuery {
  @SiteCode({ description: 'Only this site.', optional: true })
  readonly site?: string;

  @ParticipantCode({ description: 'Only this participant.', optional: true })
  readonly participant?: string;

  @Instant({
    description: 'The instant at which due and overdue are judged; that of `asOf` unless given.',
    optional: true,
  })
  readonly at?: string;

  @AsOf()
  readonly asOf?: string;
}

/** What is to be done in a study. */
@ApiTags('work list')
@Controller('v1/studies/:study/work-list')
export class WorkListController {
  constructor(private readonly views: Views) {}

  @Get()
  @Shows(
    workListView,
    'Visits, tests, expiries and missing steps, earliest due first',
    'A page of what is to be done, and the instant at which due and overdue were judged.',
  )
  list(@Param() path: StudyPath, @Query() query: WorkListQuery, @Ask() asked: Asked): Promise<WorkList> {
    return this.views.show(workListView, path, query, asked);
  }
}
