import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProductPath } from '../common/paths.dto.js';
import {
  CellHarvestBody,
  ConcentrationBody,
  CryopreservationBody,
  DeviationBody,
  FormulationBody,
  PassageBody,
  SurplusBody,
  ThawBody,
} from './manufacture.dto.js';

/** Keeps the batch record. */
@ApiTags('products')
@Controller('v1/studies/:study/products')
export class ManufactureController {
  constructor(private readonly gateway: CommandGateway) {}

  @Post(':product/passages')
  @ApiCommand('PassageCulture', 'Records a passage of the culture')
  passage(
    @Param() path: ProductPath,
    @Body() body: PassageBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('PassageCulture', path, body, request);
  }

  @Post(':product/cell-harvest')
  @ApiCommand('HarvestCells', 'Records the harvest of the cells')
  harvestCells(
    @Param() path: ProductPath,
    @Body() body: CellHarvestBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('HarvestCells', path, body, request);
  }

  @Post(':product/concentration')
  @ApiCommand('ConcentrateMaterial', 'Records that what was collected was concentrated, without culture')
  concentrate(
    @Param() path: ProductPath,
    @Body() body: ConcentrationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('ConcentrateMaterial', path, body, request);
  }

  @Post(':product/cryopreservation')
  @ApiCommand('CryopreserveCells', 'Records that the cells of a batch were frozen, which goes on later')
  freeze(
    @Param() path: ProductPath,
    @Body() body: CryopreservationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('CryopreserveCells', path, body, request);
  }

  @Post(':product/thaws')
  @ApiCommand('Thaw', 'Records a thaw, of cells in the process or of containers that are given soon')
  thaw(
    @Param() path: ProductPath,
    @Body() body: ThawBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('Thaw', path, body, request);
  }

  @Post(':product/deviations')
  @ApiCommand('RecordDeviation', 'Records a deviation')
  deviate(
    @Param() path: ProductPath,
    @Body() body: DeviationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('RecordDeviation', path, body, request);
  }

  @Post(':product/formulation')
  @ApiCommand('FormulateProduct', 'Records the formulation of the product')
  formulate(
    @Param() path: ProductPath,
    @Body() body: FormulationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('FormulateProduct', path, body, request);
  }

  @Post(':product/surplus')
  @ApiCommand('CryopreserveSurplus', 'Records cryopreserved surplus cells')
  keepSurplus(
    @Param() path: ProductPath,
    @Body() body: SurplusBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('CryopreserveSurplus', path, body, request);
  }
}
