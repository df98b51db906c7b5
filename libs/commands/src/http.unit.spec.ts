import type { HaltStudy } from '@caseledger/domain';
import { Controller, Post } from '@nestjs/common';
import type { CommandBus } from '@nestjs/cqrs';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Test } from '@nestjs/testing';
import { ApiCommand, CommandGateway, commandAnswers } from './http.js';
import type { PerformCommand } from './perform-command.js';

class ReasonPart {
  readonly code = 'SAFETY';
  readonly text = 'a safety signal';
}

class HaltBody implements HaltStudy {
  readonly occurredAt = '2019-03-01T10:00:00.000Z';
  readonly reason = new ReasonPart();
  readonly note?: string = undefined;
}

describe('the command gateway', () => {
  it('hands a body on as the plain JSON that it was, without absent members', async () => {
    const sent: PerformCommand[] = [];
    const execute = (message: PerformCommand) => Promise.resolve(sent.push(message));
    const request = { commandId: 'command', person: 'sponsor', correlation: 'request' };
    await new CommandGateway({ execute } as unknown as CommandBus).perform(
      'HaltStudy',
      { study: 'S1' },
      new HaltBody(),
      request,
    );
    expect(sent[0]?.command).toStrictEqual({
      name: 'HaltStudy',
      data: { occurredAt: '2019-03-01T10:00:00.000Z', reason: { code: 'SAFETY', text: 'a safety signal' } },
    });
  });
});

@Controller()
class ExampleController {
  @Post('participants')
  @ApiCommand('ScreenParticipant', 'Screens a participant', { mints: 'participant' })
  screen(): void {
    throw new Error('only its document is read');
  }

  @Post('halt')
  @ApiCommand('HaltStudy', 'Halts the study')
  halt(): void {
    throw new Error('only its document is read');
  }
}

describe('the document of a command', () => {
  it('has a schema of the answer, with the code that the command mints', async () => {
    const module = await Test.createTestingModule({ controllers: [ExampleController] }).compile();
    const app = module.createNestApplication(new FastifyAdapter());
    const { paths } = SwaggerModule.createDocument(app, new DocumentBuilder().build());
    await app.close();
    const answer = (path: string): unknown => {
      const response = paths[path]?.post?.responses['201'];
      const schema = response && 'content' in response ? response.content?.['application/json']?.schema : undefined;
      return commandAnswers[schema && '$ref' in schema ? (schema.$ref.split('/').at(-1) ?? '') : ''];
    };
    const always = ['study', 'position', 'streams', 'events'];
    expect(answer('/participants')).toMatchObject({
      required: ['participant', ...always],
      properties: { participant: { type: 'string', pattern: '^P-[0-9A-Z]{7}$' } },
    });
    expect(answer('/halt')).toMatchObject({
      required: always,
      properties: { position: { type: 'integer', minimum: 1 } },
      additionalProperties: false,
    });
  });
});
