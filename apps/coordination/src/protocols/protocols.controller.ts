import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { StudyPath } from '@caseledger/study';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProtocolBody } from './protocol.dto.js';

/** Approves protocols. */
@ApiTags('studies')
@Controller('v1/studies/:study/protocols')
export class ProtocolsController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post()
  @ApiCommand('ApproveProtocol', 'Approves a protocol', {
    description: 'The first one opens the study for participants; a later version amends it.',
  })
  approve(
    @Param() path: StudyPath,
    @Body() body: ProtocolBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('ApproveProtocol', path, body, request);
  }
}
