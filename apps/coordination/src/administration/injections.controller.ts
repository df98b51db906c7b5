import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ParticipantPath } from '../common/paths.dto.js';
import { InjectionBody } from './injection.dto.js';

/** Records that cells were given. */
@ApiTags('participants')
@Controller('v1/studies/:study/participants')
export class InjectionsController {
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
}
