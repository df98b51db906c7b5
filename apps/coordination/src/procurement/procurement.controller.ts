import {
  ApiCommand,
  CommandCall,
  CommandGateway,
  mintCode,
  type CommandAnswer,
  type CommandRequest,
} from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandData } from '../common/command-data.js';
import { ProductPath, StudyPath } from '../common/paths.dto.js';
import { MarrowHarvestBody, ReceiptBody } from './procurement.dto.js';

/** Records the starting material of a product. */
@ApiTags('products')
@Controller('v1/studies/:study/products')
export class ProcurementController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post()
  @ApiCommand('Records a marrow harvest, which begins a product', "The answer's `product` is the new code.")
  async harvest(
    @Param() { study }: StudyPath,
    @Body() body: MarrowHarvestBody,
    @CommandCall() request: CommandRequest,
  ): Promise<{ readonly product: string } & CommandAnswer> {
    const product = mintCode('B', request.commandId);
    const data = commandData({ product }, body);
    return { product, ...(await this.gateway.perform(study, { name: 'HarvestMarrow', data }, request)) };
  }

  @Post(':product/receipt')
  @ApiCommand('Records the receipt of the starting material')
  receive(
    @Param() { study, product }: ProductPath,
    @Body() body: ReceiptBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ product }, body);
    return this.gateway.perform(study, { name: 'ReceiveStartingMaterial', data }, request);
  }
}
