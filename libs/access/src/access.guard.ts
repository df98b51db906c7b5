import {
  createParamDecorator,
  Injectable,
  type CanActivate,
  type ExecutionContext,
  type OnModuleInit,
} from '@nestjs/common';
import { HttpAdapterHost, Reflector } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError, publicRoute } from '@caseledger/platform';
import { InvalidToken, TokenVerifier, type Identity } from './token-verifier.js';

const callers = new WeakMap<FastifyRequest, Identity>();

/** Without a token the challenge is bare; a token that fails gets an error code (RFC 6750, section 3.1). */
function unauthenticated(challenge: string, detail: string): ProblemError {
  return new ProblemError({
    status: 401,
    rule: 'unauthenticated',
    detail,
    headers: { 'www-authenticate': challenge },
  });
}

/** Their bodies are never read, so the guard is early enough for them. */
const withoutBody = new Set(['GET', 'HEAD']);

/**
 * Lets a request in when it has a valid bearer token, or when its route is open. What may come with a body is judged
 * before the body is read: an open route takes none.
 */
@Injectable()
export class AccessGuard implements CanActivate, OnModuleInit {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
    private readonly server: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    const server = this.server.httpAdapter.getInstance<FastifyInstance>();
    server.addHook('onRequest', async (request) => {
      if (!withoutBody.has(request.method)) await this.authenticate(request);
    });
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const open = this.reflector.getAllAndOverride<boolean | undefined>(publicRoute, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (open !== true && !callers.has(request)) await this.authenticate(request);
    return true;
  }

  private async authenticate(request: FastifyRequest): Promise<void> {
    const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw unauthenticated('Bearer', 'An access token is needed.');
    try {
      callers.set(request, await this.verifier.verify(token));
    } catch (error) {
      if (!(error instanceof InvalidToken)) throw error;
      throw unauthenticated('Bearer error="invalid_token"', 'The access token is not valid, or no longer.');
    }
  }
}

/** Who sent the request. @throws Error on an open route, where nobody is known. */
export function callerOf(request: FastifyRequest): Identity {
  const identity = callers.get(request);
  if (identity === undefined) throw new Error('an open route has no caller');
  return identity;
}

/** The `Identity` of the caller, for a parameter of a route handler. */
export const Caller: () => ParameterDecorator = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
