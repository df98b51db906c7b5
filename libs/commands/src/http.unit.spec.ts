import type { HaltStudy } from '@caseledger/domain';
import { Controller, Post } from '@nestjs/common';
import type { CommandBus } from '@nestjs/cqrs';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Test } from '@nestjs/testing';
import { requestHashOf } from './idempotency.js';
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
  const request = { commandId: 'command', person: 'sponsor', correlation: 'request' };

  /** The message that a body comes to. */
  async function messageOf(body: HaltStudy, sent?: object): Promise<PerformCommand> {
    const messages: PerformCommand[] = [];
    const execute = (message: PerformCommand) => Promise.resolve(messages.push(message));
    const gateway = new CommandGateway({ execute } as unknown as CommandBus);
    await gateway.perform('HaltStudy', { study: 'S1' }, body, request, sent);
    return messages[0]!;
  }

  it('R-INT-08 (part) recognises a repetition by what was sent, whatever was added to it', async () => {
    const sent = { note: 'as sent' };
    const hashes = ['of one release', 'of the next'].map(async (text) => {
      const body = { occurredAt: '2019-03-01T10:00:00.000Z', reason: { code: 'SAFETY', text } };
      return [requestHashOf(await messageOf(body)), requestHashOf(await messageOf(body, sent))] as const;
    });
    const [[one, sentOnce], [other, sentAgain]] = (await Promise.all(hashes)) as [
      [Uint8Array, Uint8Array],
      [Uint8Array, Uint8Array],
    ];
    expect(sentAgain).toEqual(sentOnce);
    expect(other).not.toEqual(one);
    expect(sentOnce).not.toEqual(requestHashOf(await messageOf(new HaltBody(), { note: 'as sent otherwise' })));
  });

  it('hands a body on as the plain JSON that it was, without absent members', async () => {
    expect((await messageOf(new HaltBody())).command).toStrictEqual({
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
