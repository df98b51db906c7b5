import { OperationsModule, Public, type OperationsOptions } from '@caseledger/platform';
import { Controller, Get, Inject, Module, type DynamicModule } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

const asyncApi = Symbol('AsyncAPI document');

@Public()
@ApiExcludeController()
@Controller()
class AsyncApiController {
  constructor(@Inject(asyncApi) private readonly document: object) {}

  @Get('asyncapi.json')
  read(): object {
    return this.document;
  }
}

/** What a relay has over HTTP: health, metrics, and the AsyncAPI document of its topic, all without a token. */
@Module({})
export class RelayModule {
  static forRoot(operations: OperationsOptions, document: object): DynamicModule {
    return {
      module: RelayModule,
      imports: [OperationsModule.forRoot(operations)],
      controllers: [AsyncApiController],
      providers: [{ provide: asyncApi, useValue: document }],
    };
  }
}
