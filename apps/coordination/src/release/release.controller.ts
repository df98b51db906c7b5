import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandData } from '../common/command-data.js';
import { ProductPath } from '../common/paths.dto.js';
import { ExplanationBody, ReleaseBody, ReviewBody } from './release.dto.js';

/** Reviews, releases, rejects and recalls batches. */
@ApiTags('products')
@Controller('v1/studies/:study/products')
export class ReleaseController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':product/reviews')
  @ApiCommand('Records the review of the batch record')
  review(
    @Param() { study, product }: ProductPath,
    @Body() body: ReviewBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ product }, body);
    return this.gateway.perform(study, { name: 'ReviewBatchRecord', data }, request);
  }

  @Post(':product/releases')
  @ApiCommand('Releases the batch', 'Conditionally while late results are pending; a second release makes it final.')
  release(
    @Param() { study, product }: ProductPath,
    @Body() body: ReleaseBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ product }, body);
    return this.gateway.perform(study, { name: 'ReleaseBatch', data }, request);
  }

  @Post(':product/rejection')
  @ApiCommand('Rejects the batch')
  reject(
    @Param() { study, product }: ProductPath,
    @Body() body: ExplanationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ product }, body);
    return this.gateway.perform(study, { name: 'RejectBatch', data }, request);
  }

  @Post(':product/recall')
  @ApiCommand('Recalls the product')
  recall(
    @Param() { study, product }: ProductPath,
    @Body() body: ExplanationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ product }, body);
    return this.gateway.perform(study, { name: 'RecallProduct', data }, request);
  }
}
