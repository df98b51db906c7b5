import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ParticipantPath } from '../common/paths.dto.js';
import { TreatmentAuthorisationBody } from './treatment-authorisation.dto.js';

/** Authorises the treatment of a participant. */
@ApiTags('participants')
@Controller('v1/studies/:study/participants')
export class TreatmentAuthorisationController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':participant/treatment-authorisations')
  @ApiCommand('AuthoriseTreatment', 'Authorises the treatment on its legal basis')
  authorise(
    @Param() path: ParticipantPath,
    @Body() body: TreatmentAuthorisationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('AuthoriseTreatment', path, body, request);
  }
}
