import type { LocalIssuer } from '@caseledger/access';
import type { Clock } from '@caseledger/kernel';
import { createLogger } from '@caseledger/platform';
import { runServices, type RunningServices } from '@caseledger/service';
import type { TestDatabase } from '@caseledger/testkit';
import { safety } from '../../apps/safety/src/index.js';

export interface SafetyOptions {
  readonly masterKey?: Buffer;
  readonly logger?: ReturnType<typeof createLogger>;
  readonly clock?: Clock;
}

/** A process of the safety service that listens, on a database of its own. */
export async function startSafety(
  database: TestDatabase,
  { issuer, audience, keys }: LocalIssuer,
  { masterKey = Buffer.alloc(32, 7), logger = createLogger({ level: 'silent' }), clock }: SafetyOptions = {},
): Promise<RunningServices> {
  const databaseUrl = database.urlOf('safety');
  const services = await runServices({
    name: 'safety',
    title: 'Safety',
    shared: true,
    services: [{ service: safety, databaseUrl }],
    databaseUrl,
    masterKey,
    access: { issuer, audience, keys },
    readyLagSeconds: 60,
    logger,
    ...(clock !== undefined && { clock }),
  });
  await services.app.listen(0, '127.0.0.1');
  return services;
}
