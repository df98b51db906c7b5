import { contradicts, LedgerAltered, verifySeen, type EventLog, type StudyHead } from '@caseledger/kernel';
import { gauge } from '@caseledger/platform';
import type { MessagePage, MessageSource } from '../message-source.js';
import type { Deliveries } from './deliveries.js';
import type { Delegations } from './delegations.js';
import type { Endpoint, Endpoints } from './endpoints.js';
import { alterationIn, type Standstill } from './standstill.js';
import type { WebhookLedger } from './webhook-ledger.js';

const disabled = gauge('caseledger_webhook_disabled_endpoints', 'Webhook endpoints that are disabled.');
const differing = gauge(
  'caseledger_webhook_ledger_differs',
  'Webhook endpoints that stand still because the ledger is not what they have seen.',
);

/** Messages that become deliveries at once. */
const pageSize = 500;
/** How long messages that the ledger has are waited for before it is looked whether there are any. */
const awaitMs = 1_000;

export interface IntakeParts {
  readonly source: MessageSource;
  readonly log: Pick<EventLog, 'hashesAt'>;
  readonly delegations: Delegations;
  readonly ledger: Pick<WebhookLedger, 'follow'>;
  readonly endpoints: Endpoints;
  readonly deliveries: Deliveries;
  readonly standstill: Standstill;
  readonly now: () => Date;
  /** Has new messages queued: there may be some. */
  readonly look: () => void;
}

/** Makes deliveries of what is new, for endpoints whose ledger is what they have seen. */
export class Intake {
  /** Active endpoints, as of the last look. */
  private watched: readonly Pick<Endpoint, 'study' | 'seen'>[] = [];
  /** Positions that the messages of a study are awaited at. */
  private readonly awaited = new Map<string, number>();

  constructor(private readonly parts: IntakeParts) {}

  /** Makes deliveries of the messages that are new, a page for each endpoint. Whether there may be more. */
  async queueNew(): Promise<boolean> {
    const { endpoints, deliveries, source, standstill, now } = this.parts;
    const pages = new Map<string, MessagePage>();
    const watched: Endpoint[] = [];
    let isMore = false;
    for (const endpoint of await this.verified(await endpoints.active())) {
      const { id, study, seen, filter, scope } = endpoint;
      // The ledger is to say first whose messages it gets.
      if (scope === undefined) continue;
      // Endpoints mostly stand at the same position.
      const key = JSON.stringify([study, seen.position, filter, scope]);
      const page = pages.get(key) ?? (await source.after(study, seen.position, { filter, scope }, pageSize));
      pages.set(key, page);
      const isNew = page.through.position > seen.position;
      watched.push(isNew ? { ...endpoint, seen: page.through } : endpoint);
      if (!isNew) continue;
      await deliveries.enqueue(id, seen.position, page.through, page.messages, now());
      isMore ||= page.messages.length === pageSize;
    }
    this.watched = watched;
    const counts = await endpoints.count();
    disabled.set(counts.disabled);
    differing.set(counts.differs);
    standstill.some = counts.differs > 0;
    return isMore;
  }

  /** Whether a head is not where the endpoints stand. */
  isElsewhere(heads: readonly StudyHead[]): boolean {
    const of = new Map(heads.map((head) => [head.study, head]));
    return this.watched.some(({ study, seen }) => {
      const head = of.get(study) ?? { study, position: 0, hash: '' };
      return head.position > seen.position || contradicts(head, seen);
    });
  }

  /** Waits for the messages up to a position that the ledger has reached, and has them looked at. */
  async awaitMessages(study: string, position: number, stopped: () => boolean): Promise<void> {
    if (!this.watched.some((one) => one.study === study)) return;
    const awaited = this.awaited.get(study);
    this.awaited.set(study, Math.max(position, awaited ?? 0));
    if (awaited !== undefined) return;
    try {
      for (let reached = 0, next = position; reached < next && !stopped(); next = this.awaited.get(study) ?? 0) {
        await this.parts.source.waitFor(study, next, awaitMs);
        reached = next;
        this.parts.look();
      }
    } catch {
      // The loop meets the same trouble, tells it and looks again.
      this.parts.look();
    } finally {
      this.awaited.delete(study);
    }
  }

  /** Those endpoints whose ledger is what they have seen; the others stand still until it is that again. */
  private async verified(active: readonly Endpoint[]): Promise<readonly Endpoint[]> {
    const { endpoints, log, standstill } = this.parts;
    const found = await verifySeen(
      log,
      active.map(({ study, seen }) => ({ study, ...seen })),
    );
    const same: Endpoint[] = [];
    for (const [index, endpoint] of active.entries()) {
      const there = found[index];
      const how = there instanceof LedgerAltered ? there.message : await this.stillDiffers(endpoint);
      await standstill.note(endpoint, how);
      if (how !== undefined) continue;
      const { id, seen } = endpoint;
      const isUnknown = seen.hash === '' && typeof there === 'string' && there !== '';
      const adopted = isUnknown ? { ...seen, hash: there } : seen;
      if (isUnknown) await endpoints.adopt(id, adopted);
      same.push({ ...endpoint, seen: adopted });
    }
    return same;
  }

  /** What is needed to send to an endpoint may rest on other events than the one that it saw last. */
  private async stillDiffers(endpoint: Endpoint): Promise<string | undefined> {
    if (endpoint.differs === undefined) return undefined;
    const { ledger, delegations } = this.parts;
    return alterationIn(async () => {
      await ledger.follow(endpoint.study, endpoint.id);
      await delegations.scopeOf(endpoint.study, endpoint.person);
    });
  }
}
