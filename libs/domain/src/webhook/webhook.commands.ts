import { type Reason, type Unmet } from '@caseledger/kernel';
import { define, type CommandData, type DecisionContext } from '../command-definition.js';
import { covers, dutiesOf } from '../study/duties.js';
import type { Role } from '../vocabulary/roles.js';
import { streamOf } from '../vocabulary/streams.js';
import type { World } from '../world.js';
import type { WebhookRegistration } from './webhook.events.js';
import { condition, refuse } from '../refusals.js';

/** Who may have messages delivered. */
export const webhookRoles: readonly Role[] = ['safety-monitor', 'sponsor'];

/** What every command about one webhook says. */
interface ForWebhook extends CommandData {
  /** Id of the webhook, a UUID. */
  readonly webhook: string;
}

const streams = ({ webhook }: ForWebhook) => ({ webhook: streamOf('webhook', webhook) });

/** Where this person may have messages from now: no site, when the person may not. */
const sitesOf = ({ study }: World, person: string, now: string) =>
  dutiesOf(study, person, now, webhookRoles)?.scope ?? { sites: [] };

/** It is there, and not of sites that are not the person's: whoever does not see them does not decide who is told of them. */
const there = ({ webhook }: ForWebhook, world: World, context: DecisionContext): readonly Unmet[] => {
  const { registration, deletedAt } = world.webhook;
  const known =
    registration !== undefined &&
    deletedAt === undefined &&
    (context.system === true || covers(sitesOf(world, context.person, context.now), registration));
  return condition(known, 'unknown-webhook', `There is no webhook ${webhook}.`);
};

export interface RegisterWebhook extends ForWebhook, Omit<WebhookRegistration, 'person' | 'sites'> {}

const registered = (
  { webhook, occurredAt: _, ...registration }: RegisterWebhook,
  world: World,
  person: string,
  now: string,
) =>
  world.webhook.registration === undefined
    ? [{ type: 'WebhookRegistered' as const, data: { ...registration, person, ...sitesOf(world, person, now) } }]
    : refuse('webhook-exists', `The webhook ${webhook} is registered already.`);

export const registerWebhook = define<RegisterWebhook>({
  roles: webhookRoles,
  streams,
  decide: (data, world, { person, now }) => registered(data, world, person, now),
});

export interface CarryOverWebhook extends RegisterWebhook {
  /** Who registered it. */
  readonly person: string;
}

/** Records a webhook that was registered before the ledger was told of webhooks. */
export const carryOverWebhook = define<CarryOverWebhook>({
  roles: 'system',
  streams,
  decide: ({ person, ...data }, world, { now }) => registered(data, world, person, now),
});

export interface RotateWebhookSecret extends ForWebhook {
  readonly overlapHours: number;
}

export const rotateWebhookSecret = define<RotateWebhookSecret>({
  roles: webhookRoles,
  streams,
  conditions: there,
  decide: ({ overlapHours }, _, { commandId }) => [
    { type: 'WebhookSecretRotated', data: { secret: commandId, overlapHours } },
  ],
});

export interface DisableWebhook extends ForWebhook {
  readonly reason: Reason;
}

/** The software itself sends nothing more, because nothing arrives or because nobody may get it. */
export const disableWebhook = define<DisableWebhook>({
  roles: 'system',
  streams,
  conditions: there,
  decide: ({ reason }, { webhook }) =>
    webhook.disabled === undefined ? [{ type: 'WebhookDisabled', data: {}, reason }] : refuse('webhook-disabled'),
});

/** Goes on where the webhook stopped, by the delegation of whoever enables it. */
export const enableWebhook = define<ForWebhook>({
  roles: webhookRoles,
  streams,
  conditions: there,
  decide: (_, { webhook }, { person }) =>
    webhook.disabled === undefined ? refuse('webhook-not-disabled') : [{ type: 'WebhookEnabled', data: { person } }],
});

export const deleteWebhook = define<ForWebhook>({
  roles: webhookRoles,
  streams,
  conditions: there,
  decide: () => [{ type: 'WebhookDeleted', data: {} }],
});
