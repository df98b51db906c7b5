import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandData } from '../common/command-data.js';
import { ParticipantPath } from '../common/paths.dto.js';
import { ConsentBody, ConsentWithdrawalBody } from './consent.dto.js';

/** Records what a participant consents to, and no longer. */
@ApiTags('participants')
@Controller('v1/studies/:study/participants')
export class ConsentController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':participant/consents')
  @ApiCommand('Records a signed consent')
  sign(
    @Param() { study, participant }: ParticipantPath,
    @Body() body: ConsentBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ participant }, body);
    return this.gateway.perform(study, { name: 'SignConsent', data }, request);
  }

  @Post(':participant/consent-withdrawals')
  @ApiCommand('Records the withdrawal of consent', 'What was done before stays; safety follow-up goes on.')
  withdraw(
    @Param() { study, participant }: ParticipantPath,
    @Body() body: ConsentWithdrawalBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ participant }, body);
    return this.gateway.perform(study, { name: 'WithdrawConsent', data }, request);
  }
}
