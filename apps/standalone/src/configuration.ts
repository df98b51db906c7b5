import { configurationOrExit, setting, tracingSettings, type TracingSettings } from '@caseledger/platform';
import { resolve } from 'node:path';

export interface Configuration {
  readonly port: number;
  /** Absolute path of the folder that holds everything: database, keys, tokens. */
  readonly dataDir: string;
  readonly logLevel: string;
  /** `OTEL_…`, as every process of the product has them. */
  readonly tracing: TracingSettings | undefined;
}

/** Reads the settings; a wrong one ends the process with its name. */
export function readConfiguration(): Configuration {
  return configurationOrExit(() => ({
    port: setting('PORT').port(3000),
    dataDir: resolve(setting('CASELEDGER_DATA_DIR').text('./data')),
    logLevel: setting('CASELEDGER_LOG_LEVEL').oneOf(['debug', 'info', 'warn', 'error'], 'warn'),
    tracing: tracingSettings(process.env),
  }));
}
