import { callerOf } from '@caseledger/access';
import { declarationFor } from '@caseledger/platform';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { StudyMembers } from './study-members.js';

/**
 * Whoever has no part in a study learns nothing of it: neither that it exists, nor what a request would have to be like;
 * and whoever has another part than a route is declared for learns nothing from that route. So it is asked before anything
 * of a request is judged, for every route whose address names a study.
 */
@Injectable()
export class StudyGuard implements CanActivate {
  constructor(private readonly members: StudyMembers) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { study } = request.params as { readonly study?: string };
    const declared = declarationFor(context.getHandler(), context.getClass());
    if (study !== undefined) await this.members.admit(study, callerOf(request).id, declared);
    return true;
  }
}
