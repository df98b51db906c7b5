import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { StudyPath } from '@caseledger/study';
import { mintCode } from '@caseledger/domain';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ParticipantPath } from '../common/paths.dto.js';
import { ProtocolVersionBody, ScreenFailureBody, ScreeningBody } from './screening.dto.js';

/** Screens people for the study. */
@ApiTags('participants')
@Controller('v1/studies/:study/participants')
export class ScreeningController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post()
  @ApiCommand('ScreenParticipant', 'Screens a participant', { mints: 'participant' })
  async screen(
    @Param() { study }: StudyPath,
    @Body() body: ScreeningBody,
    @CommandCall() request: CommandRequest,
  ): Promise<{ readonly participant: string } & CommandAnswer> {
    const participant = mintCode('participant', request.commandId);
    const address = { study, participant };
    return { participant, ...(await this.gateway.perform('ScreenParticipant', address, body, request)) };
  }

  @Post(':participant/protocol-version')
  @ApiCommand('ChangeProtocolVersion', 'Moves a participant to another version of the protocol', {
    description: 'Until then they are planned, shown and judged by the version of before.',
  })
  changeVersion(
    @Param() path: ParticipantPath,
    @Body() body: ProtocolVersionBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('ChangeProtocolVersion', path, body, request);
  }

  @Post(':participant/screen-failure')
  @ApiCommand('FailScreening', 'Records a screen failure')
  fail(
    @Param() path: ParticipantPath,
    @Body() body: ScreenFailureBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('FailScreening', path, body, request);
  }
}
