import { AsOfQuery, Ask, Shows, Views, type Asked } from '@caseledger/casebook';
import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { StudyPath } from '@caseledger/study';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AdverseEventPath } from '../adverse-events/adverse-event.dto.js';
import type { ClockList, ClockReevaluation } from './clock-list.js';
import { ClocksQuery, LatenessBody, ReevaluationBody } from './clocks.dto.js';
import { clockReevaluationView, clocksView } from './clocks.view.js';

/** Reads the statutory clocks, tries other rules on them, and explains what is late. */
@ApiTags('safety')
@Controller('v1/studies/:study')
export class ClocksController {
  constructor(
    private readonly views: Views,
    private readonly gateway: CommandGateway,
  ) {}

  @Get('safety/clocks')
  @Shows(
    clocksView,
    'Who must be told by when, by which law, and whether that was done',
    'The clocks, earliest due first, each with its earlier verdicts.',
  )
  list(@Param() path: StudyPath, @Query() query: ClocksQuery, @Ask() asked: Asked): Promise<ClockList> {
    return this.views.show(clocksView, path, query, asked);
  }

  @Post('safety/clock-reevaluations')
  @HttpCode(200)
  @Shows(
    clockReevaluationView,
    'Judges every case anew under other rules and says what differs; nothing is recorded',
    'How many cases and clocks there are, and each clock that would stand otherwise than by the rules that apply.',
  )
  reevaluate(
    @Param() path: StudyPath,
    @Query() { asOf }: AsOfQuery,
    @Body() { rules, version }: ReevaluationBody,
    @Ask() asked: Asked,
  ): Promise<ClockReevaluation> {
    const wanted = {
      ...(asOf !== undefined && { asOf }),
      ...(rules && { rules }),
      ...(version !== undefined && { version }),
    };
    return this.views.show(clockReevaluationView, path, wanted, asked);
  }

  @Post('adverse-events/:adverseEvent/lateness')
  @ApiTags('adverse-events')
  @ApiCommand('ExplainLateness', 'Explains why a duty is late; the verdict stays')
  explainLateness(
    @Param() path: AdverseEventPath,
    @Body() body: LatenessBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('ExplainLateness', path, body, request);
  }
}
