import { Caller, type Identity } from '@caseledger/access';
import { CommandCall, StudyMembers, StudyPath, type CommandRequest } from '@caseledger/commands';
import { refuse } from '@caseledger/kernel';
import {
  Deliveries,
  Endpoints,
  webhookRoles,
  Webhooks,
  type Attempt,
  type Delivery,
  type Endpoint,
} from '@caseledger/outbound';
import {
  ApiHeaders,
  declareRoute,
  decodeCursor,
  idempotencyKey,
  pageOf,
  PositionPlace,
  problemContent,
  RefusedError,
  type Page,
} from '@caseledger/platform';
import { applyDecorators, Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { SafetyFilter } from '../stream/message.js';
import { DeliveriesQuery, DeliveryPath, ReplayBody, RotationBody, WebhookBody, WebhookPath } from './webhooks.dto.js';

const pageSize = 100;

const aboutWebhooks = `
Standard Webhooks 1.0.0: each message is a POST with \`webhook-id\`, \`webhook-timestamp\` and \`webhook-signature\` (v1,
HMAC-SHA256, one for each valid secret). The body is, byte for byte, the \`data\` line that the stream has for the event, so
the bodies of a log, in the order of their positions and each with a line feed, have the digest that \`/v1/safety/stream/proof\`
gives. The id is the same for every attempt and every replay: messages come at least once, so drop those that you
have. Those of one case come in order, the next one only after a 2xx answer to the one before.

The address gets a message of type \`WebhookVerification\` first and has to answer 200 with \`{"challenge": "…"}\`, from its
\`data.challenge\`; otherwise nothing is stored. It must be https and public, without redirects. The answer holds the secret;
it is not shown again.`;

/** A webhook as it is shown. */
export interface WebhookView {
  readonly webhook: string;
  readonly study: string;
  readonly url: string;
  readonly filter: object;
  readonly description?: string;
  /** By whose delegation it gets messages. */
  readonly person: string;
  readonly createdAt: string;
  readonly status: 'active' | 'disabled';
  readonly disabledAt?: string;
  readonly disabledWhy?: string;
  /** Messages up to here are deliveries. */
  readonly position: number;
  readonly pending: number;
  readonly secrets: readonly { readonly createdAt: string; readonly expiresAt?: string }[];
}

/** A message and how far its delivery is. */
type DeliveryView = Omit<Delivery, 'subject'> & { readonly adverseEvent: string };

const viewOf = ({ subject, ...delivery }: Delivery): DeliveryView => ({ ...delivery, adverseEvent: subject });

const problem = (status: number, description: string) => ApiResponse({ status, description, content: problemContent });

const ApiWebhook = (summary: string, description?: string) =>
  applyDecorators(
    ApiOperation({ summary, ...(description !== undefined && { description }) }),
    problem(403, 'Only for safety monitors and the sponsor of the study.'),
    problem(404, 'The study has no such webhook.'),
  );

/** Registers webhooks and shows what became of their messages (R-INT-03). */
@ApiTags('webhooks')
@ApiBearerAuth()
@declareRoute({ kind: 'feed', name: 'webhook', roles: webhookRoles })
@Controller('v1/studies/:study/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly endpoints: Endpoints,
    private readonly deliveries: Deliveries,
    private readonly members: StudyMembers,
  ) {}

  @Post()
  @ApiWebhook('Registers a webhook', aboutWebhooks)
  @ApiHeaders(idempotencyKey)
  @ApiCreatedResponse({ description: 'The webhook, with its secret.' })
  @ApiResponse({ status: 409, description: 'The receiver did not answer the challenge.', content: problemContent })
  @ApiResponse({ status: 422, description: 'The address may not be used.', content: problemContent })
  async register(
    @Param() { study }: StudyPath,
    @Body() { url, filter, description, secret, after }: WebhookBody,
    @CommandCall() { commandId, person }: CommandRequest,
  ): Promise<WebhookView & { readonly secret: string | undefined }> {
    await this.members.require(study, person, webhookRoles);
    const registered = await this.webhooks.register(study, commandId, person, {
      url,
      // The plain members that were given.
      filter: JSON.parse(JSON.stringify(filter ?? {})) as SafetyFilter,
      ...(description !== undefined && { description }),
      ...(secret !== undefined && { secret }),
      ...(after !== undefined && { after }),
    });
    return { ...(await this.view(registered.endpoint)), secret: registered.secret };
  }

  @Get()
  @ApiWebhook('The webhooks of a study')
  @ApiOkResponse({ description: 'All of them, the oldest first, without their secrets.' })
  async list(@Param() { study }: StudyPath, @Caller() caller: Identity): Promise<Page<WebhookView>> {
    await this.members.require(study, caller.id, webhookRoles);
    const endpoints = await this.endpoints.ofStudy(study);
    return { items: await Promise.all(endpoints.map((endpoint) => this.view(endpoint))) };
  }

  @Get(':webhook')
  @ApiWebhook('A webhook')
  @ApiOkResponse({ description: 'The webhook, without its secrets.' })
  async one(@Param() path: WebhookPath, @Caller() caller: Identity): Promise<WebhookView> {
    return this.view(await this.require(path, caller.id));
  }

  @Delete(':webhook')
  @HttpCode(204)
  @ApiWebhook('Deletes a webhook with the log of its deliveries')
  @ApiNoContentResponse({ description: 'It is gone. What is under way may still arrive.' })
  async remove(@Param() path: WebhookPath, @Caller() caller: Identity): Promise<void> {
    const { id } = await this.require(path, caller.id);
    await this.endpoints.remove(id);
  }

  @Post(':webhook/secrets')
  @ApiWebhook('Gives a webhook a new secret', 'Until those before expire, messages are signed with all of them.')
  @ApiHeaders(idempotencyKey)
  @ApiCreatedResponse({ description: 'The secret. It is not shown again.' })
  async rotate(
    @Param() path: WebhookPath,
    @Body() { secret, overlapHours = 24 }: RotationBody,
    @CommandCall() { commandId, person }: CommandRequest,
  ): Promise<{ readonly secret: string; readonly createdAt: string }> {
    const endpoint = await this.require(path, person);
    const made = await this.webhooks.rotate(endpoint, commandId, secret, overlapHours);
    return { secret: made.secret, createdAt: made.createdAt.toISOString() };
  }

  @Post(':webhook/test')
  @HttpCode(200)
  @ApiWebhook('Sends a message of type `WebhookTest`', 'Once, at once, also when the webhook is disabled.')
  @ApiOkResponse({ description: 'What came of it.' })
  async test(
    @Param() path: WebhookPath,
    @Caller() caller: Identity,
  ): Promise<{ delivered: boolean; milliseconds: number; status?: number; error?: string }> {
    const { milliseconds, status, error } = await this.webhooks.test(await this.require(path, caller.id));
    return {
      delivered: error === undefined,
      milliseconds,
      ...(status !== undefined && { status }),
      ...(error !== undefined && { error }),
    };
  }

  @Post(':webhook/enabling')
  @HttpCode(200)
  @ApiWebhook(
    'Enables a webhook that was disabled',
    'Its receiver has to answer a challenge. It goes on where it stopped, by the delegation of whoever enables it.',
  )
  @ApiOkResponse({ description: 'The webhook.' })
  @ApiResponse({ status: 409, description: 'The receiver did not answer the challenge.', content: problemContent })
  async enable(@Param() path: WebhookPath, @Caller() caller: Identity): Promise<WebhookView> {
    await this.webhooks.enable(await this.require(path, caller.id), caller.id);
    return this.view(await this.require(path, caller.id));
  }

  @Post(':webhook/replays')
  @ApiWebhook(
    'Delivers messages again, by their positions',
    'Under the same ids. Those from before the webhook was registered, too; those that are to come anyway are left alone.',
  )
  @ApiCreatedResponse({ description: 'How many were queued.' })
  async replay(
    @Param() path: WebhookPath,
    @Body() { from, through }: ReplayBody,
    @Caller() caller: Identity,
  ): Promise<{ readonly queued: number }> {
    const endpoint = await this.require(path, caller.id);
    if (through < from) {
      const message = 'The last position is before the first.';
      throw new RefusedError(refuse('invalid', 'replay-range-reversed', message, { pointer: '/through' }));
    }
    return { queued: await this.webhooks.replay(endpoint, from, through) };
  }

  @Get(':webhook/deliveries')
  @ApiWebhook('Messages of a webhook, and how far their delivery is')
  @ApiOkResponse({ description: 'A page of deliveries, by position.' })
  async deliveriesOf(
    @Param() path: WebhookPath,
    @Query() { state, cursor, limit = pageSize }: DeliveriesQuery,
    @Caller() caller: Identity,
  ): Promise<Page<DeliveryView>> {
    const { id } = await this.require(path, caller.id);
    const after = cursor === undefined ? 0 : decodeCursor(cursor, PositionPlace).position;
    const rows = await this.deliveries.list(id, after, state, limit + 1);
    return pageOf(rows.map(viewOf), limit, ({ position }) => ({ position }));
  }

  @Get(':webhook/deliveries/:position')
  @ApiWebhook('A message of a webhook, with every attempt to deliver it')
  @ApiOkResponse({ description: 'The delivery. A number that is missing was an attempt whose process died in it.' })
  async delivery(
    @Param() path: DeliveryPath,
    @Caller() caller: Identity,
  ): Promise<DeliveryView & { readonly log: readonly Attempt[] }> {
    const { id } = await this.require(path, caller.id);
    const delivery = await this.deliveries.find(id, path.position);
    if (delivery !== undefined) return { ...viewOf(delivery), log: delivery.log };
    const message = `There is no delivery of position ${path.position}.`;
    throw new RefusedError(refuse('not-found', 'unknown-delivery', message));
  }

  private async require({ study, webhook }: WebhookPath, person: string): Promise<Endpoint> {
    await this.members.require(study, person, webhookRoles);
    return this.webhooks.find(study, webhook);
  }

  private async view({ id, createdAt, disabledAt, disabledWhy, ...endpoint }: Endpoint): Promise<WebhookView> {
    const pending = await this.deliveries.pending([id]);
    const secrets = await this.webhooks.secrets(id);
    return {
      webhook: id,
      ...endpoint,
      createdAt: createdAt.toISOString(),
      status: disabledAt === undefined ? 'active' : 'disabled',
      ...(disabledAt !== undefined && { disabledAt: disabledAt.toISOString() }),
      ...(disabledWhy !== undefined && { disabledWhy }),
      pending: pending.get(id) ?? 0,
      secrets: secrets.map((secret) => ({
        createdAt: secret.createdAt.toISOString(),
        ...(secret.expiresAt !== undefined && { expiresAt: secret.expiresAt.toISOString() }),
      })),
    };
  }
}
