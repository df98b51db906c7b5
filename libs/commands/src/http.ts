import { callerOf } from '@caseledger/access';
import {
  commands,
  formOf,
  mintedKinds,
  type Command,
  type CommandName,
  type DataOf,
  type Minted,
} from '@caseledger/domain';
import {
  ApiHeaders,
  declareRoute,
  correlationOf,
  entityTag,
  entityTagSchema,
  idempotencyKey,
  ifMatch,
  positionHeader,
  problemContent,
  readHeader,
  schemaOf,
  type AnswerSchemas,
} from '@caseledger/platform';
import {
  applyDecorators,
  createParamDecorator,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { commandIdOf } from './idempotency.js';
import {
  PerformCommand,
  type CommandAnswer,
  type CommandRequest,
  type Given,
  type GivenCommand,
  type SoftwareRequest,
} from './perform-command.js';

/**
 * The `CommandRequest` of a route: caller from the token, command id from `Idempotency-Key`, version from `If-Match`, and
 * the body as it was sent.
 */
export const CommandCall: () => ParameterDecorator = createParamDecorator(
  (_: unknown, context: ExecutionContext): CommandRequest => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const person = callerOf(request).id;
    const { body } = request;
    const key = readHeader(request, idempotencyKey);
    const version = readHeader(request, ifMatch);
    return {
      commandId: commandIdOf(person, key),
      person,
      correlation: correlationOf(request),
      ...(version !== undefined && { ifMatch: version }),
      ...(typeof body === 'object' && body !== null && { sent: body }),
    };
  },
);

/** Sends commands over the command bus. */
@Injectable()
export class CommandGateway {
  constructor(private readonly bus: CommandBus) {}

  /**
   * Performs the command that the address of a route and its validated body make up together.
   * Without `occurredAt` it happens when it is recorded, and a repetition is the same command at any time.
   *
   * @throws RefusedError, StaleVersion, and what the ledger throws when it is unavailable.
   */
  perform<N extends CommandName, Address extends { readonly study: string } & Partial<DataOf<N>>>(
    name: N,
    address: Address,
    body: Omit<Given<DataOf<N>>, keyof Address>,
    { sent, ...request }: CommandRequest,
  ): Promise<CommandAnswer> {
    const { study, ...subject } = address;
    // The plain JSON that arrived: a command is hashed in canonical form, which refuses instances of classes.
    const given = (members: object) =>
      ({ name, data: JSON.parse(JSON.stringify({ ...subject, ...members })) as unknown }) as GivenCommand;
    return this.bus.execute(new PerformCommand(study, given(body), request, sent && given(sent)));
  }

  /** Performs a command that the software itself gives. @throws as `perform` */
  performForSoftware(study: string, command: Command, request: SoftwareRequest): Promise<CommandAnswer> {
    return this.bus.execute(new PerformCommand(study, command, request));
  }
}

/** Tells the position and the version that a command led to. */
@Injectable()
class CommandAnswerInterceptor implements NestInterceptor<CommandAnswer> {
  intercept(context: ExecutionContext, next: CallHandler<CommandAnswer>): Observable<CommandAnswer> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap(({ position, streams }) => {
        const [version] = Object.values(streams);
        void reply.header(positionHeader, position);
        if (version !== undefined) void reply.header('ETag', entityTag(version));
      }),
    );
  }
}

const problem = (status: number, description: string) => ApiResponse({ status, description, content: problemContent });

interface CommandDocumentation {
  readonly description?: string;
  /** What the command creates: its answer says the new code. */
  readonly mints?: Minted;
  /** Names the route, where the command has several. */
  readonly name?: string;
}

const answerOf = (mints: Minted | undefined) =>
  mints === undefined ? 'CommandAnswer' : `New${mints.charAt(0).toUpperCase()}${mints.slice(1)}`;

/** What a command answers: `CommandAnswer`, and the code that it mints. */
const answerSchema = (mints?: Minted) => ({
  type: 'object',
  additionalProperties: false,
  required: [...(mints === undefined ? [] : [mints]), 'study', 'position', 'streams', 'events'],
  properties: {
    ...(mints !== undefined && { [mints]: { type: 'string', description: 'The new code.', ...formOf(mints) } }),
    study: { type: 'string', description: 'Code of the study.' },
    position: {
      type: 'integer',
      minimum: 1,
      description: "Position in the study's ledger: what a reader passes as `Caseledger-Wait-For`.",
    },
    streams: {
      type: 'object',
      additionalProperties: { type: 'integer' },
      description: 'Version of each stream that the command wrote.',
      example: { 'participant/P-7K3Q9XZ': 3 },
    },
    events: { type: 'array', items: { type: 'string' }, description: 'Types of the events that were recorded.' },
  },
});

/** Schemas of what commands answer, by name. */
export const commandAnswers: AnswerSchemas = Object.fromEntries(
  [undefined, ...mintedKinds].map((mints) => [answerOf(mints), answerSchema(mints)]),
);

/** A route that records something: documents its headers, its answer and its problems. */
export function ApiCommand(
  command: CommandName,
  summary: string,
  { description, mints, name = command }: CommandDocumentation = {},
): MethodDecorator {
  const { roles, founds } = commands[command];
  // Nobody has seen a version of what a command founds.
  const versioned = founds === undefined;
  return applyDecorators(
    declareRoute({ kind: 'command', name, ...(roles !== 'system' && roles.length > 0 && { roles }) }),
    UseInterceptors(CommandAnswerInterceptor),
    ApiBearerAuth(),
    ApiOperation({ summary, ...(description !== undefined && { description }) }),
    ApiHeaders(idempotencyKey, ...(versioned ? [ifMatch] : [])),
    ApiCreatedResponse({
      description: 'Recorded.',
      schema: schemaOf(answerOf(mints)),
      headers: {
        [positionHeader]: { schema: { type: 'integer' }, description: 'Position of the study after this command.' },
        ETag: {
          schema: entityTagSchema,
          required: false,
          description:
            'Version of the stream the command is about; absent where the versions are kept from the caller.',
        },
      },
    }),
    problem(400, 'The request is malformed.'),
    problem(401, 'No valid token.'),
    problem(403, 'No delegation for this.'),
    problem(404, 'Something that the command names does not exist.'),
    problem(409, 'The state does not allow it: every unmet condition is listed.'),
    ...(versioned ? [problem(412, 'The version of If-Match is not the current one.')] : []),
    problem(422, 'A value that can never be right here.'),
  );
}
