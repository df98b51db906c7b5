import { callerOf } from '@caseledger/access';
import {
  ApiHeaders,
  declareRoute,
  entityTagSchema,
  positionHeader,
  readHeader,
  schemaOf,
  waitFor,
} from '@caseledger/platform';
import { applyDecorators, createParamDecorator, Injectable, type ExecutionContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AsOfQuery } from './as-of.js';
import { ShowView, type Asked } from './show-view.js';
import type { View } from './view.js';

/** The `Asked` of a route: caller from the token, and the position to wait for. */
export const Ask: () => ParameterDecorator = createParamDecorator((_: unknown, context: ExecutionContext): Asked => {
  const http = context.switchToHttp();
  const request = http.getRequest<FastifyRequest>();
  const wait = readHeader(request, waitFor);
  return {
    caller: callerOf(request),
    reply: http.getResponse<FastifyReply>(),
    ...(wait !== undefined && { waitFor: wait }),
  };
});

/** What a route asks of a view: its address and query, but for what the book itself is chosen by. */
type Asks<Address, Query> = Omit<Address, 'study'> & Omit<Query, 'asOf'>;

/** That a view takes what a route asks and knows each member of it; else nothing fits, and the error names what is wrong. */
type Fitting<Question, Asks> = [Asks] extends [Question]
  ? [Exclude<keyof Asks, keyof Question>] extends [never]
    ? unknown
    : { readonly ignoredByTheView: Exclude<keyof Asks, keyof Question> }
  : { readonly neededByTheView: Question };

/** Sends views over the query bus. */
@Injectable()
export class Views {
  constructor(private readonly bus: QueryBus) {}

  /**
   * Shows a view of the study that the address of a route names.
   * @throws RefusedError, ProblemError, Unavailable
   */
  show<Address extends { readonly study: string }, Query extends AsOfQuery, Question extends object, Answer>(
    view: View<Question, Answer> & Fitting<Question, Asks<Address, Query>>,
    address: Address,
    query: Query,
    asked: Asked,
  ): Promise<Answer> {
    const { study, ...subject } = address;
    const { asOf, ...question } = query;
    return this.bus.execute(
      new ShowView(view as View<object, unknown>, study, { ...subject, ...question }, asOf, asked),
    );
  }
}

/** A route that shows a view: documents its headers and its answer. */
export function Shows<Question extends object, Answer>(
  view: View<Question, Answer>,
  summary: string,
  description = 'The view.',
): MethodDecorator {
  const json = !view.answer.includes('/');
  return applyDecorators(
    declareRoute({ kind: 'view', name: view.name, roles: view.readers }),
    ApiBearerAuth(),
    ApiOperation({ summary }),
    ApiHeaders(waitFor),
    ...(json ? [] : [ApiProduces(view.answer)]),
    ApiOkResponse({
      description,
      ...(json ? { schema: schemaOf(view.answer) } : { schema: { type: 'string' } }),
      headers: {
        [positionHeader]: {
          schema: { type: 'integer' },
          description: 'Position of the study that the answer is from.',
        },
        ...(view.versionOf && {
          ETag: {
            schema: entityTagSchema,
            required: false,
            description: 'Version of what was asked about; absent where it is kept from the reader.',
          },
        }),
      },
    }),
  );
}
