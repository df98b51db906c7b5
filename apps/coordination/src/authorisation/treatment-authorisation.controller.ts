import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandData } from '../common/command-data.js';
import { ParticipantPath } from '../common/paths.dto.js';
import { TreatmentAuthorisationBody } from './treatment-authorisation.dto.js';

/** Authorises the treatment of a participant. */
@ApiTags('participants')
@Controller('v1/studies/:study/participants')
export class TreatmentAuthorisationController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':participant/treatment-authorisations')
  @ApiCommand('Authorises the treatment on its legal basis')
  authorise(
    @Param() { study, participant }: ParticipantPath,
    @Body() body: TreatmentAuthorisationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ participant }, body);
    return this.gateway.perform(study, { name: 'AuthoriseTreatment', data }, request);
  }
}
