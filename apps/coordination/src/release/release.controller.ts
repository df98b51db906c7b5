import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProductPath } from '../common/paths.dto.js';
import { ExplanationBody, ReleaseBody, ReviewBody } from './release.dto.js';

/** Reviews, releases, rejects and recalls batches. */
@ApiTags('products')
@Controller('v1/studies/:study/products')
export class ReleaseController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':product/reviews')
  @ApiCommand('ReviewBatchRecord', 'Records the review of the batch record')
  review(
    @Param() path: ProductPath,
    @Body() body: ReviewBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('ReviewBatchRecord', path, body, request);
  }

  @Post(':product/releases')
  @ApiCommand('ReleaseBatch', 'Releases the batch', {
    description: 'Conditionally while late results are pending; a second release makes it final.',
  })
  release(
    @Param() path: ProductPath,
    @Body() body: ReleaseBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('ReleaseBatch', path, body, request);
  }

  @Post(':product/rejection')
  @ApiCommand('RejectBatch', 'Rejects the batch')
  reject(
    @Param() path: ProductPath,
    @Body() body: ExplanationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('RejectBatch', path, body, request);
  }

  @Post(':product/recall')
  @ApiCommand('RecallProduct', 'Recalls the product')
  recall(
    @Param() path: ProductPath,
    @Body() body: ExplanationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('RecallProduct', path, body, request);
  }
}
