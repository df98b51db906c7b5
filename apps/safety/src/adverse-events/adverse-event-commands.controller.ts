import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { StudyPath } from '@caseledger/study';
import { mintCode } from '@caseledger/domain';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Dictionaries } from '../dictionary/dictionaries.js';
import {
  AdverseEventBody,
  AdverseEventPath,
  AwarenessBody,
  CausalityBody,
  ClosureBody,
  CodingBody,
  ExpectednessBody,
  FollowUpBody,
  IdentificationBody,
  NullificationBody,
  SeriousnessBody,
} from './adverse-event.dto.js';

/** Reports and assesses adverse events. */
@ApiTags('adverse-events')
@Controller('v1/studies/:study/adverse-events')
export class AdverseEventCommandsController {
  constructor(
    private readonly gateway: CommandGateway,
    private readonly dictionaries: Dictionaries,
  ) {}

  @Post()
  @ApiCommand('ReportAdverseEvent', 'Reports an adverse event', { mints: 'adverseEvent' })
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
  @ApiCommand('ReceiveFollowUp', 'Records follow-up information')
  followUp(
    @Param() path: AdverseEventPath,
    @Body() body: FollowUpBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('ReceiveFollowUp', path, body, request);
  }

  @Post(':adverseEvent/seriousness')
  @ApiCommand('AssessSeriousness', 'Assesses the seriousness anew, with a reason')
  assessSeriousness(
    @Param() path: AdverseEventPath,
    @Body() body: SeriousnessBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('AssessSeriousness', path, body, request);
  }

  @Post(':adverseEvent/causality')
  @ApiCommand('AssessCausality', 'Gives an opinion on causality', {
    description: 'Investigator and sponsor each give their own.',
  })
  assessCausality(
    @Param() path: AdverseEventPath,
    @Body() body: CausalityBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('AssessCausality', path, body, request);
  }

  @Post(':adverseEvent/identification')
  @ApiCommand('IdentifyParticipant', 'Says whom a case in triage is about')
  identify(
    @Param() path: AdverseEventPath,
    @Body() body: IdentificationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('IdentifyParticipant', path, body, request);
  }

  @Post(':adverseEvent/awareness')
  @ApiCommand('CorrectAwareness', 'Corrects when the site became aware, with a reason')
  correctAwareness(
    @Param() path: AdverseEventPath,
    @Body() body: AwarenessBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('CorrectAwareness', path, body, request);
  }

  @Post(':adverseEvent/expectedness')
  @ApiCommand('AssessExpectedness', 'Compares with the reference safety information in force at onset')
  assessExpectedness(
    @Param() path: AdverseEventPath,
    @Body() body: ExpectednessBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('AssessExpectedness', path, body, request);
  }

  @Post(':adverseEvent/coding')
  @ApiCommand('CodeAdverseEvent', 'Records a code of the dictionary', {
    description:
      'Of a dictionary that is loaded the code of a current lowest level term is enough: the rest is filled in, and refused when it differs.',
  })
  code(
    @Param() path: AdverseEventPath,
    @Body() { coding, ...body }: CodingBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const completed = { ...body, coding: this.dictionaries.complete(coding) };
    return this.gateway.perform('CodeAdverseEvent', path, completed, request);
  }

  @Post(':adverseEvent/closure')
  @ApiCommand('CloseCase', 'Closes the case; follow-up information opens it again')
  close(
    @Param() path: AdverseEventPath,
    @Body() body: ClosureBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('CloseCase', path, body, request);
  }

  @Post(':adverseEvent/nullification')
  @ApiCommand('NullifyCase', 'Nullifies the case, with a reason')
  nullify(
    @Param() path: AdverseEventPath,
    @Body() body: NullificationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('NullifyCase', path, body, request);
  }
}
