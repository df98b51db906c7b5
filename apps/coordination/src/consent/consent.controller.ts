import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ParticipantPath } from '../common/paths.dto.js';
import { ConsentBody, ConsentWithdrawalBody } from './consent.dto.js';

/** Records what a participant consents to, and no longer. */
@ApiTags('participants')
@Controller('v1/studies/:study/participants')
export class ConsentController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':participant/consents')
  @ApiCommand('SignConsent', 'Records a signed consent')
  sign(
    @Param() path: ParticipantPath,
    @Body() body: ConsentBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('SignConsent', path, body, request);
  }

  @Post(':participant/consent-withdrawals')
  @ApiCommand('WithdrawConsent', 'Records the withdrawal of consent', {
    description: 'What was done before stays; safety follow-up goes on.',
  })
  withdraw(
    @Param() path: ParticipantPath,
    @Body() body: ConsentWithdrawalBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('WithdrawConsent', path, body, request);
  }
}
