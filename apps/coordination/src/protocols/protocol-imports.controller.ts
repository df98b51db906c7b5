import { refusalOfUsdm } from '@caseledger/interchange';
import { declareRoute, problemContent, RefusedError, schemaOf, TakesDocument } from '@caseledger/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { protocolImport, type ProtocolImport } from './protocol-import.js';
import { UsdmStudyBody } from './usdm-study.dto.js';

/** Reads studies of other systems as drafts of protocols; nothing is recorded, and no study of ours is read. */
@ApiTags('protocols')
@ApiBearerAuth()
@Controller('v1/protocols/imports')
export class ProtocolImportsController {
  @Post()
  @HttpCode(200)
  @TakesDocument()
  @declareRoute({ kind: 'reference', name: 'protocol-import' })
  @ApiOperation({
    summary: 'Reads a study of USDM 4.0 as a draft of a protocol',
    description:
      'It answers with the draft, with all of the study that the draft does not have and why, and with what approving it would be refused for.',
  })
  @ApiOkResponse({ description: 'The draft, and what it lacks.', schema: schemaOf('ProtocolImport') })
  @ApiResponse({ status: 413, description: 'The document is larger than this server reads.', content: problemContent })
  @ApiResponse({
    status: 422,
    description: 'Another version of USDM, no study, or references that lead nowhere.',
    content: problemContent,
  })
  read(@Body() study: UsdmStudyBody): ProtocolImport {
    const refusal = refusalOfUsdm(study);
    if (refusal !== undefined) throw new RefusedError(refusal);
    return protocolImport(study);
  }
}
