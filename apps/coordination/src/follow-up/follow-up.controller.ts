import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ParticipantPath } from '../common/paths.dto.js';
import { ConcomitantCareBody, EndOfParticipationBody, ReturnToSportBody, TerminalEventBody } from './follow-up.dto.js';

/** Records what happens between the visits, and the end. */
@ApiTags('participants')
@Controller('v1/studies/:study/participants')
export class FollowUpController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':participant/return-to-sport')
  @ApiCommand('RecordReturnToSport', 'Records the return to an activity')
  returnToSport(
    @Param() path: ParticipantPath,
    @Body() body: ReturnToSportBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('RecordReturnToSport', path, body, request);
  }

  @Post(':participant/terminal-events')
  @ApiCommand('RecordTerminalEvent', 'Records an event that the protocol waits for')
  terminalEvent(
    @Param() path: ParticipantPath,
    @Body() body: TerminalEventBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('RecordTerminalEvent', path, body, request);
  }

  @Post(':participant/concomitant-care')
  @ApiCommand('RecordConcomitantCare', 'Records other care')
  concomitantCare(
    @Param() path: ParticipantPath,
    @Body() body: ConcomitantCareBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('RecordConcomitantCare', path, body, request);
  }

  @Post(':participant/end-of-participation')
  @ApiCommand('EndParticipation', 'Ends the participation')
  end(
    @Param() path: ParticipantPath,
    @Body() body: EndOfParticipationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('EndParticipation', path, body, request);
  }
}
