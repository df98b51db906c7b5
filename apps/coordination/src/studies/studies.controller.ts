import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { StudyPath } from '@caseledger/study';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AuthorisationBody,
  DelegationBody,
  DelegationEndBody,
  HaltBody,
  ReferenceSafetyInformationBody,
  ReportingRulesBody,
  SiteBody,
  StudyBody,
} from './study.dto.js';

/** Sets up a study: sites, authorisations, and who may do what. */
@ApiTags('studies')
@Controller('v1/studies')
export class StudiesController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post()
  @ApiCommand('RegisterStudy', 'Registers a study', {
    description: 'Whoever registers it acts for the sponsor, and delegates from then on.',
  })
  register(@Body() body: StudyBody, @CommandCall() request: CommandRequest): Promise<CommandAnswer> {
    return this.gateway.perform('RegisterStudy', { study: body.code }, body, request);
  }

  @Post(':study/sites')
  @ApiCommand('ActivateSite', 'Activates a site')
  activateSite(
    @Param() path: StudyPath,
    @Body() body: SiteBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('ActivateSite', path, body, request);
  }

  @Post(':study/authorisations')
  @ApiCommand('GrantAuthorisation', 'Records the authorisation of an authority')
  grantAuthorisation(
    @Param() path: StudyPath,
    @Body() body: AuthorisationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('GrantAuthorisation', path, body, request);
  }

  @Post(':study/reference-safety-information')
  @ApiCommand('ApproveReferenceSafetyInformation', 'Approves a version of the reference safety information', {
    description: 'What is expected is what the version in force at onset lists (R-SAF-07).',
  })
  approveReferenceSafetyInformation(
    @Param() path: StudyPath,
    @Body() body: ReferenceSafetyInformationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('ApproveReferenceSafetyInformation', path, body, request);
  }

  @Post(':study/reporting-rules')
  @ApiCommand('ApproveReportingRules', 'Approves reporting rules', {
    description: 'They take the place of the built-in ones for cases known from `validFrom` on (R-SAF-14).',
  })
  approveReportingRules(
    @Param() path: StudyPath,
    @Body() body: ReportingRulesBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('ApproveReportingRules', path, body, request);
  }

  @Post(':study/delegations')
  @ApiCommand('GrantDelegation', 'Delegates a role to a person')
  grantDelegation(
    @Param() path: StudyPath,
    @Body() body: DelegationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('GrantDelegation', path, body, request);
  }

  @Post(':study/delegations/end')
  @ApiCommand('EndDelegation', 'Ends the delegation of a role')
  endDelegation(
    @Param() path: StudyPath,
    @Body() body: DelegationEndBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('EndDelegation', path, body, request);
  }

  @Post(':study/halt')
  @ApiCommand('HaltStudy', 'Halts the study', {
    description: 'No new treatment from then on; follow-up and safety go on.',
  })
  halt(
    @Param() path: StudyPath,
    @Body() body: HaltBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('HaltStudy', path, body, request);
  }

  @Post(':study/resume')
  @ApiCommand('ResumeStudy', 'Resumes a halted study')
  resume(
    @Param() path: StudyPath,
    @Body() body: HaltBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('ResumeStudy', path, body, request);
  }
}
