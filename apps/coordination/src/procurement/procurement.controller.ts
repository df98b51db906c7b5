import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { StudyPath } from '@caseledger/study';
import { mintCode } from '@caseledger/domain';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProductPath } from '../common/paths.dto.js';
import { CollectionBody, MarrowHarvestBody, ReceiptBody } from './procurement.dto.js';

/** Records the starting material of a product. */
@ApiTags('products')
@Controller('v1/studies/:study/products')
export class ProcurementController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post()
  @ApiCommand('HarvestMarrow', 'Records a marrow harvest, which begins a product', { mints: 'product' })
  async harvest(
    @Param() { study }: StudyPath,
    @Body() body: MarrowHarvestBody,
    @CommandCall() request: CommandRequest,
  ): Promise<{ readonly product: string } & CommandAnswer> {
    const product = mintCode('product', request.commandId);
    const address = { study, product };
    return { product, ...(await this.gateway.perform('HarvestMarrow', address, body, request)) };
  }

  @Post(':product/receipt')
  @ApiCommand('ReceiveStartingMaterial', 'Records the receipt of the starting material')
  receive(
    @Param() path: ProductPath,
    @Body() body: ReceiptBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('ReceiveStartingMaterial', path, body, request);
  }
}

/** Records what products are made of that are not made of marrow. */
@ApiTags('products')
@Controller('v1/studies/:study/starting-materials')
export class StartingMaterialsController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post()
  @ApiCommand('CollectStartingMaterial', 'Records a collection of anything but marrow, which begins a product', {
    mints: 'product',
  })
  async collect(
    @Param() { study }: StudyPath,
    @Body() body: CollectionBody,
    @CommandCall() request: CommandRequest,
  ): Promise<{ readonly product: string } & CommandAnswer> {
    const product = mintCode('product', request.commandId);
    const address = { study, product };
    return { product, ...(await this.gateway.perform('CollectStartingMaterial', address, body, request)) };
  }
}
