import { ConstantDocument, OperationsModule, Public, type OperationsOptions } from '@caseledger/platform';
import { Controller, Get, Inject, Module, Req, Res, type DynamicModule } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

const asyncApi = Symbol('AsyncAPI document');

@Public()
@ApiExcludeController()
@Controller()
class AsyncApiController {
  private readonly document: ConstantDocument;

  constructor(@Inject(asyncApi) document: object) {
    this.document = new ConstantDocument(document);
  }

  @Get('asyncapi.json')
  read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.document.send(request, reply);
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
