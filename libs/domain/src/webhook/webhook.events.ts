import type { Scope } from '../study/duties.js';
import { change, event, events, own, whole, type EventsOf } from '../vocabulary/event.js';

/** What somebody registered to be told by messages of a study. */
export interface WebhookRegistration {
  /** Where messages go: the origin of the URL. What else it has may be secret, and is not in the ledger. */
  readonly origin: string;
  /** Which messages are wanted: every member that is given must be equal. */
  readonly filter: Readonly<Record<string, string | boolean>>;
  readonly description?: string;
  /** Messages after this position of the ledger. */
  readonly after: number;
  /** By whose delegation it gets messages. */
  readonly person: string;
  /** The sites whose messages it gets: those of that person when it was registered. */
  readonly sites: Scope['sites'];
}

const webhook = () => 'webhook';

/** One site of a webhook is the site that it is about; others concern the study. */
const about = ({ data: { sites } }: { readonly data: Pick<WebhookRegistration, 'sites'> }) => {
  const [site, ...others] = sites === 'ALL' ? [] : sites;
  return site === undefined || others.length > 0 ? {} : { site };
};

const of = ({ sites }: Pick<WebhookRegistration, 'sites'>) =>
  sites === 'ALL' ? '' : ` for ${sites.length === 0 ? 'no site' : sites.join(', ')}`;

/** To whom a study's messages go out, since when, and who decided it (R-AUD-06). */
export const webhookEvents = events('webhook', {
  WebhookRegistered: event<WebhookRegistration>({
    version: 1,
    says: {
      en: ({ data }) => `registered a webhook to ${data.origin}${of(data)}, by the delegation of ${data.person}`,
    },
    reads: whole(webhook),
    about,
    traits: {},
  }),
  WebhookSecretRotated: event<{
    /** Id of the new secret. What it is, is not in the ledger. */
    readonly secret: string;
    /** Hours that the secrets before stay valid. */
    readonly overlapHours: number;
  }>({
    version: 1,
    says: {
      en: ({ data }) =>
        `gave the webhook another secret; those before stay valid for ${data.overlapHours} ${data.overlapHours === 1 ? 'hour' : 'hours'}`,
    },
    reads: own,
    traits: {},
  }),
  WebhookDisabled: event<object>({
    version: 1,
    says: { en: () => 'disabled the webhook' },
    reads: own,
    traits: {},
  }),
  WebhookEnabled: event<Pick<WebhookRegistration, 'person'>>({
    version: 1,
    says: { en: ({ data }) => `enabled the webhook, by the delegation of ${data.person}` },
    reads: change(webhook),
    traits: {},
  }),
  WebhookDeleted: event<object>({
    version: 1,
    says: { en: () => 'deleted the webhook' },
    reads: own,
    traits: {},
  }),
});

export type WebhookEvent = EventsOf<typeof webhookEvents>;
