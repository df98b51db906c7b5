import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { commandData } from '../common/command-data.js';
import { ProductPath } from '../common/paths.dto.js';
import { CellHarvestBody, DeviationBody, FormulationBody, PassageBody, SurplusBody } from './manufacture.dto.js';

/** Keeps the batch record. */
@ApiTags('products')
@Controller('v1/studies/:study/products')
export class ManufactureController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':product/passages')
  @ApiCommand('Records a passage of the culture')
  passage(
    @Param() { study, product }: ProductPath,
    @Body() body: PassageBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ product }, body);
    return this.gateway.perform(study, { name: 'PassageCulture', data }, request);
  }

  @Post(':product/cell-harvest')
  @ApiCommand('Records the harvest of the cells')
  harvestCells(
    @Param() { study, product }: ProductPath,
    @Body() body: CellHarvestBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ product }, body);
    return this.gateway.perform(study, { name: 'HarvestCells', data }, request);
  }

  @Post(':product/deviations')
  @ApiCommand('Records a deviation')
  deviate(
    @Param() { study, product }: ProductPath,
    @Body() body: DeviationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ product }, body);
    return this.gateway.perform(study, { name: 'RecordDeviation', data }, request);
  }

  @Post(':product/formulation')
  @ApiCommand('Records the formulation of the product')
  formulate(
    @Param() { study, product }: ProductPath,
    @Body() body: FormulationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ product }, body);
    return this.gateway.perform(study, { name: 'FormulateProduct', data }, request);
  }

  @Post(':product/surplus')
  @ApiCommand('Records cryopreserved surplus cells')
  keepSurplus(
    @Param() { study, product }: ProductPath,
    @Body() body: SurplusBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const data = commandData({ product }, body);
    return this.gateway.perform(study, { name: 'CryopreserveSurplus', data }, request);
  }
}
