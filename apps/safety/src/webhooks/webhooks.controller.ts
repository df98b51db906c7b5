import { Caller, type Identity } from '@caseledger/access';
import { CommandCall, type CommandRequest } from '@caseledger/commands';
import { StudyMembers, StudyPath } from '@caseledger/study';
import { webhookRoles, type Scope } from '@caseledger/domain';
import { Deliveries, Webhooks, type Delivery, type Endpoint, type Secret } from '@caseledger/outbound';
import {
  ApiHeaders,
  declareRoute,
  decodeCursor,
  idempotencyKey,
  pageOf,
  PositionPlace,
  problemContent,
  RefusedError,
  schemaOf,
  pageSize,
} from '@caseledger/platform';
import { refuse } from '../refusals.js';
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
import type {
  DeliveryFile,
  DeliveryPage,
  DeliveryShown,
  RegisteredWebhook,
  ReplayQueued,
  SecretGiven,
  WebhookTestResult,
  WebhookList,
  WebhookView,
} from './webhook-answers.js';
import { DeliveriesQuery, DeliveryPath, ReplayBody, RotationBody, WebhookBody, WebhookPath } from './webhooks.dto.js';

const aboutWebhooks = `
Standard Webhooks 1.0.0: each message is a POST with \`webhook-id\`, \`webhook-timestamp\` and \`webhook-signature\` (v1,
HMAC-SHA256, one for each valid secret). The body is, byte for byte, the \`data\` line that the stream has for the event, so
the bodies of a log, in the order of their positions and each with a line feed, have the digest that \`/v1/safety/stream/proof\`
gives. The id is the same for every attempt and every replay: messages come at least once, so drop those that you
have. Those of one case come in order, the next one only after a 2xx answer to the one before.

The address gets a message of type \`WebhookVerification\` first and has to answer 200 with \`{"challenge": "…"}\`, from its
\`data.challenge\`; otherwise nothing is stored. It must be https and public, without redirects. The answer holds the secret;
it is not shown again, but to whoever repeats the request with its \`Idempotency-Key\`.

It gets messages of the sites of whoever registers it. That it was registered, changed, disabled or deleted is in the study's
ledger, with the origin of its address, and without secrets.`;

