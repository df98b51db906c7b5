import type { Reason } from '@caseledger/kernel';
import type { Fact } from '../vocabulary/fact.js';
import type { WebhookEvent, WebhookRegistration } from './webhook.events.js';

/** A webhook as its events left it. */
export interface WebhookState {
  /** Absent: there is none. Its person is whoever registered it, or enabled it last. */
  readonly registration?: WebhookRegistration;
  readonly registeredAt?: string;
  readonly disabled?: { readonly at: string; readonly why: string };
  readonly deletedAt?: string;
}

export const initialWebhook: WebhookState = {};

export function evolveWebhook(
  state: WebhookState,
  event: Fact<WebhookEvent> & { readonly reason?: Reason },
): WebhookState {
  switch (event.type) {
    case 'WebhookRegistered':
      return { registration: event.data, registeredAt: event.occurredAt };
    case 'WebhookSecretRotated':
      return state;
    case 'WebhookDisabled':
      return { ...state, disabled: { at: event.occurredAt, why: event.reason?.text ?? '' } };
    case 'WebhookEnabled': {
      const { disabled: _, registration, ...rest } = state;
      return { ...rest, ...(registration && { registration: { ...registration, person: event.data.person } }) };
    }
    case 'WebhookDeleted':
      return { ...state, deletedAt: event.occurredAt };
  }
}
