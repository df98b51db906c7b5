import { Caller, type Identity } from '@caseledger/access';
import {
  ApiCommand,
  CommandCall,
  CommandGateway,
  StudyMembers,
  type CommandAnswer,
  type CommandRequest,
} from '@caseledger/commands';
import type { RecordedFact } from '@caseledger/domain';
import { IcsrSyntaxError, readAcknowledgement, ReportAcknowledgementCode } from '@caseledger/icsr';
import { refuse, sha256 } from '@caseledger/kernel';
import { RefusedError, WaitFor } from '@caseledger/platform';
import { ProjectionReader, type ReplyHeaders } from '@caseledger/projections';
import { Body, Controller, Get, Header, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AdverseEventPath, ReportPath } from '../adverse-events/adverse-event.dto.js';
import { factsAt } from '../adverse-events/facts-at.js';
import { caseAt, type CaseAt } from './case-at.js';
import { caseMessage } from './case-messages.js';
import { caseReport } from './case-report.js';
import { reportPdf } from './report-pdf.js';
import { AcknowledgementFileBody, MessageQuery, PreparationBody } from './reports.dto.js';

/** Individual case safety reports (ICH E2B(R3)): the message, its readable form, and its way to the recipient and back. */
@ApiTags('safety-reports')
@ApiBearerAuth()
@Controller('v1/studies/:study/adverse-events/:adverseEvent')
export class ReportsController {
  constructor(
    private readonly reader: ProjectionReader,
    private readonly members: StudyMembers,
    private readonly gateway: CommandGateway,
  ) {}

  @Get('icsr')
  @Header('Content-Type', 'application/xml; charset=utf-8')
  @ApiOperation({ summary: 'The message about the case as of a position; refused with every rule that it breaks' })
  @ApiProduces('application/xml')
  @ApiOkResponse({ description: 'MCCI_IN200100UV01. The same position gives the same bytes.' })
  async message(
    @Param() path: AdverseEventPath,
    @Query() { recipient, kind = 'INITIAL', position }: MessageQuery,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<string> {
    await this.members.require(path.study, caller.id);
    return caseMessage(await this.caseAt(path, position, waitFor, reply), { kind, recipient }).xml;
  }

  @Get('icsr.pdf')
  @ApiOperation({ summary: 'The same for people to read' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ description: 'PDF. The same position gives the same bytes.' })
  async pdf(
    @Param() path: AdverseEventPath,
    @Query() { recipient, kind = 'INITIAL', position }: MessageQuery,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<StreamableFile> {
    await this.members.require(path.study, caller.id);
    const at = await this.caseAt(path, position, waitFor, reply);
    caseMessage(at, { kind, recipient });
    return new StreamableFile(await reportPdf(caseReport(at, { kind, recipient }), at), { type: 'application/pdf' });
  }

  @Post('reports')
  @ApiCommand('Prepares a report: fixes what the message says, by its digest', {
    description: 'Refused while the message breaks a rule; each one is listed with its element.',
  })
  async prepare(
    @Param() path: AdverseEventPath,
    @Body() { position, comment, ...body }: PreparationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    await this.members.require(path.study, request.person);
    const at = await this.caseAt(path, position, position);
    const said = { ...body, ...(comment !== undefined && { comment }) };
    const { digest } = caseMessage(at, said);
    return this.gateway.perform('PrepareReport', path, { ...said, asOf: position, digest }, request);
  }

  @Get('reports/:report/message')
  @Header('Content-Type', 'application/xml; charset=utf-8')
  @ApiOperation({ summary: 'The message that was prepared, made again and compared with its digest' })
  @ApiProduces('application/xml')
  @ApiOkResponse({ description: 'The bytes that were prepared.' })
  async prepared(
    @Param() { study, adverseEvent, report }: ReportPath,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<string> {
    await this.members.require(study, caller.id);
    const { facts } = await this.caseAt({ study, adverseEvent }, undefined, waitFor, reply);
    const prepared = preparation(facts, report);
    const at = await this.caseAt({ study, adverseEvent }, prepared.asOf);
    const { xml, digest } = caseMessage(at, prepared);
    if (digest === prepared.digest) return xml;
    const message = 'This version of the software would say the case in other bytes than those that were prepared.';
    throw new RefusedError(refuse('conflict', 'message-changed', message, { remedy: 'Prepare the report anew.' }));
  }

  @Post('reports/:report/acknowledgement-file')
  @ApiCommand("Reads the recipient's acknowledgement file (MCCI_IN200101UV01)", {
    description: 'Refused when it is about another report.',
  })
  async acknowledge(
    @Param() path: ReportPath,
    @Body() { file, ...body }: AcknowledgementFileBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    await this.members.require(path.study, request.person);
    const { facts } = await this.caseAt(path);
    const prepared = preparation(facts, path.report);
    const sent = caseReport(await this.caseAt(path, prepared.asOf), prepared);
    const { accepted, errors, reference } = answerTo(sent.safetyReportId, file);
    const digest = sha256(Buffer.from(file)).toString('hex');
    return this.gateway.perform('AcknowledgeReport', path, { ...body, accepted, errors, reference, digest }, request);
  }

  private async caseAt(
    { study, adverseEvent }: { readonly study: string; readonly adverseEvent: string },
    position?: number,
    waitFor?: number,
    reply?: ReplyHeaders,
  ): Promise<CaseAt> {
    const { facts } = await factsAt(this.reader, { study, position, waitFor, ...(reply && { reply }) });
    const at = caseAt(facts, adverseEvent);
    if (at !== undefined) return at;
    const message = `There is no adverse event ${adverseEvent}.`;
    throw new RefusedError(refuse('not-found', 'unknown-adverse-event', message));
  }
}

/** What was prepared as a report of the case. */
function preparation(facts: readonly RecordedFact[], report: number) {
  for (const fact of facts) if (fact.type === 'ReportPrepared' && fact.data.report === report) return fact.data;
  throw new RefusedError(refuse('not-found', 'unknown-report', `The case has no prepared report ${report}.`));
}

/** What an acknowledgement says of one report. @throws RefusedError when it is none, or says nothing of it */
function answerTo(safetyReportId: string, file: string) {
  const acknowledgement = read(file);
  const answer = acknowledgement.reports.find(({ identifier }) => identifier === safetyReportId);
  if (answer === undefined) {
    const others = acknowledgement.reports.map(({ identifier }) => identifier).join(', ') || 'no report';
    throw new RefusedError(
      refuse('invalid', 'other-report', `The file is about ${others}, not about ${safetyReportId}.`, {
        requirement: 'R-SAF-21',
        pointer: '/file',
      }),
    );
  }
  return {
    accepted: answer.code === ReportAcknowledgementCode.accepted,
    errors: [...answer.errors, ...acknowledgement.batch.errors],
    reference: answer.localNumber ?? acknowledgement.number,
  };
}

function read(file: string) {
  try {
    return readAcknowledgement(file);
  } catch (error) {
    if (!(error instanceof IcsrSyntaxError)) throw error;
    throw new RefusedError(
      refuse('invalid', 'no-acknowledgement', error.message, { requirement: 'R-SAF-21', pointer: '/file' }),
    );
  }
}
