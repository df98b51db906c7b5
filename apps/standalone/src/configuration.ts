import { configurationOrExit, setting, tracingSettings, type TracingSettings } from '@caseledger/platform';
import { resolve } from 'node:path';

export interface Configuration {
  /** Address that the HTTP interface listens on; this machine only, unless `HOST` says otherwise. */
  readonly host: string;
  readonly port: number;
  /** Absolute path of the folder that holds everything: database, keys, tokens. */
  readonly dataDir: string;
  readonly logLevel: string;
  /** `CASELEDGER_STOP_SECONDS`: less than Docker waits before it kills. */
  readonly stopSeconds: number;
  /** `OTEL_…`, as every process of the product has them. */
  readonly tracing: TracingSettings | undefined;
}

/** Reads the settings; a wrong one ends the process with its name. */
export function readConfiguration(): Configuration {
  return configurationOrExit(() => ({
    host: setting('HOST').text('127.0.0.1'),
    port: setting('PORT').port(3000),
    dataDir: resolve(setting('CASELEDGER_DATA_DIR').text('./data')),
    logLevel: setting('CASELEDGER_LOG_LEVEL').oneOf(['debug', 'info', 'warn', 'error'], 'warn'),
    stopSeconds: setting('CASELEDGER_STOP_SECONDS').whole({ min: 1, max: 600 }, 8),
    tracing: tracingSettings(process.env),
  }));
}
