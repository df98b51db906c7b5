import type { SafetyFilter } from '../stream/message.js';

/** A webhook as it is shown. */
export interface WebhookView {
  /** Its id. @format uuid */
  readonly webhook: string;
  readonly study: string;
  /** Origin of its URL: what follows it may be secret. */
  readonly url: string;
  /** Which messages it gets: every member that is given must be equal. */
  readonly filter: SafetyFilter;
  readonly description?: string;
  /** By whose delegation it gets messages. */
  readonly person: string;
  /** Of which sites it gets messages; of all when there is no such member. */
  readonly sites?: readonly string[];
  /** @format date-time */
  readonly createdAt: string;
  readonly status: 'active' | 'disabled' | 'deleted';
  /** @format date-time */
  readonly disabledAt?: string;
  readonly disabledWhy?: string;
  /** @format date-time */
  readonly deletedAt?: string;
  /** How the ledger differs from what it has seen, which is why it stands still. */
  readonly standsStill?: string;
  /**
   * Messages up to here are deliveries.
   * @asType integer
   */
  readonly position: number;
  /**
   * Deliveries that have not arrived.
   * @asType integer
   */
  readonly pending: number;
  /** Those that are valid now, without what they are. */
  readonly secrets: readonly ValidSecret[];
}

export interface ValidSecret {
  /** @format date-time */
  readonly createdAt: string;
  /** @format date-time */
  readonly expiresAt?: string;
}

export interface RegisteredWebhook extends WebhookView {
  /** What signs. Absent when a registration is repeated after the secret was replaced. */
  readonly secret?: string;
}

export interface WebhookList {
  readonly items: readonly WebhookView[];
}

export interface SecretGiven {
  readonly secret: string;
  /** @format date-time */
  readonly createdAt: string;
}

export interface WebhookTestResult {
  readonly delivered: boolean;
  /** @asType integer */
  readonly milliseconds: number;
  /**
   * Of the answer, when there was one.
   * @asType integer
   */
  readonly status?: number;
  /** Why it was no success. */
  readonly error?: string;
}

export interface ReplayQueued {
  /**
   * How many messages were queued.
   * @asType integer
   */
  readonly queued: number;
}

/** A message and how far its delivery is. */
export interface DeliveryShown {
  /**
   * Of the event in the study's ledger.
   * @asType integer
   */
  readonly position: number;
  readonly adverseEvent: string;
  readonly state: 'pending' | 'delivered';
  /** @asType integer */
  readonly attempts: number;
  /** @format date-time */
  readonly deliveredAt?: string;
  /** When the next attempt is due. Absent while it waits for an earlier message of its case. @format date-time */
  readonly nextAt?: string;
}

export interface DeliveryPage {
  readonly items: readonly DeliveryShown[];
  /** `cursor` of the next page; absent on the last one. */
  readonly next?: string;
}

export interface DeliveryFile extends DeliveryShown {
  /** The attempts, the first one first. */
  readonly log: readonly DeliveryAttempt[];
}

export interface DeliveryAttempt {
  /**
   * From 1.
   * @asType integer
   */
  readonly number: number;
  /** @format date-time */
  readonly at: string;
  /** @asType integer */
  readonly milliseconds: number;
  /**
   * Of the answer, when there was one.
   * @asType integer
   */
  readonly status?: number;
  /** Why it was no success. */
  readonly error?: string;
}
