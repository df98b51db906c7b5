import { AsOf, Ask, Shows, Views, type Asked } from '@caseledger/casebook';
import { ParticipantCode, ProductCode, StudyPath } from '@caseledger/study';
import { eventTypes } from '@caseledger/domain';
import { Instant, OneOf, PageQuery, Text } from '@caseledger/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { auditTrailView } from './audit-trail.view.js';
import type { AuditTrailPage } from './trail-entry.js';

/** Which entries of the audit trail are wanted. */
export class AuditTrailQuery extends PageQuery {
  @ParticipantCode({ description: 'Only what concerns this participant.', optional: true })
  readonly participant?: string;

  @ProductCode({ description: 'Only what concerns this product.', optional: true })
  readonly product?: string;

  @Text({ description: 'Only what this person recorded.', max: 255, optional: true })
  readonly person?: string;

  @OneOf(eventTypes, { description: 'Only events of this type.', optional: true })
  readonly type?: string;

  @Instant({ description: 'Only what was recorded at this instant or later.', optional: true })
  readonly from?: string;

  @Instant({ description: 'Only what was recorded before this instant.', optional: true, notBefore: 'from' })
  readonly to?: string;

  @OneOf(['oldest', 'newest'], { description: 'Which entries come first: the oldest unless given.', optional: true })
  readonly order?: 'oldest' | 'newest';

  @OneOf(['entries', 'sentences'], { description: 'Entries with all fields, or sentences only.', optional: true })
  readonly format?: 'entries' | 'sentences';

  @AsOf()
  readonly asOf?: string;
}

/** The audit trail, for people (R-AUD-07). */
@ApiTags('audit trail')
@Controller('v1/studies/:study/audit-trail')
export class AuditTrailController {
  constructor(private readonly views: Views) {}

  @Get()
  @Shows(
    auditTrailView,
    'Who changed which field from what to what, when and why',
    'A page of entries, one for each event, in the order of the ledger or from its end.',
  )
  list(@Param() path: StudyPath, @Query() query: AuditTrailQuery, @Ask() asked: Asked): Promise<AuditTrailPage> {
    return this.views.show(auditTrailView, path, query, asked);
  }
}
