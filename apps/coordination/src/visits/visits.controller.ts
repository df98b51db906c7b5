import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { mintCode } from '@caseledger/domain';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ParticipantPath, VisitPath } from '../common/paths.dto.js';
import { MissedVisitBody, VisitBody, VisitCorrectionBody } from './visit.dto.js';

/** Records visits, corrections, and visits that did not take place. */
@ApiTags('participants')
@Controller('v1/studies/:study/participants')
export class VisitsController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':participant/visits')
  @ApiCommand('RecordVisit', 'Records a visit', {
    mints: 'visit',
    description: 'The date decides which scheduled visit it is.',
  })
  async record(
    @Param() { study, participant }: ParticipantPath,
    @Body() body: VisitBody,
    @CommandCall() request: CommandRequest,
  ): Promise<{ readonly visit: string } & CommandAnswer> {
    const visit = mintCode('visit', request.commandId);
    const address = { study, participant, visit };
    return { visit, ...(await this.gateway.perform('RecordVisit', address, body, request)) };
  }

  @Post(':participant/visits/:visit/corrections')
  @ApiCommand('CorrectVisit', 'Corrects a visit, with a reason')
  correct(
    @Param() path: VisitPath,
    @Body() body: VisitCorrectionBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('CorrectVisit', path, body, request);
  }

  @Post(':participant/missed-visits')
  @ApiCommand('MissVisit', 'Records that a scheduled visit did not take place')
  miss(
    @Param() path: ParticipantPath,
    @Body() body: MissedVisitBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('MissVisit', path, body, request);
  }
}
