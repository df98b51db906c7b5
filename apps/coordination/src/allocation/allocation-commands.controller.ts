import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { StudyPath } from '@caseledger/study';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ParticipantPath } from '../common/paths.dto.js';
import {
  AllocationBody,
  AllocationListBody,
  AllocationListEndBody,
  AllocationListPath,
  CohortClosureBody,
  CohortOpeningBody,
  DoseLevelPath,
  ToxicityBody,
  UnblindingBody,
} from './allocation.dto.js';

/** Allocates participants to arms: by lists, by cohorts that open by decision, or as the clinician decides. */
@ApiTags('allocation')
@Controller('v1/studies/:study')
export class AllocationCommandsController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post('allocation-lists')
  @ApiCommand('MakeAllocationList', 'Makes the allocation list', {
    description: 'Its seed is drawn and sealed; the commitment to it is published.',
  })
  make(
    @Param() path: StudyPath,
    @Body() body: AllocationListBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('MakeAllocationList', path, body, request);
  }

  @Post('allocation-lists/:list/closure')
  @ApiCommand('CloseAllocationList', 'Closes an allocation list')
  close(
    @Param() path: AllocationListPath,
    @Body() body: AllocationListEndBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('CloseAllocationList', path, body, request);
  }

  @Post('allocation-lists/:list/disclosure')
  @ApiCommand('DiscloseAllocationList', 'Discloses the seed of a closed allocation list', {
    description: 'Everybody can make the list again from then on, so that it ends the blinding.',
  })
  disclose(
    @Param() path: AllocationListPath,
    @Body() body: AllocationListEndBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('DiscloseAllocationList', path, body, request);
  }

  @Post('dose-levels/:level/openings')
  @ApiCommand('OpenCohort', 'Opens a dose level, or opens it again for more participants')
  open(
    @Param() path: DoseLevelPath,
    @Body() body: CohortOpeningBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('OpenCohort', path, body, request);
  }

  @Post('dose-levels/:level/closures')
  @ApiCommand('CloseCohort', 'Closes a dose level by a decision')
  decide(
    @Param() path: DoseLevelPath,
    @Body() body: CohortClosureBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('CloseCohort', path, body, request);
  }

  @Post('participants/:participant/allocation')
  @ApiCommand('AllocateParticipant', 'Allocates a participant to an arm')
  allocate(
    @Param() path: ParticipantPath,
    @Body() body: AllocationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('AllocateParticipant', path, body, request);
  }

  @Post('participants/:participant/toxicity-assessment')
  @ApiCommand('AssessDoseLimitingToxicity', 'Assesses whether a participant of a cohort had a dose-limiting toxicity')
  assess(
    @Param() path: ParticipantPath,
    @Body() body: ToxicityBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('AssessDoseLimitingToxicity', path, body, request);
  }

  @Post('participants/:participant/unblindings')
  @ApiCommand('RequestUnblinding', 'Asks for the arm of a participant in an emergency', {
    description: 'Nobody is told it before another person confirms it.',
  })
  requestUnblinding(
    @Param() path: ParticipantPath,
    @Body() body: UnblindingBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('RequestUnblinding', path, body, request);
  }

  @Post('participants/:participant/unblindings/confirmation')
  @ApiCommand('ConfirmUnblinding', 'Confirms that the arm of a participant is told to both, in an emergency', {
    description: 'By another person than the one who asked for it.',
  })
  confirmUnblinding(
    @Param() path: ParticipantPath,
    @Body() body: UnblindingBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('ConfirmUnblinding', path, body, request);
  }
}
