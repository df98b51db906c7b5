import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { StudyPath } from '@caseledger/study';
import { mintCode } from '@caseledger/domain';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestPath } from '../common/paths.dto.js';
import { AppraisalBody, RequestAcceptanceBody, RequestBody, RequestRefusalBody } from './request.dto.js';

/** Records requests for treatment, and decides on them before anybody is a participant. */
@ApiTags('requests')
@Controller('v1/studies/:study/requests')
export class RequestCommandsController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post()
  @ApiCommand('RequestTreatment', 'Records a request for treatment, or a referral', { mints: 'request' })
  async request(
    @Param() { study }: StudyPath,
    @Body() body: RequestBody,
    @CommandCall() call: CommandRequest,
  ): Promise<{ readonly request: string } & CommandAnswer> {
    const request = mintCode('request', call.commandId);
    const address = { study, request };
    return { request, ...(await this.gateway.perform('RequestTreatment', address, body, call)) };
  }

  @Post(':request/appraisals')
  @ApiCommand('AppraiseEvidence', 'Appraises the evidence for a claim, before the decision')
  appraise(
    @Param() path: RequestPath,
    @Body() body: AppraisalBody,
    @CommandCall() call: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('AppraiseEvidence', path, body, call);
  }

  @Post(':request/refusal')
  @ApiCommand('RefuseRequest', 'Refuses a request by rules of the protocol')
  refuse(
    @Param() path: RequestPath,
    @Body() body: RequestRefusalBody,
    @CommandCall() call: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('RefuseRequest', path, body, call);
  }

  @Post(':request/acceptance')
  @ApiCommand('AcceptRequest', 'Accepts a request for screening')
  accept(
    @Param() path: RequestPath,
    @Body() body: RequestAcceptanceBody,
    @CommandCall() call: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('AcceptRequest', path, body, call);
  }
}
