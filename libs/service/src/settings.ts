import type { AccessOptions } from '@caseledger/access';
import type { ServiceName } from '@caseledger/ledger';
import type { KafkaConnection } from '@caseledger/delivery';
import { ConfigurationError, setting, tracingSettings, type TracingSettings } from '@caseledger/platform';
import { serviceDatabaseUrl } from './database-url.js';
import { kafkaSettings } from './kafka-settings.js';

/** What every process is told. */
export interface ProcessSettings {
  /** `HOST`: the address that the HTTP interface listens on; `0.0.0.0` for all. */
  readonly host: string;
  /** `PORT`: of the HTTP interface; 0 lets the system choose one. */
  readonly port: number;
  /** `CASELEDGER_LOG_LEVEL`. */
  readonly logLevel: string;
  /** `CASELEDGER_STOP_SECONDS`: time that work under way has to end after a signal; then it is abandoned. */
  readonly stopSeconds: number;
  /**
   * `OTEL_EXPORTER_OTLP_ENDPOINT`, such as `http://collector:4318`: where traces go, as OTLP/HTTP in JSON. Without it
   * there are none, and nothing for them is loaded. Give it to every process, the gateway included: a request that comes
   * with an `X-Correlation-Id` is traced up to the append, but its trace does not get past the ledger.
   *
   * `OTEL_TRACES_SAMPLER_ARG`: share of the traces begun here that are recorded, from 0 to 1; 1 when not given. A command
   * makes some five spans and one more for each projection, so give a busy system 0.01. A caller's `traceparent` decides
   * for its own trace: take it off requests from strangers.
   *
   * `OTEL_EXPORTER_OTLP_HEADERS`, `…_TIMEOUT`, `…_CERTIFICATE`, `…_COMPRESSION`, `OTEL_SERVICE_NAME` and
   * `OTEL_RESOURCE_ATTRIBUTES` are as OpenTelemetry has them.
   */
  readonly tracing: TracingSettings | undefined;
}

/** The settings of a service. */
export interface ServiceSettings extends ProcessSettings {
  /** `CASELEDGER_DATABASE_URL`, `…_PASSWORD`, `…_CA_FILE`. */
  readonly databaseUrl: string;
  /** `CASELEDGER_MASTER_KEY`: 32 bytes that wrap the subjects' keys, the same in every service. */
  readonly masterKey: Buffer;
  /** `CASELEDGER_OIDC_ISSUER`, `…_AUDIENCE`, and `…_JWKS_URL` or, for development, `…_JWKS_FILE`. */
  readonly access: AccessOptions;
  /** `CASELEDGER_KAFKA_…`; without it the service reads the ledger. */
  readonly kafka: KafkaConnection | undefined;
  /** `CASELEDGER_READY_LAG_SECONDS`: longest lag of a projection with which the service is still ready. */
  readonly readyLagSeconds: number;
}

/** @throws ConfigurationError with the name of the setting */
export function processSettings(environment: NodeJS.ProcessEnv = process.env): ProcessSettings {
  return {
    host: setting('HOST', environment).text('127.0.0.1'),
    port: setting('PORT', environment).port(3000),
    logLevel: setting('CASELEDGER_LOG_LEVEL', environment).oneOf(['debug', 'info', 'warn', 'error'], 'info'),
    stopSeconds: setting('CASELEDGER_STOP_SECONDS', environment).whole({ min: 1, max: 600 }, 20),
    tracing: tracingSettings(environment),
  };
}

/** Reads the settings of a service. @throws ConfigurationError with the name of the setting */
export function serviceSettings(service: ServiceName, environment: NodeJS.ProcessEnv = process.env): ServiceSettings {
  return {
    ...processSettings(environment),
    databaseUrl: serviceDatabaseUrl(service, environment),
    masterKey: masterKey(environment),
    access: {
      issuer: setting('CASELEDGER_OIDC_ISSUER', environment).text(),
      audience: setting('CASELEDGER_OIDC_AUDIENCE', environment).text(),
      keys: issuerKeys(environment),
    },
    kafka: kafkaSettings(environment),
    readyLagSeconds: setting('CASELEDGER_READY_LAG_SECONDS', environment).whole({ min: 1, max: 86_400 }, 60),
  };
}

/** `CASELEDGER_MASTER_KEY` or its `_FILE`: 64 hexadecimal digits. @throws ConfigurationError */
export function masterKey(environment: NodeJS.ProcessEnv = process.env): Buffer {
  const hex = setting('CASELEDGER_MASTER_KEY', environment).secret().trim();
  if (/^[0-9a-f]{64}$/i.test(hex)) return Buffer.from(hex, 'hex');
  throw new ConfigurationError('CASELEDGER_MASTER_KEY', 'must be 64 hexadecimal digits');
}

function issuerKeys(environment: NodeJS.ProcessEnv): AccessOptions['keys'] {
  const file = setting('CASELEDGER_OIDC_JWKS_FILE', environment).file();
  if (file === undefined) return new URL(setting('CASELEDGER_OIDC_JWKS_URL', environment).url(['https:', 'http:']));
  try {
    const keys = JSON.parse(file) as Exclude<AccessOptions['keys'], URL>;
    if (Array.isArray(keys.keys)) return keys;
  } catch {
    // Told below, without the content.
  }
  throw new ConfigurationError('CASELEDGER_OIDC_JWKS_FILE', 'must name a file with a JSON Web Key Set');
}
