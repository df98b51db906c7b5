import { AsOfQuery, Ask, Shows, Views, type Asked } from '@caseledger/casebook';
import { StudyPath } from '@caseledger/study';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AllocationListFile, AllocationLists, DoseLevels } from './allocation.js';
import { AllocationListPath } from './allocation.dto.js';
import { allocationListsView, allocationListView, doseLevelsView } from './allocation.view.js';

/** Reads allocation lists and dose levels. */
@ApiTags('allocation')
@Controller('v1/studies/:study')
export class AllocationController {
  constructor(private readonly views: Views) {}

  @Get('allocation-lists')
  @Shows(allocationListsView, 'Allocation lists, with the commitment to each', 'The lists.')
  lists(@Param() path: StudyPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<AllocationLists> {
    return this.views.show(allocationListsView, path, query, asked);
  }

  @Get('allocation-lists/:list')
  @Shows(
    allocationListView,
    'An allocation list: who was allocated by it, and its seed once it is disclosed',
    'The list, as scripts/verify-allocation.mjs takes it.',
  )
  list(@Param() path: AllocationListPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<AllocationListFile> {
    return this.views.show(allocationListView, path, query, asked);
  }

  @Get('dose-levels')
  @Shows(doseLevelsView, 'Dose levels: which one is open, and how many are evaluated', 'The dose levels.')
  levels(@Param() path: StudyPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<DoseLevels> {
    return this.views.show(doseLevelsView, path, query, asked);
  }
}
