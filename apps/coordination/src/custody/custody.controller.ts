import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandData } from '../common/command-data.js';
import { ProductPath } from '../common/paths.dto.js';
import { ContainerDestructionBody, CustodyTransferBody } from './custody.dto.js';

/** Records who holds the product, and its destruction. */
@ApiTags('products')
@Controller('v1/studies/:study/products')
export class CustodyController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':product/custody-transfers')
  @ApiCommand('Records a hand-over', 'A temperature outside of the storage range opens an excursion.')
  transfer(
    @Param() { study, product }: ProductPath,
    @Body() body: CustodyTransferBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ product }, body);
    return this.gateway.perform(study, { name: 'TransferCustody', data }, request);
  }

  @Post(':product/container-destructions')
  @ApiCommand('Records the destruction of a container')
  destroy(
    @Param() { study, product }: ProductPath,
    @Body() body: ContainerDestructionBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ product }, body);
    return this.gateway.perform(study, { name: 'DestroyContainer', data }, request);
  }
}
