import { setting } from '@caseledger/platform';

export interface StreamSettings {
  /** `CASELEDGER_STREAM_HEARTBEAT_SECONDS`: between two comments, and two looks at what a silent reader may see. */
  readonly heartbeatSeconds: number;
  /** `CASELEDGER_STREAM_DRAIN_SECONDS`: how long a reader may leave what was sent lying before it is disconnected. */
  readonly drainSeconds: number;
}

/** @throws ConfigurationError with the name of the setting */
export function streamSettings(environment: NodeJS.ProcessEnv = process.env): StreamSettings {
  return {
    heartbeatSeconds: setting('CASELEDGER_STREAM_HEARTBEAT_SECONDS', environment).whole({ min: 1, max: 600 }, 15),
    drainSeconds: setting('CASELEDGER_STREAM_DRAIN_SECONDS', environment).whole({ min: 1, max: 600 }, 30),
  };
}
