import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ParticipantPath } from '../common/paths.dto.js';
import { AdministrationBody, InjectionBody } from './administration.dto.js';

/** Records what was given. */
@ApiTags('participants')
@Controller('v1/studies/:study/participants')
export class AdministrationsController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':participant/injections')
  @ApiCommand('InjectCells', 'Records the injection of the cells', {
    description:
      'Refused, with every unmet condition, unless all that protects the participant holds; the refusal is recorded too.',
  })
  inject(
    @Param() path: ParticipantPath,
    @Body() body: InjectionBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('InjectCells', path, body, request);
  }

  @Post(':participant/administrations')
  @ApiCommand('AdministerIntervention', 'Records that what the protocol plans was given', {
    description:
      'A batch, a medicine that is bought, or a procedure with nothing in it: the next one that is open for the participant. Refused, with every unmet condition, unless all that protects the participant holds; the refusal is recorded too.',
  })
  administer(
    @Param() path: ParticipantPath,
    @Body() body: AdministrationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('AdministerIntervention', path, body, request);
  }
}
