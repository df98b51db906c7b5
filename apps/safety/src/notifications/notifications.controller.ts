import { Caller, type Identity } from '@caseledger/access';
import { StudyMembers } from '@caseledger/commands';
import {
  evolveStream,
  initialWorld,
  notificationsOf,
  notificationStatuses,
  type Notification,
  type RecordedFact,
} from '@caseledger/domain';
import { systemClock } from '@caseledger/kernel';
import { OneOf, WaitFor } from '@caseledger/platform';
import { ProjectionReader, type ReplyHeaders } from '@caseledger/projections';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { factsByCase } from '../adverse-events/safety-case.js';
import { factsAt } from '../adverse-events/facts-at.js';

/** Which notifications are wanted. */
export class NotificationsQuery {
  @OneOf(notificationStatuses, { description: 'Only these.', optional: true })
  readonly status?: Notification['status'];
}

/** Every notification of a study's cases at an instant, by when it is to be acknowledged. */
function studyNotifications(facts: readonly RecordedFact[], now: string): readonly Notification[] {
  const { protocol } = facts
    .filter(({ stream }) => stream === 'study')
    .reduce((state, fact) => evolveStream('study', state, fact), initialWorld.study);
  return factsByCase(facts)
    .flatMap((own) => notificationsOf(own, protocol, now))
    .sort((one, other) => (one.acknowledgeBy < other.acknowledgeBy ? -1 : 1));
}

/** Who must know of which cases, and whether they do. */
@ApiTags('safety')
@ApiBearerAuth()
@Controller('v1/studies/:study/safety/notifications')
export class NotificationsController {
  constructor(
    private readonly reader: ProjectionReader,
    private readonly members: StudyMembers,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Notifications by the rules of the protocol: waiting, escalated, acknowledged' })
  @ApiOkResponse({ description: 'The notifications, by when they are to be acknowledged.' })
  async list(
    @Param('study') study: string,
    @Query() { status }: NotificationsQuery,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<{ readonly study: string; readonly position: number; readonly items: readonly Notification[] }> {
    await this.members.require(study, caller.id);
    const { position, facts } = await factsAt(this.reader, { study, waitFor, reply });
    const all = studyNotifications(facts, systemClock.now());
    return { study, position, items: all.filter((one) => status === undefined || one.status === status) };
  }
}
