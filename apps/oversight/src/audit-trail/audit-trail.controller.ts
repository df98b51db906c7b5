import { Caller, type Identity } from '@caseledger/access';
import { personalDataVault, StudyMembers } from '@caseledger/commands';
import type { PersonalDataVault } from '@caseledger/kernel';
import {
  decodeCursor,
  Instant,
  OneOf,
  PageQuery,
  pageOf,
  PositionPlace,
  Text,
  WaitFor,
  type Page,
} from '@caseledger/platform';
import { ProjectionReader, queryView, type ReplyHeaders } from '@caseledger/projections';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { auditTrail } from './audit-trail.projection.js';
import { printedNames, selectEntries } from './select-entries.js';
import { sentenceEntry, trailEntry, type SentenceEntry, type TrailEntry } from './trail-entry.js';

const pageSize = 100;

/** Which entries of the audit trail are wanted. */
export class AuditTrailQuery extends PageQuery {
  @Text({ description: 'Only what concerns this participant.', max: 100, optional: true })
  readonly participant?: string;

  @Text({ description: 'Only what concerns this product.', max: 100, optional: true })
  readonly product?: string;

  @Text({ description: 'Only what this person recorded.', max: 255, optional: true })
  readonly person?: string;

  @Text({ description: 'Only events of this type.', max: 60, optional: true })
  readonly type?: string;

  @Instant({ description: 'Only what was recorded at this instant or later.', optional: true })
  readonly from?: string;

  @Instant({ description: 'Only what was recorded before this instant.', optional: true })
  readonly to?: string;

  @OneOf(['entries', 'sentences'], { description: 'Entries with all fields, or sentences only.', optional: true })
  readonly format?: 'entries' | 'sentences';
}

/** The audit trail, for people (R-AUD-07). */
@ApiTags('audit trail')
@ApiBearerAuth()
@Controller('v1/studies/:study/audit-trail')
export class AuditTrailController {
  constructor(
    private readonly reader: ProjectionReader,
    private readonly members: StudyMembers,
    @Inject(personalDataVault) private readonly vault: PersonalDataVault,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who changed which field from what to what, when and why' })
  @ApiOkResponse({ description: 'A page of entries, one for each event, in the order of the ledger.' })
  async list(
    @Param('study') study: string,
    @Query() query: AuditTrailQuery,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<Page<TrailEntry | SentenceEntry>> {
    await this.members.require(study, caller.id);
    const { cursor, limit = pageSize, format } = query;
    const after = cursor === undefined ? 0 : decodeCursor(cursor, PositionPlace).position;
    const { page, sealed } = await queryView(
      this.reader,
      { projection: auditTrail.name, study, waitFor, reply },
      async (tx) => {
        const rows = await selectEntries(tx, study, query, after, limit + 1);
        const page = pageOf(rows, limit, ({ event }) => ({ position: event.position }));
        return { page, sealed: await printedNames(tx, study, page.items) };
      },
    );
    const names = new Map<string, string | undefined>();
    for (const { person, event, sealed: name } of sealed) {
      names.set(person, await this.vault.open<string>(study, { id: event }, name));
    }
    const present = format === 'sentences' ? sentenceEntry : trailEntry;
    return { ...page, items: page.items.map((row) => present(row, names.get(row.event.actor.id))) };
  }
}
