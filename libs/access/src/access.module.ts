import type { Clock } from '@caseledger/kernel';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { TokenVerifier, type AccessOptions } from './token-verifier.js';

/** Closes every route that is not `@Public()` to callers without a valid token. */
@Module({})
export class AccessModule {
  static forRoot(options: AccessOptions, clock: Clock): DynamicModule {
    return {
      module: AccessModule,
      global: true,
      providers: [
        { provide: TokenVerifier, useValue: new TokenVerifier(options, clock) },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [TokenVerifier],
    };
  }
}
