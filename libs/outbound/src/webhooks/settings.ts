import { ConfigurationError, setting } from '@caseledger/platform';
import { AddressRules } from './addresses.js';

export interface WebhookSettings {
  /**
   * `CASELEDGER_WEBHOOK_ALLOW`: what may be reached beyond the public Internet by HTTPS; hosts and ranges, by commas.
   * `CASELEDGER_WEBHOOK_PORTS`: at which ports the public Internet may be, by commas; 443 when not given.
   */
  readonly addresses: AddressRules;
  /** `CASELEDGER_WEBHOOK_TIMEOUT_SECONDS`: how long a receiver may take to answer. */
  readonly timeoutSeconds: number;
  /** `CASELEDGER_WEBHOOK_LOG_DAYS`: how long the log of what was delivered is kept; that of a deleted webhook from then on. */
  readonly logDays: number;
}

/** @throws ConfigurationError with the name of the setting */
export function webhookSettings(environment: NodeJS.ProcessEnv = process.env): WebhookSettings {
  const name = 'CASELEDGER_WEBHOOK_ALLOW';
  const allowed = listIn(environment[name]);
  const ports = portsIn(environment);
  const timeoutSeconds = setting('CASELEDGER_WEBHOOK_TIMEOUT_SECONDS', environment).whole({ min: 1, max: 30 }, 15);
  const logDays = setting('CASELEDGER_WEBHOOK_LOG_DAYS', environment).whole({ min: 1, max: 36_500 }, 400);
  try {
    return { logDays, addresses: new AddressRules(allowed, ports), timeoutSeconds };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ConfigurationError(
      name,
      'must be hosts, each with or without a port, and ranges of addresses, by commas',
    );
  }
}

function listIn(text = ''): readonly string[] {
  const entries = text.split(',').map((entry) => entry.trim());
  return entries.filter((entry) => entry !== '');
}

function portsIn(environment: NodeJS.ProcessEnv): readonly number[] | undefined {
  const name = 'CASELEDGER_WEBHOOK_PORTS';
  const ports = listIn(environment[name]);
  if (ports.length === 0) return undefined;
  if (ports.every((port) => /^[1-9]\d{0,4}$/.test(port) && Number(port) <= 65_535)) return ports.map(Number);
  throw new ConfigurationError(name, 'must be ports, whole numbers from 1 to 65535, by commas');
}
