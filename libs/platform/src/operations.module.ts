import type { RuleCatalogue } from '@caseledger/kernel';
import {
  Controller,
  Get,
  Header,
  Inject,
  Logger,
  Module,
  NotFoundException,
  Param,
  Req,
  Res,
  type DynamicModule,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConstantDocument } from './http/constant-document.js';
import { ProblemError } from './http/problem.js';
import { problemPage, rulesAnswer, type RuleAnswer } from './http/problem-page.js';
import { Public } from './http/public.js';
import { platformRefusals, unmet } from './http/refusals.js';
import { collectProcessMetrics, expose, metricsContentType } from './metrics.js';

/** Something that must work before requests may come. */
export interface ReadinessCheck {
  readonly name: string;
  /** Resolves when it works, to what callers may know of it. The reason of a rejection is logged, and not shown. */
  check(): Promise<unknown>;
}

export interface OperationsOptions {
  readonly checks?: readonly ReadinessCheck[];
  /** Brings metrics up to date before they are shown. A failure is logged. */
  readonly measure?: () => Promise<void>;
  /** The rules that the process refuses by, beside those of every HTTP server. */
  readonly refusals?: RuleCatalogue;
}

/** Longest wait for one check, in milliseconds. */
const patience = 2_000;

const operationsOptions = Symbol('operations options');

/** Fails when the work takes too long; its end is then of no interest any more. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${patience} ms`));
    }, patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

@Public()
@ApiExcludeController()
@Controller()
class OperationsController {
  private readonly logger = new Logger('Operations');
  private readonly failing = new Set<string>();
  private readonly rules: Readonly<Record<string, RuleAnswer>>;
  private readonly allRules: ConstantDocument;

  constructor(@Inject(operationsOptions) private readonly options: OperationsOptions) {
    this.rules = rulesAnswer({ ...platformRefusals, ...options.refusals });
    this.allRules = new ConstantDocument(this.rules);
  }

  @Get('health/live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  async ready(): Promise<{ status: 'ready' }> {
    const { checks = [] } = this.options;
    const results = await Promise.all(
      checks.map(async (check) => {
        const { name } = check;
        return { name, ...(await this.attempt(`${name} is not ready`, () => check.check())) };
      }),
    );
    const notReady = results.filter(({ ok }) => !ok).map(({ name }) => unmet('not-ready', `${name} is not ready.`));
    if (notReady.length > 0) {
      throw new ProblemError({ status: 503, rule: 'not-ready', detail: 'The service is not ready.', unmet: notReady });
    }
    const known = results.filter(({ details }) => details !== undefined);
    return { status: 'ready', ...Object.fromEntries(known.map(({ name, details }) => [name, details])) };
  }

  @Get('metrics')
  @Header('content-type', metricsContentType)
  async metrics(): Promise<string> {
    const { measure } = this.options;
    if (measure !== undefined) await this.attempt('metrics cannot be measured', measure);
    return expose();
  }

  @Get('problems')
  problems(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.allRules.send(request, reply);
  }

  /** Where the type of a problem document leads. */
  @Get('problems/:rule')
  @Header('content-type', 'text/html; charset=utf-8')
  problem(@Param('rule') rule: string): string {
    const page = problemPage(this.rules, rule);
    if (page === undefined) throw new NotFoundException();
    return page;
  }

  /** Logs a failure when it begins: probes come every few seconds. */
  private async attempt(failure: string, work: () => Promise<unknown>): Promise<{ ok: boolean; details?: unknown }> {
    try {
      const details = await inTime(work());
      this.failing.delete(failure);
      return { ok: true, details };
    } catch (error) {
      if (!this.failing.has(failure)) this.logger.warn(`${failure}: ${error instanceof Error ? error.message : ''}`);
      this.failing.add(failure);
      return { ok: false };
    }
  }
}

/** `/health/live`, `/health/ready`, `/metrics` and `/problems`, open to callers without a token. */
@Module({})
export class OperationsModule {
  static forRoot(options: OperationsOptions = {}): DynamicModule {
    collectProcessMetrics();
    return {
      module: OperationsModule,
      controllers: [OperationsController],
      providers: [{ provide: operationsOptions, useValue: options }],
    };
  }
}
