import { AsOf, AsOfQuery, Ask, Shows, Views, type Asked } from '@caseledger/casebook';
import { StudyPath } from '@caseledger/study';
import { PageQuery, Pattern } from '@caseledger/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ParticipantPath } from '../common/paths.dto.js';
import type { ParticipantFile, ParticipantPage } from './participant.js';
import { participantsView, participantView, timelineView } from './participants.view.js';
import type { TimelinePage } from './timeline.js';

/** A part of a list, of a past state if wanted. */
export class PageAsOfQuery extends PageQuery {
  @AsOf()
  readonly asOf?: string;
}

/** Which participants are wanted. */
export class ParticipantsQuery extends PageAsOfQuery {
  @Pattern(/^[A-Z_]{3,40}$/, { description: 'Only with this status.', example: 'TREATED', max: 40, optional: true })
  readonly status?: string;
}

/** Reads participants: where each stands, and everything that happened to them. */
@ApiTags('participants')
@Controller('v1/studies/:study/participants')
export class ParticipantsController {
  constructor(private readonly views: Views) {}

  @Get()
  @Shows(participantsView, 'Participants with their status', 'A page of participants, by code.')
  list(@Param() path: StudyPath, @Query() query: ParticipantsQuery, @Ask() asked: Asked): Promise<ParticipantPage> {
    return this.views.show(participantsView, path, query, asked);
  }

  @Get(':participant')
  @Shows(
    participantView,
    'A participant: consent, product, visits with their windows, missing answers',
    'The participant. The `ETag` is the version of its stream.',
  )
  one(@Param() path: ParticipantPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<ParticipantFile> {
    return this.views.show(participantView, path, query, asked);
  }

  @Get(':participant/timeline')
  @Shows(
    timelineView,
    'Every event about a participant, in the order of the ledger',
    'A page of events: participant, products, adverse events and near misses.',
  )
  timeline(@Param() path: ParticipantPath, @Query() query: PageAsOfQuery, @Ask() asked: Asked): Promise<TimelinePage> {
    return this.views.show(timelineView, path, query, asked);
  }
}
