import { AsOfQuery, Ask, Shows, Views, type Asked } from '@caseledger/casebook';
import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { StudyPath } from '@caseledger/study';
import { Text } from '@caseledger/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ProtocolChanges, ProtocolFile, ProtocolList, UsdmStudy } from './approved-protocol.js';
import {
  protocolChangesView,
  protocolDryRunView,
  protocolsView,
  protocolUsdmView,
  protocolView,
} from './protocols.view.js';
import { ProtocolBody, ProtocolDryRunBody } from './protocol.dto.js';
import type { ProtocolDryRun } from './dry-run-answer.js';

/** Address of an approved version of the protocol. */
export class ProtocolPath extends StudyPath {
  @Text({ description: 'Version of the protocol.', example: '1.0', max: 40 })
  readonly protocolVersion!: string;
}

/** With which version one is compared. */
export class ProtocolChangesQuery extends AsOfQuery {
  @Text({ description: 'The other version; absent: the one in force.', example: '2.0', max: 40, optional: true })
  readonly to?: string;
}

/** Approves protocols, shows the approved ones, and tries drafts. */
@ApiTags('protocols')
@Controller('v1/studies/:study')
export class ProtocolsController {
  constructor(
    private readonly gateway: CommandGateway,
    private readonly views: Views,
  ) {}

  @Post('protocols')
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

  @Get('protocols')
  @Shows(protocolsView, 'The approved versions of the protocol', 'The versions, the first one first.')
  list(@Param() path: StudyPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<ProtocolList> {
    return this.views.show(protocolsView, path, query, asked);
  }

  @Get('protocols/:protocolVersion')
  @Shows(protocolView, 'A version of the protocol, with all that it says')
  one(@Param() path: ProtocolPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<ProtocolFile> {
    return this.views.show(protocolView, path, query, asked);
  }

  @Get('protocols/:protocolVersion/usdm')
  @Shows(
    protocolUsdmView,
    'A version of the protocol as a study of USDM 4.0',
    'As the API of USDM 4.0 exchanges it; what USDM has no place for stands in extension attributes.',
  )
  usdm(@Param() path: ProtocolPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<UsdmStudy> {
    return this.views.show(protocolUsdmView, path, query, asked);
  }

  @Get('protocols/:protocolVersion/changes')
  @Shows(
    protocolChangesView,
    'What another version of the protocol says otherwise than this one',
    'What was added, removed, changed and put in another order, with its place in the version that has it.',
  )
  changes(
    @Param() path: ProtocolPath,
    @Query() query: ProtocolChangesQuery,
    @Ask() asked: Asked,
  ): Promise<ProtocolChanges> {
    return this.views.show(protocolChangesView, path, query, asked);
  }

  @Post('protocol-dry-runs')
  @HttpCode(200)
  @Shows(
    protocolDryRunView,
    'Tries a draft of the protocol on everything that is recorded and says what would change; nothing is recorded',
    'What approving it would be refused for, what would change for each participant, and which stopping rules would have been reached when.',
  )
  dryRun(
    @Param() path: StudyPath,
    @Query() { asOf }: AsOfQuery,
    @Body() { protocol }: ProtocolDryRunBody,
    @Ask() asked: Asked,
  ): Promise<ProtocolDryRun> {
    return this.views.show(protocolDryRunView, path, { protocol, ...(asOf !== undefined && { asOf }) }, asked);
  }
}
