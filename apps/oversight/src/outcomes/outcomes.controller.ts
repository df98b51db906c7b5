import { AsOfQuery, Ask, Shows, Views, type Asked } from '@caseledger/casebook';
import { StudyPath } from '@caseledger/study';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { OutcomeReport } from './outcome-tables.js';
import { outcomesView } from './outcomes.view.js';

/** The outcome tables of a study. */
@ApiTags('outcomes')
@Controller('v1/studies/:study/outcomes')
export class OutcomesController {
  constructor(private readonly views: Views) {}

  @Get()
  @Shows(
    outcomesView,
    'Outcomes by visit, change from baseline, Friedman test, baseline, return to sport',
    'The tables with their methods, protocol version and position.',
  )
  tables(@Param() path: StudyPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<OutcomeReport> {
    return this.views.show(outcomesView, path, query, asked);
  }
}
