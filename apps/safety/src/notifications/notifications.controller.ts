import { AsOfQuery, Ask, Shows, Views, type Asked } from '@caseledger/casebook';
import {
  ApiCommand,
  CommandCall,
  CommandGateway,
  DatedAct,
  type CommandAnswer,
  type CommandRequest,
} from '@caseledger/commands';
import { ProtocolCode, StudyPath } from '@caseledger/study';
import { notificationStatuses, type AcknowledgeNotification, type Notification } from '@caseledger/domain';
import { OneOf } from '@caseledger/platform';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AdverseEventPath } from '../adverse-events/adverse-event.dto.js';
import type { NotificationList } from './notification-list.js';
import { notificationsView } from './notifications.view.js';

/** Which notifications are wanted. */
export class NotificationsQuery extends AsOfQuery {
  @OneOf(notificationStatuses, { description: 'Only these.', optional: true })
  readonly status?: Notification['status'];
}

/** Body of `AcknowledgeNotification`. */
export class NotificationAcknowledgementBody extends DatedAct implements Omit<AcknowledgeNotification, 'adverseEvent'> {
  @ProtocolCode({ description: 'Code of the notification rule.', example: 'SAE-NOW' })
  readonly rule!: string;
}

/** Who must know of which cases, and whether they do. */
@ApiTags('safety')
@Controller('v1/studies/:study')
export class NotificationsController {
  constructor(
    private readonly views: Views,
    private readonly gateway: CommandGateway,
  ) {}

  @Get('safety/notifications')
  @Shows(
    notificationsView,
    'Notifications by the rules of the protocol: waiting, escalated, acknowledged',
    'The notifications, by when they are to be acknowledged.',
  )
  list(@Param() path: StudyPath, @Query() query: NotificationsQuery, @Ask() asked: Asked): Promise<NotificationList> {
    return this.views.show(notificationsView, path, query, asked);
  }

  @Post('adverse-events/:adverseEvent/notification-acknowledgements')
  @ApiTags('adverse-events')
  @ApiCommand('AcknowledgeNotification', 'Acknowledges a notification: one whom its rule names knows of the case')
  acknowledge(
    @Param() path: AdverseEventPath,
    @Body() body: NotificationAcknowledgementBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('AcknowledgeNotification', path, body, request);
  }
}
