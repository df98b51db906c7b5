import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProductPath } from '../common/paths.dto.js';
import { ContainerDestructionBody, CustodyTransferBody } from './custody.dto.js';

/** Records who holds the product, and its destruction. */
@ApiTags('products')
@Controller('v1/studies/:study/products')
export class CustodyController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':product/custody-transfers')
  @ApiCommand('TransferCustody', 'Records a hand-over', {
    description: 'A temperature outside of the storage range opens an excursion.',
  })
  transfer(
    @Param() path: ProductPath,
    @Body() body: CustodyTransferBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('TransferCustody', path, body, request);
  }

  @Post(':product/container-destructions')
  @ApiCommand('DestroyContainer', 'Records the destruction of a container')
  destroy(
    @Param() path: ProductPath,
    @Body() body: ContainerDestructionBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('DestroyContainer', path, body, request);
  }
}
