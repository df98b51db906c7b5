import { addHours, type Reason } from '@caseledger/kernel';
import type { Fact } from '../vocabulary/fact.js';
import type { WebhookEvent, WebhookRegistration } from './webhook.events.js';

/** A secret that took the place of those before it. */
export interface SecretRotation {
  /** Id of the new secret. */
  readonly secret: string;
  /** Until when those before it are valid. */
  readonly othersUntil: string;
}

/** A webhook as its events left it. */
export interface WebhookState {
  /** Absent: there is none. Its person is whoever registered it, or enabled it last. */
  readonly registration?: WebhookRegistration;
  readonly disabled?: { readonly at: string; readonly why: string };
  readonly deletedAt?: string;
  /** The earliest first. */
  readonly rotations?: readonly SecretRotation[];
}

export const initialWebhook: WebhookState = {};

export function evolveWebhook(
  state: WebhookState,
  event: Fact<WebhookEvent> & { readonly reason?: Reason },
): WebhookState {
  switch (event.type) {
    case 'WebhookRegistered':
      return { registration: event.data };
    case 'WebhookSecretRotated':
      return { ...state, rotations: [...(state.rotations ?? []), rotationOf(event)] };
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

function rotationOf({
  data,
  occurredAt,
}: Extract<Fact<WebhookEvent>, { type: 'WebhookSecretRotated' }>): SecretRotation {
  const othersUntil = addHours(occurredAt, data.overlapHours);
  return { secret: data.secret, othersUntil };
}
