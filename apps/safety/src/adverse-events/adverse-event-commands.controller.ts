import {
  ApiCommand,
  CommandCall,
  CommandGateway,
  mintCode,
  StudyPath,
  type CommandAnswer,
  type CommandRequest,
} from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AdverseEventBody,
  AdverseEventPath,
  CausalityBody,
  FollowUpBody,
  NullificationBody,
  SeriousnessBody,
} from './adverse-event.dto.js';

/** Reports and assesses adverse events. */
@ApiTags('adverse-events')
@Controller('v1/studies/:study/adverse-events')
export class AdverseEventCommandsController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post()
  @ApiCommand('Reports an adverse event', { mints: 'adverseEvent' })
  async report(
    @Param() { study }: StudyPath,
    @Body() body: AdverseEventBody,
    @CommandCall() request: CommandRequest,
  ): Promise<{ readonly adverseEvent: string } & CommandAnswer> {
    const adverseEvent = mintCode('adverseEvent', request.commandId);
    const address = { study, adverseEvent };
    return { adverseEvent, ...(await this.gateway.perform('ReportAdverseEvent', address, body, request)) };
  }

  @Post(':adverseEvent/follow-ups')
  @ApiCommand('Records follow-up information')
  followUp(
    @Param() path: AdverseEventPath,
    @Body() body: FollowUpBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('ReceiveFollowUp', path, body, request);
  }

  @Post(':adverseEvent/seriousness')
  @ApiCommand('Assesses the seriousness anew, with a reason')
  assessSeriousness(
    @Param() path: AdverseEventPath,
    @Body() body: SeriousnessBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('AssessSeriousness', path, body, request);
  }

  @Post(':adverseEvent/causality')
  @ApiCommand('Gives an opinion on causality', { description: 'Investigator and sponsor each give their own.' })
  assessCausality(
    @Param() path: AdverseEventPath,
    @Body() body: CausalityBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('AssessCausality', path, body, request);
  }

  @Post(':adverseEvent/nullification')
  @ApiCommand('Nullifies the case, with a reason')
  nullify(
    @Param() path: AdverseEventPath,
    @Body() body: NullificationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('NullifyCase', path, body, request);
  }
}
