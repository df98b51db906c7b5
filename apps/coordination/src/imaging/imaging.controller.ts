import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ParticipantPath } from '../common/paths.dto.js';
import { ImagingScoreBody } from './imaging.dto.js';

/** Records the scores of independent readers. */
@ApiTags('participants')
@Controller('v1/studies/:study/participants')
export class ImagingController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':participant/imaging-scores')
  @ApiCommand('ScoreImaging', 'Records an imaging score')
  score(
    @Param() path: ParticipantPath,
    @Body() body: ImagingScoreBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('ScoreImaging', path, body, request);
  }
}
