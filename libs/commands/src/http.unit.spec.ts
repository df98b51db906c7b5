import { AccessModule, TokenVerifier } from '@caseledger/access';
import type { HaltStudy } from '@caseledger/domain';
import { Controller, Post } from '@nestjs/common';
import type { CommandBus } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Test } from '@nestjs/testing';
import { requestHashOf } from './idempotency.js';
import { ApiCommand, CommandCall, CommandGateway, commandAnswers } from './http.js';
import type { CommandRequest, PerformCommand } from './perform-command.js';

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
  /** The message that a body comes to. */
  async function messageOf(body: HaltStudy, sent?: object): Promise<PerformCommand> {
    const request = { commandId: 'command', person: 'sponsor', correlation: 'request', ...(sent && { sent }) };
    const messages: PerformCommand[] = [];
    const execute = (message: PerformCommand) => Promise.resolve(messages.push(message));
    const gateway = new CommandGateway({ execute } as unknown as CommandBus);
    await gateway.perform('HaltStudy', { study: 'S1' }, body, request);
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
class EchoController {
  @Post('halt')
  halt(@CommandCall() request: CommandRequest): CommandRequest {
    return request;
  }
}

describe('the request of a command', () => {
  it('R-INT-08 (part) has the body as it was sent, so that no route can forget it', async () => {
    const module = await Test.createTestingModule({
      imports: [
        AccessModule.forRoot(
          { issuer: 'x', audience: 'x', keys: { keys: [] } },
          { now: () => '2019-03-01T10:00:00.000Z' },
        ),
      ],
      controllers: [EchoController],
    })
      .overrideProvider(TokenVerifier)
      .useValue({ verify: () => Promise.resolve({ id: 'sponsor', name: 'S', organisation: 'S' }) })
      .compile();
    const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    await app.init();
    const headers = { authorization: 'Bearer x' };
    const ask = async (payload?: object) => {
      const { body } = await app.inject({ method: 'POST', url: '/halt', headers, ...(payload && { payload }) });
      return JSON.parse(body) as CommandRequest;
    };
    expect(await ask({ file: '<xml/>' })).toMatchObject({ person: 'sponsor', sent: { file: '<xml/>' } });
    expect(await ask()).not.toHaveProperty('sent');
    await app.close();
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
