import { AsOf, AsOfQuery, Ask, Shows, Views, type Asked } from '@caseledger/casebook';
import { StudyPath } from '@caseledger/study';
import { requestStatuses, type RequestStatus } from '@caseledger/domain';
import { OneOf, PageQuery } from '@caseledger/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestPath } from '../common/paths.dto.js';
import type { RequestFile, RequestPage, RequestSummary } from './request.js';
import { requestsSummaryView, requestsView, requestView } from './requests.view.js';

/** Which requests are wanted. */
export class RequestsQuery extends PageQuery {
  @OneOf(requestStatuses, { description: 'Only with this status.', optional: true })
  readonly status?: RequestStatus;

  @AsOf()
  readonly asOf?: string;
}

/** Reads requests for treatment. */
@ApiTags('requests')
@Controller('v1/studies/:study/requests')
export class RequestsController {
  constructor(private readonly views: Views) {}

  @Get()
  @Shows(requestsView, 'Requests for treatment, by where they stand', 'A page of requests, by code.')
  list(@Param() path: StudyPath, @Query() query: RequestsQuery, @Ask() asked: Asked): Promise<RequestPage> {
    return this.views.show(requestsView, path, query, asked);
  }

  @Get('summary')
  @Shows(requestsSummaryView, 'Requests counted by status, and by the rules that refused them', 'The counts.')
  summary(@Param() path: StudyPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<RequestSummary> {
    return this.views.show(requestsSummaryView, path, query, asked);
  }

  @Get(':request')
  @Shows(
    requestView,
    'A request: what was asked, the evidence, the decision',
    'The request. The `ETag` is the version of its stream.',
  )
  one(@Param() path: RequestPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<RequestFile> {
    return this.views.show(requestView, path, query, asked);
  }
}
