import { ctcaeGrade, limitsReversed, type CtcaeGrade } from '@caseledger/domain';
import { declareRoute, problemContent, RefusedError, schemaOf } from '@caseledger/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { LaboratoryPart } from '../adverse-events/adverse-event.dto.js';
import { refusalOf } from '../refusals.js';

/** Grades laboratory values; nothing is recorded. */
@ApiTags('safety')
@ApiBearerAuth()
@Controller('v1/safety/ctcae-grades')
export class CtcaeController {
  @Post()
  @HttpCode(200)
  @declareRoute({ kind: 'reference', name: 'ctcae-grade' })
  @ApiOperation({
    summary: 'Grades a laboratory value by CTCAE 5.0',
    description:
      'Without `grade` the number does not decide it: `possible` are the grades it leaves open, `why` says why.',
  })
  @ApiOkResponse({
    description: 'The grade with the text of its criterion.',
    schema: schemaOf('CtcaeGrade'),
  })
  @ApiResponse({ status: 422, description: 'Limits of normal that cannot be.', content: problemContent })
  grade(@Body() laboratory: LaboratoryPart): CtcaeGrade {
    const refusal = refusalOf(limitsReversed(laboratory));
    if (refusal !== undefined) throw new RefusedError(refusal);
    return ctcaeGrade(laboratory);
  }
}
