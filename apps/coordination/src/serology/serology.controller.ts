import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ParticipantPath } from '../common/paths.dto.js';
import { SerologyAssessmentBody, SerologyBody } from './serology.dto.js';

/** Records and assesses tests for infections. */
@ApiTags('participants')
@Controller('v1/studies/:study/participants')
export class SerologyController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':participant/serology')
  @ApiCommand('RecordSerology', 'Records serology results')
  record(
    @Param() path: ParticipantPath,
    @Body() body: SerologyBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('RecordSerology', path, body, request);
  }

  @Post(':participant/serology-assessments')
  @ApiCommand('AssessSerology', 'Clears or restricts the serology')
  assess(
    @Param() path: ParticipantPath,
    @Body() body: SerologyAssessmentBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('AssessSerology', path, body, request);
  }
}
