import { ConfigurationError, setting } from '@caseledger/platform';
import { AddressRules } from './addresses.js';

export interface WebhookSettings {
  /** `CASELEDGER_WEBHOOK_ALLOW`: what may be reached beyond the public Internet by HTTPS; hosts and ranges, by commas. */
  readonly addresses: AddressRules;
  /** `CASELEDGER_WEBHOOK_TIMEOUT_SECONDS`: how long a receiver may take to answer. */
  readonly timeoutSeconds: number;
  /** `CASELEDGER_WEBHOOK_LOG_DAYS`: how long the log of what was delivered is kept; that of a deleted webhook from then on. */
  readonly logDays: number;
}

/** @throws ConfigurationError with the name of the setting */
export function webhookSettings(environment: NodeJS.ProcessEnv = process.env): WebhookSettings {
  const name = 'CASELEDGER_WEBHOOK_ALLOW';
  const allowed = (environment[name] ?? '').split(',').map((entry) => entry.trim());
  const timeoutSeconds = setting('CASELEDGER_WEBHOOK_TIMEOUT_SECONDS', environment).whole({ min: 1, max: 30 }, 15);
  const logDays = setting('CASELEDGER_WEBHOOK_LOG_DAYS', environment).whole({ min: 1, max: 36_500 }, 400);
  try {
    return { logDays, addresses: new AddressRules(allowed.filter((entry) => entry !== '')), timeoutSeconds };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ConfigurationError(
      name,
      'must be hosts, each with or without a port, and ranges of addresses, by commas',
    );
  }
}
