import { AsOfQuery, Ask, Shows, Views, type Asked } from '@caseledger/casebook';
import { ApiCommand, CommandCall, CommandGateway, type CommandAnswer, type CommandRequest } from '@caseledger/commands';
import { sha256 } from '@caseledger/kernel';
import { Body, Controller, Get, Header, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AdverseEventPath } from '../adverse-events/adverse-event.dto.js';
import { answerTo } from './acknowledgement.js';
import {
  AcknowledgementBody,
  AcknowledgementFileBody,
  MessageQuery,
  NotificationBody,
  PreparationBody,
  ReportPath,
  SubmissionBody,
} from './reports.dto.js';
import { messagePdfView, messageView, preparedMessageView, reportIdentifierView } from './reports.view.js';

/** Individual case safety reports (ICH E2B(R3)): the message, its readable form, and its way to the recipient and back. */
@ApiTags('safety-reports')
@Controller('v1/studies/:study/adverse-events/:adverseEvent')
export class ReportsController {
  constructor(
    private readonly views: Views,
    private readonly gateway: CommandGateway,
  ) {}

  @Get('icsr')
  @Header('Content-Type', 'application/xml; charset=utf-8')
  @Shows(
    messageView,
    'The message about the case as of a position; refused with every rule that it breaks',
    'MCCI_IN200100UV01. The same position gives the same bytes.',
  )
  message(@Param() path: AdverseEventPath, @Query() query: MessageQuery, @Ask() asked: Asked): Promise<string> {
    return this.views.show(messageView, path, query, asked);
  }

  @Get('icsr.pdf')
  @Shows(messagePdfView, 'The same for people to read', 'PDF. The same position gives the same bytes.')
  async pdf(
    @Param() path: AdverseEventPath,
    @Query() query: MessageQuery,
    @Ask() asked: Asked,
  ): Promise<StreamableFile> {
    const bytes = await this.views.show(messagePdfView, path, query, asked);
    return new StreamableFile(bytes, { type: messagePdfView.answer });
  }

  @Post('reports')
  @ApiCommand('PrepareReport', 'Prepares a report: fixes what the message says, by its digest', {
    description: 'Refused while the message breaks a rule; each one is listed with its element.',
  })
  async prepare(
    @Param() path: AdverseEventPath,
    @Body() { position, ...body }: PreparationBody,
    @Ask() asked: Asked,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    const { recipient, kind, comment } = body;
    const said = { recipient, kind, ...(comment !== undefined && { comment }) };
    const xml = await this.views.show(messageView, path, { ...said, asOf: String(position) }, asked);
    const digest = sha256(Buffer.from(xml)).toString('hex');
    return this.gateway.perform('PrepareReport', path, { ...body, asOf: position, digest }, request);
  }

  @Get('reports/:report/message')
  @Header('Content-Type', 'application/xml; charset=utf-8')
  @Shows(
    preparedMessageView,
    'The message that was prepared, made again and compared with its digest',
    'The bytes that were prepared.',
  )
  prepared(@Param() path: ReportPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<string> {
    return this.views.show(preparedMessageView, path, query, asked);
  }

  @Post('notifications')
  @ApiTags('adverse-events')
  @ApiCommand('NotifyRecipient', 'Records that somebody was told by form, letter or call')
  notify(
    @Param() path: AdverseEventPath,
    @Body() body: NotificationBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('NotifyRecipient', path, body, request);
  }

  @Post('reports/:report/submission')
  @ApiCommand('SubmitReport', 'Records that a prepared report was sent')
  submit(
    @Param() path: ReportPath,
    @Body() body: SubmissionBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('SubmitReport', path, body, request);
  }

  @Post('reports/:report/acknowledgement')
  @ApiCommand('AcknowledgeReport', "Records the recipient's answer to a report")
  acknowledge(
    @Param() path: ReportPath,
    @Body() body: AcknowledgementBody,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    return this.gateway.perform('AcknowledgeReport', path, body, request);
  }

  @Post('reports/:report/acknowledgement-file')
  @ApiCommand('AcknowledgeReport', "Reads the recipient's acknowledgement file (MCCI_IN200101UV01)", {
    name: 'AcknowledgeReportByFile',
    description: 'Refused when it is about another report.',
  })
  async acknowledgeByFile(
    @Param() path: ReportPath,
    @Body() { file, ...body }: AcknowledgementFileBody,
    @Ask() asked: Asked,
    @CommandCall() request: CommandRequest,
  ): Promise<CommandAnswer> {
    // It answers what was recorded before it, also when that was a moment ago.
    const identifier = await this.views.show(reportIdentifierView, path, {}, { ...asked, waitFor: 'head' });
    return this.gateway.perform('AcknowledgeReport', path, { ...body, ...answerTo(identifier, file) }, request);
  }
}
