import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandData } from '../common/command-data.js';
import { ParticipantPath } from '../common/paths.dto.js';
import { ImagingScoreBody } from './imaging.dto.js';

/** Records the scores of independent readers. */
@ApiTags('participants')
@Controller('v1/studies/:study/participants')
export class ImagingController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':participant/imaging-scores')
  @ApiCommand('Records an imaging score')
  score(
    @Param() { study, participant }: ParticipantPath,
    @Body() body: ImagingScoreBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ participant }, body);
    return this.gateway.perform(study, { name: 'ScoreImaging', data }, request);
  }
}
