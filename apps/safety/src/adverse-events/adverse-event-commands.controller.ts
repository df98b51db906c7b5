import {
  ApiCommand,
  CommandCall,
  CommandGateway,
  mintCode,
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
  SafetyStudyPath,
  SeriousnessBody,
} from './adverse-event.dto.js';

/** Reports and assesses adverse events. */
@ApiTags('adverse-events')
@Controller('v1/studies/:study/adverse-events')
export class AdverseEventCommandsController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post()
  @ApiCommand('Reports an adverse event', "The answer's `adverseEvent` is the new code.")
  async report(
    @Param() { study }: SafetyStudyPath,
    @Body() body: AdverseEventBody,
    @CommandCall() request: CommandRequest,
  ): Promise<{ readonly adverseEvent: string } & CommandAnswer> {
    const adverseEvent = mintCode('AE', request.commandId);
    const data = commandData(adverseEvent, body);
    return { adverseEvent, ...(await this.gateway.perform(study, { name: 'ReportAdverseEvent', data }, request)) };
  }

  @Post(':adverseEvent/follow-ups')
  @ApiCommand('Records follow-up information')
  followUp(
    @Param() { study, adverseEvent }: AdverseEventPath,
    @Body() body: FollowUpBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData(adverseEvent, body);
    return this.gateway.perform(study, { name: 'ReceiveFollowUp', data }, request);
  }

  @Post(':adverseEvent/seriousness')
  @ApiCommand('Assesses the seriousness anew, with a reason')
  assessSeriousness(
    @Param() { study, adverseEvent }: AdverseEventPath,
    @Body() body: SeriousnessBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData(adverseEvent, body);
    return this.gateway.perform(study, { name: 'AssessSeriousness', data }, request);
  }

  @Post(':adverseEvent/causality')
  @ApiCommand('Gives an opinion on causality', 'Investigator and sponsor each give their own.')
  assessCausality(
    @Param() { study, adverseEvent }: AdverseEventPath,
    @Body() body: CausalityBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData(adverseEvent, body);
    return this.gateway.perform(study, { name: 'AssessCausality', data }, request);
  }

  @Post(':adverseEvent/nullification')
  @ApiCommand('Nullifies the case, with a reason')
  nullify(
    @Param() { study, adverseEvent }: AdverseEventPath,
    @Body() body: NullificationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData(adverseEvent, body);
    return this.gateway.perform(study, { name: 'NullifyCase', data }, request);
  }
}

/** The body as the plain JSON that it was: commands are hashed in canonical form, which refuses class instances. */
function commandData<Data extends object>(adverseEvent: string, body: Data): { adverseEvent: string } & Data {
  return { adverseEvent, ...(JSON.parse(JSON.stringify(body)) as Data) };
}
