import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { mintCode } from '@caseledger/domain';
import { StudyPath } from '@caseledger/study';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ImportBody } from './import.dto.js';

/** Takes over what happened long ago, with where it comes from. */
@ApiTags('imports')
@Controller('v1/studies/:study/imports')
export class ImportsController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post()
  @ApiCommand('BeginImport', 'Begins an import: says where its rows come from', { mints: 'import' })
  async begin(
    @Param() { study }: StudyPath,
    @Body() body: ImportBody,
    @CommandCall() request: CommandRequest,
  ): Promise<{ readonly import: string } & CommandAnswer> {
    const code = mintCode('import', request.commandId);
    return { import: code, ...(await this.gateway.perform('BeginImport', { study, import: code }, body, request)) };
  }
}