const shown = ({ deliveredAt, nextAt, subject, ...delivery }: Delivery): DeliveryShown => ({
  ...delivery,
  adverseEvent: subject,
  ...(deliveredAt !== undefined && { deliveredAt: deliveredAt.toISOString() }),
  ...(nextAt !== undefined && { nextAt: nextAt.toISOString() }),
});

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
    private readonly deliveries: Deliveries,
    private readonly members: StudyMembers,
  ) {}

  @Post()
  @ApiWebhook('Registers a webhook', aboutWebhooks)
  @ApiHeaders(idempotencyKey)
  @ApiCreatedResponse({ description: 'The webhook, with its secret.', schema: schemaOf('RegisteredWebhook') })
  @ApiResponse({ status: 409, description: 'The receiver did not answer the challenge.', content: problemContent })
  @ApiResponse({ status: 422, description: 'The address may not be used.', content: problemContent })
  async register(
    @Param() { study }: StudyPath,
    @Body() { url, filter, description, secret, after }: WebhookBody,
    @CommandCall() request: CommandRequest,
  ): Promise<RegisteredWebhook> {
    await this.members.require(study, request.person, webhookRoles);
    const registered = await this.webhooks.register(study, request, {
      url,
      // The plain members that were given.
      filter: JSON.parse(JSON.stringify(filter ?? {})) as SafetyFilter,
      ...(description !== undefined && { description }),
      ...(secret !== undefined && { secret }),
      ...(after !== undefined && { after }),
    });
    const view = await this.view(registered.endpoint);
    return { ...view, ...(registered.secret !== undefined && { secret: registered.secret }) };
  }

  @Get()
  @ApiWebhook('The webhooks of a study')
  @ApiOkResponse({
    description: 'Those that were not deleted, the oldest first, without their secrets.',
    schema: schemaOf('WebhookList'),
  })
  async list(@Param() { study }: StudyPath, @Caller() caller: Identity): Promise<WebhookList> {
    const endpoints = await this.webhooks.ofStudy(study, await this.scopeOf(study, caller.id));
    return { items: endpoints.map(await this.viewer(endpoints)) };
  }

  @Get(':webhook')
  @ApiWebhook('A webhook')
  @ApiOkResponse({ description: 'The webhook, without its secrets.', schema: schemaOf('WebhookView') })
  async one(@Param() path: WebhookPath, @Caller() caller: Identity): Promise<WebhookView> {
    return this.view(await this.require(path, caller.id));
  }

  @Delete(':webhook')
  @HttpCode(204)
  @ApiWebhook('Deletes a webhook', 'Its secrets are forgotten; the log of its deliveries stays.')
  @ApiNoContentResponse({ description: 'Nothing more is sent. What is under way may still arrive.' })
  async remove(@Param() path: WebhookPath, @CommandCall() request: CommandRequest): Promise<void> {
    await this.webhooks.delete(await this.require(path, request.person), request);
  }

  @Post(':webhook/secrets')
  @ApiWebhook('Gives a webhook a new secret', 'Until those before expire, messages are signed with all of them.')
  @ApiHeaders(idempotencyKey)
  @ApiCreatedResponse({ description: 'The secret. It is not shown again.', schema: schemaOf('SecretGiven') })
  async rotate(
    @Param() path: WebhookPath,
    @Body() { secret, overlapHours = 24 }: RotationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<SecretGiven> {
    const endpoint = await this.require(path, request.person);
    const made = await this.webhooks.rotate(endpoint, secret, overlapHours, request);
    return { secret: made.secret, createdAt: made.createdAt.toISOString() };
  }

  @Post(':webhook/test')
  @HttpCode(200)
  @ApiWebhook('Sends a message of type `WebhookTest`', 'Once, at once, also when the webhook is disabled.')
  @ApiOkResponse({ description: 'What came of it.', schema: schemaOf('WebhookTestResult') })
  async test(@Param() path: WebhookPath, @Caller() caller: Identity): Promise<WebhookTestResult> {
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
  @ApiOkResponse({ description: 'The webhook.', schema: schemaOf('WebhookView') })
  @ApiResponse({ status: 409, description: 'The receiver did not answer the challenge.', content: problemContent })
  async enable(@Param() path: WebhookPath, @CommandCall() request: CommandRequest): Promise<WebhookView> {
    await this.webhooks.enable(await this.require(path, request.person), request);
    return this.view(await this.require(path, request.person));
  }

  @Post(':webhook/replays')
  @ApiWebhook(
    'Delivers messages again, by their positions',
    'Under the same ids. Those from before the webhook was registered, too; those that are to come anyway are left alone.',
  )
  @ApiCreatedResponse({ description: 'How many were queued.', schema: schemaOf('ReplayQueued') })
  async replay(
    @Param() path: WebhookPath,
    @Body() { from, through }: ReplayBody,
    @Caller() caller: Identity,
  ): Promise<ReplayQueued> {
    const endpoint = await this.require(path, caller.id);
    return { queued: await this.webhooks.replay(endpoint, from, through) };
  }

  @Get(':webhook/deliveries')
  @ApiWebhook('Messages of a webhook, and how far their delivery is')
  @ApiOkResponse({ description: 'A page of deliveries, by position.', schema: schemaOf('DeliveryPage') })
  async deliveriesOf(
    @Param() path: WebhookPath,
    @Query() { state, cursor, limit = pageSize }: DeliveriesQuery,
    @Caller() caller: Identity,
  ): Promise<DeliveryPage> {
    const { id } = await this.require(path, caller.id);
    const after = cursor === undefined ? 0 : decodeCursor(cursor, PositionPlace).position;
    const rows = await this.deliveries.list(id, after, state, limit + 1);
    return pageOf(rows.map(shown), limit, ({ position }) => ({ position }));
  }

  @Get(':webhook/deliveries/:position')
  @ApiWebhook('A message of a webhook, with every attempt to deliver it')
  @ApiOkResponse({
    description: 'The delivery. A number that is missing was an attempt whose process died in it.',
    schema: schemaOf('DeliveryFile'),
  })
  async delivery(@Param() path: DeliveryPath, @Caller() caller: Identity): Promise<DeliveryFile> {
    const { id } = await this.require(path, caller.id);
    const delivery = await this.deliveries.find(id, path.position);
    if (delivery !== undefined) {
      const { log, ...rest } = delivery;
      return { ...shown(rest), log: log.map(({ at, ...attempt }) => ({ ...attempt, at: at.toISOString() })) };
    }
    throw new RefusedError(refuse('unknown-delivery', `There is no delivery of position ${path.position}.`));
  }

  private async require({ study, webhook }: WebhookPath, person: string): Promise<Endpoint> {
    return this.webhooks.find(study, webhook, await this.scopeOf(study, person));
  }

  /** @throws RefusedError when the person has no part in the study that goes with webhooks */
  private async scopeOf(study: string, person: string): Promise<Scope> {
    return (await this.members.duties(study, person, webhookRoles)).scope;
  }

  private async view(endpoint: Endpoint): Promise<WebhookView> {
    return (await this.viewer([endpoint]))(endpoint);
  }

  /** Shows endpoints, with what is looked up for all of them at once. */
  private async viewer(endpoints: readonly Endpoint[]): Promise<(endpoint: Endpoint) => WebhookView> {
    const ids = endpoints.map(({ id }) => id);
    const [pending, secrets] = [await this.deliveries.pending(ids), await this.webhooks.secrets(ids)];
    return (endpoint) => viewOf(endpoint, pending.get(endpoint.id) ?? 0, secrets.get(endpoint.id) ?? []);
  }
}

function viewOf(endpoint: Endpoint, pending: number, secrets: readonly Secret[]): WebhookView {
  const { id, study, origin, filter, description, person, scope, createdAt, seen } = endpoint;
  const { disabledAt, disabledWhy, deletedAt, differs } = endpoint;
  const status = deletedAt !== undefined ? 'deleted' : disabledAt !== undefined ? 'disabled' : 'active';
  return {
    webhook: id,
    ...{ study, url: origin, filter, person, status },
    ...(description !== undefined && { description }),
    ...(scope !== undefined && scope.sites !== 'ALL' && { sites: scope.sites }),
    createdAt: createdAt.toISOString(),
    ...(disabledAt !== undefined && { disabledAt: disabledAt.toISOString() }),
    ...(disabledWhy !== undefined && { disabledWhy }),
    ...(deletedAt !== undefined && { deletedAt: deletedAt.toISOString() }),
    ...(differs !== undefined && { standsStill: differs }),
    position: seen.position,
    pending,
    secrets: secrets.map((secret) => ({
      createdAt: secret.createdAt.toISOString(),
      ...(secret.expiresAt !== undefined && { expiresAt: secret.expiresAt.toISOString() }),
    })),
  };
}
