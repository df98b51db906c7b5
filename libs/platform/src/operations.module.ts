import { Controller, Get, Header, Inject, Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import type { InjectionToken } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ProblemError } from './http/problem.js';
import { Public } from './http/public.js';
import { collectProcessMetrics, expose, metricsContentType } from './metrics.js';

/** Something that must work before requests may come. */
export interface ReadinessCheck {
  readonly name: string;
  /** Resolves when it works. The reason of a rejection is not shown to callers. */
  check(): Promise<void>;
}

/** Longest wait for one check, in milliseconds. */
const patience = 2_000;

const readinessChecks = Symbol('readiness checks');

async function works(check: ReadinessCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      resolve(false);
    }, patience);
  });
  const answer = check.check().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

@Public()
@ApiExcludeController()
@Controller()
class OperationsController {
  constructor(@Inject(readinessChecks) private readonly checks: readonly ReadinessCheck[]) {}

  @Get('health/live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  async ready(): Promise<{ status: 'ready' }> {
    const results = await Promise.all(this.checks.map(async (check) => ({ check, ok: await works(check) })));
    const unmet = results
      .filter(({ ok }) => !ok)
      .map(({ check }) => ({ rule: 'not-ready', message: `${check.name} is not ready.` }));
    if (unmet.length > 0) {
      throw new ProblemError({ status: 503, rule: 'not-ready', detail: 'The service is not ready.', unmet });
    }
    return { status: 'ready' };
  }

  @Get('metrics')
  @Header('content-type', metricsContentType)
  metrics(): Promise<string> {
    return expose();
  }
}

/** `/health/live`, `/health/ready` and `/metrics`, open to callers without a token. */
@Module({})
export class OperationsModule {
  /** @param options.checks makes the readiness checks from the injected providers. */
  static forRoot(
    options: {
      imports?: ModuleMetadata['imports'];
      inject?: InjectionToken[];
      // The providers come by token: only the caller knows their types.
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
      checks?: (...providers: any[]) => readonly ReadinessCheck[];
    } = {},
  ): DynamicModule {
    collectProcessMetrics();
    return {
      module: OperationsModule,
      imports: options.imports ?? [],
      controllers: [OperationsController],
      providers: [{ provide: readinessChecks, useFactory: options.checks ?? (() => []), inject: options.inject ?? [] }],
    };
  }
}
