import { hourMs } from '@caseledger/kernel';
import { counter } from '@caseledger/platform';
import { isWithin, type Message } from '../message.js';
import type { MessageSource } from '../message-source.js';
import { patienceMs, retryDelay } from './backoff.js';
import type { Delegations, Disabling } from './delegations.js';
import type { Claim, Settlement } from './deliveries.js';
import type { Endpoint, Endpoints, Secret } from './endpoints.js';
import { signedMessage } from './messages.js';
import type { Sent, WebhookSender } from './sender.js';
import type { Standstill } from './standstill.js';
import type { WebhookLedger } from './webhook-ledger.js';

const attempts = counter('caseledger_webhook_attempts_total', 'Attempts to deliver a message to a webhook.', [
  'result',
]);

const retryMs = 1_000;

export interface DispatchParts {
  readonly source: Pick<MessageSource, 'at'>;
  readonly delegations: Delegations;
  readonly ledger: Pick<WebhookLedger, 'refresh'>;
  readonly endpoints: Pick<Endpoints, 'activeOf' | 'secrets'>;
  readonly standstill: Standstill;
  readonly sender: Pick<WebhookSender, 'send'>;
  readonly now: () => Date;
  /** Takes what became of a claim. */
  readonly settle: (settlement: Settlement) => void;
}

/** Attempts to deliver what was claimed. They run beside each other, so none waits for another. */
export class Dispatch {
  private readonly aborting = new AbortController();
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly parts: DispatchParts) {}

  /** Begins an attempt for each claim that may be delivered, and gives the others back. */
  async begin(claims: readonly Claim[]): Promise<void> {
    if (claims.length === 0) return;
    const undone = new Set(claims);
    try {
      const known = await this.parts.endpoints.activeOf([...new Set(claims.map(({ endpoint }) => endpoint))]);
      const studies = [...new Set(known.map(({ study }) => study))];
      const begun = await Promise.allSettled(
        studies.map((study) => {
          const endpoints = known.filter((one) => one.study === study);
          return this.parts.standstill.guard(endpoints, () => this.beginIn(study, endpoints, undone));
        }),
      );
      for (const one of begun) if (one.status === 'rejected') throw one.reason;
    } finally {
      // The read model may be behind, as after its tables were lost.
      const retryAt = new Date(this.parts.now().getTime() + retryMs);
      for (const claim of undone) this.parts.settle({ claim, retryAt });
    }
  }

  /** Resolves when every attempt has ended. */
  async ended(): Promise<void> {
    await Promise.all(this.underWay);
  }

  /** Ends every attempt. What is aborted is due again at once. */
  abort(): void {
    this.aborting.abort();
  }

  /** Takes from the claims those of one study that something becomes of. */
  private async beginIn(study: string, endpoints: readonly Endpoint[], undone: Set<Claim>): Promise<void> {
    const { source, delegations, ledger, settle, now } = this.parts;
    const active = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
    const claims = [...undone].filter(({ endpoint }) => active.has(endpoint));
    const [secrets, found, refusals, moved] = await Promise.all([
      this.parts.endpoints.secrets([...active.keys()], now()),
      source.at(study, [...new Set(claims.map(({ position }) => position))]),
      // Looked up anew for everything that is sent.
      delegations.refusalsOf(study, endpoints),
      // Nothing is sent after the ledger says something else than the row, such as that it was deleted.
      ledger.refresh(study, endpoints),
    ]);
    const messages = new Map(found.map((message) => [message.position, message]));
    for (const claim of claims) {
      const endpoint = active.get(claim.endpoint);
      const message = messages.get(claim.position);
      if (endpoint === undefined || message === undefined || moved.has(endpoint.id)) continue;
      undone.delete(claim);
      const keys = secrets.get(endpoint.id) ?? [];
      const disable = refusals.get(endpoint.id) ?? unsendable(endpoint, keys);
      if (disable !== undefined) settle({ claim, retryAt: now(), disable });
      else if (endpoint.scope !== undefined && !isWithin(endpoint.scope, message)) {
        // Queued before the ledger said of which sites it is.
        settle({ claim, withdrawn: true });
      } else this.start(claim, endpoint.url ?? '', message, keys);
    }
  }

  private start(claim: Claim, url: string, message: Message, keys: readonly Secret[]): void {
    const attempt = this.attempt(claim, url, message, keys).finally(() => this.underWay.delete(attempt));
    this.underWay.add(attempt);
  }

  private async attempt(claim: Claim, url: string, message: Message, keys: readonly Secret[]): Promise<void> {
    const secrets = keys.map(({ secret }) => secret);
    const sent = await this.parts.sender.send(url, signedMessage(message), secrets, this.aborting.signal);
    this.parts.settle(this.settlementOf(claim, sent));
  }

  private settlementOf(claim: Claim, sent: Sent): Settlement {
    const now = this.parts.now();
    if (sent.error === undefined) {
      attempts.inc({ result: 'delivered' });
      return { claim, attempt: sent };
    }
    if (this.aborting.signal.aborted) return { claim, retryAt: now };
    attempts.inc({ result: 'failed' });
    const failingFor = now.getTime() - claim.failingSince.getTime();
    const retryAt = new Date(now.getTime() + retryDelay(failingFor, sent.retryAfter));
    const disable = hopeless(claim, sent, failingFor);
    return { claim, attempt: sent, retryAt, ...(disable !== undefined && { disable }) };
  }
}

/** Why an endpoint gets nothing more after a failure. */
function hopeless({ position }: Claim, { status, error }: Sent, failingFor: number): Disabling | undefined {
  if (status === 410) return { code: 'GONE', text: 'the receiver answered 410 Gone' };
  if (failingFor < patienceMs) return undefined;
  const hours = patienceMs / hourMs;
  const text = `the message at position ${position} could not be delivered for ${hours} hours: ${error}`;
  return { code: 'UNDELIVERABLE', text };
}

/** Why nothing can be sent to an endpoint. */
function unsendable({ url }: Endpoint, keys: readonly Secret[]): Disabling | undefined {
  const text = url === undefined ? 'its address cannot be opened' : 'none of its secrets can be opened';
  return url === undefined || keys.length === 0 ? { code: 'SEALED', text } : undefined;
}
