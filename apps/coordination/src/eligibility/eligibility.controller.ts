import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ParticipantPath } from '../common/paths.dto.js';
import { EligibilityBody } from './eligibility.dto.js';

/** Confirms that a participant is eligible. */
@ApiTags('participants')
@Controller('v1/studies/:study/participants')
export class EligibilityController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':participant/eligibility')
  @ApiCommand('ConfirmEligibility', 'Confirms eligibility, criterion by criterion')
  confirm(
    @Param() path: ParticipantPath,
    @Body() body: EligibilityBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('ConfirmEligibility', path, body, request);
  }
}
