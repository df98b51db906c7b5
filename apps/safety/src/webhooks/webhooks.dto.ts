import { ProductCode, SiteCode, StudyPath } from '@caseledger/study';
import { Flag, OneOf, PageQuery, Part, Pattern, Text, Whole } from '@caseledger/platform';
import { secretForm } from '@caseledger/outbound';
import type { SafetyFilter } from '../stream/message.js';

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Address of a webhook. */
export class WebhookPath extends StudyPath {
  @Pattern(uuid, { description: 'Id of the webhook.', max: 36, expected: 'a UUID in lower case' })
  readonly webhook!: string;
}

/** Address of a delivery. */
export class DeliveryPath extends WebhookPath {
  @Whole({ description: 'Position of the message.', min: 1, inQuery: true })
  readonly position!: number;
}

/** Which cases are wanted, as in the stream. */
export class WebhookFilter implements SafetyFilter {
  @SiteCode({ description: 'Only cases of this site.', optional: true })
  readonly site?: string;

  @Flag({ description: 'Only serious cases, or only those that are not.', optional: true })
  readonly serious?: boolean;

  @Flag({ description: 'Only cases that an opinion holds to be related, or only the others.', optional: true })
  readonly related?: boolean;

  @ProductCode({ description: 'Only cases after this product (batch).', optional: true })
  readonly product?: string;

  @Flag({ description: 'Only events of special interest, or only the others.', optional: true })
  readonly specialInterest?: boolean;
}

const Secret = (description: string) =>
  Pattern(secretForm, { description, max: 100, expected: 'whsec_ and the base64 of 24 to 64 bytes', optional: true });

/** Registers a webhook. */
export class WebhookBody {
  @Text({ description: 'Where messages go, by POST.', example: 'https://hooks.hospital.example/safety', max: 2_000 })
  readonly url!: string;

  @Part(() => WebhookFilter, { description: 'Which cases are wanted; all when not given.', optional: true })
  readonly filter?: WebhookFilter;

  @Text({ description: 'What it is for.', max: 200, optional: true })
  readonly description?: string;

  @Secret('The secret, for a receiver that verifies the challenge, too; a new one when not given.')
  readonly secret?: string;

  @Whole({
    description: 'Position after which messages are wanted; only those from now on when not given.',
    min: 0,
    optional: true,
  })
  readonly after?: number;
}

/** Gives a webhook a new secret. */
export class RotationBody {
  @Secret('The secret; a new one when not given.')
  readonly secret?: string;

  @Whole({
    description: 'Hours that the secrets before stay valid; 24 when not given.',
    min: 0,
    max: 720,
    optional: true,
  })
  readonly overlapHours?: number;
}

/** Delivers messages again. */
export class ReplayBody {
  @Whole({ description: 'First position.', min: 1 })
  readonly from!: number;

  @Whole({ description: 'Last position.', min: 1, notBefore: 'from' })
  readonly through!: number;
}

/** Which deliveries are wanted. */
export class DeliveriesQuery extends PageQuery {
  @OneOf(['pending', 'delivered'], { description: 'Only those in this state.', optional: true })
  readonly state?: 'pending' | 'delivered';
}
