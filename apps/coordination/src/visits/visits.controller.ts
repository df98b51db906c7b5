import {
  ApiCommand,
  CommandCall,
  CommandGateway,
  mintCode,
  type CommandAnswer,
  type CommandRequest,
} from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandData } from '../common/command-data.js';
import { ParticipantPath, VisitPath } from '../common/paths.dto.js';
import { MissedVisitBody, VisitBody, VisitCorrectionBody } from './visit.dto.js';

/** Records visits, corrections, and visits that did not take place. */
@ApiTags('participants')
@Controller('v1/studies/:study/participants')
export class VisitsController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':participant/visits')
  @ApiCommand('Records a visit', "The answer's `visit` is the new code. The date decides which scheduled visit it is.")
  async record(
    @Param() { study, participant }: ParticipantPath,
    @Body() body: VisitBody,
    @CommandCall() request: CommandRequest,
  ): Promise<{ readonly visit: string } & CommandAnswer> {
    const visit = mintCode('V', request.commandId);
    const data = commandData({ participant, visit }, body);
    return { visit, ...(await this.gateway.perform(study, { name: 'RecordVisit', data }, request)) };
  }

  @Post(':participant/visits/:visit/corrections')
  @ApiCommand('Corrects a visit, with a reason')
  correct(
    @Param() { study, participant, visit }: VisitPath,
    @Body() body: VisitCorrectionBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ participant, visit }, body);
    return this.gateway.perform(study, { name: 'CorrectVisit', data }, request);
  }

  @Post(':participant/missed-visits')
  @ApiCommand('Records that a scheduled visit did not take place')
  miss(
    @Param() { study, participant }: ParticipantPath,
    @Body() body: MissedVisitBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ participant }, body);
    return this.gateway.perform(study, { name: 'MissVisit', data }, request);
  }
}
