import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProductPath } from '../common/paths.dto.js';
import { QualityTestBody } from './quality-test.dto.js';

/** Records the tests of a product. */
@ApiTags('products')
@Controller('v1/studies/:study/products')
export class QualityTestsController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':product/quality-tests')
  @ApiCommand('RecordQualityTest', 'Records the result of a quality test')
  record(
    @Param() path: ProductPath,
    @Body() body: QualityTestBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('RecordQualityTest', path, body, request);
  }
}
