import { callerOf } from '@caseledger/access';
import {
  ApiCommand,
  CommandCall,
  CommandGateway,
  Importer,
  type CommandAnswer,
  type CommandRequest,
} from '@caseledger/commands';
import { importers, mintCode } from '@caseledger/domain';
import { correlationOf, declareRoute, problemContent, schemaOf, TakesDocument } from '@caseledger/platform';
import { StudyPath } from '@caseledger/study';
import { Body, Controller, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { importedRows, readRow, type ImportedRows } from './import-rows.js';
import { ImportBody, ImportPath, ImportRowsBody, ImportRowsQuery } from './import.dto.js';

/** Takes over what happened long ago, with where it comes from. */
@ApiTags('imports')
@ApiBearerAuth()
@Controller('v1/studies/:study/imports')
export class ImportsController {
  constructor(
    private readonly gateway: CommandGateway,
    private readonly importer: Importer,
  ) {}

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

  @Post(':import/rows')
  @HttpCode(200)
  @TakesDocument()
  @declareRoute({ kind: 'command', name: 'import-rows', roles: importers })
  @ApiOperation({
    summary: 'Takes rows of an import over, or says what would come of them',
    description:
      'Each row has a verdict of its own. A row is recorded once, however often it is sent, so that an import that broke off is sent again. A row that shows no consent, authorisation or other protection is recorded, and says so; one that cannot be true is refused. Nothing is kept of refused rows.',
  })
  @ApiOkResponse({ description: 'A verdict for each row.', schema: schemaOf('ImportedRows') })
  @ApiResponse({ status: 400, description: 'The request is malformed.', content: problemContent })
  @ApiResponse({ status: 401, description: 'No valid token.', content: problemContent })
  @ApiResponse({ status: 403, description: 'No delegation for this.', content: problemContent })
  @ApiResponse({ status: 413, description: 'The rows are larger than this server reads.', content: problemContent })
  async rows(
    @Param() { study, import: code }: ImportPath,
    @Query() { dryRun = false }: ImportRowsQuery,
    @Body() { rows }: ImportRowsBody,
    @Req() request: FastifyRequest,
  ): Promise<ImportedRows> {
    const address = { study, import: code };
    const call = { ...address, person: callerOf(request).id, correlation: correlationOf(request) };
    const read = rows.map((row) => readRow(code, row));
    return importedRows(
      address,
      dryRun,
      await (dryRun ? this.importer.tryOut(call, read) : this.importer.record(call, read)),
    );
  }
}
